using Aisle.Models.Configuration;
using Aisle.Models.Providers.Onnx;
using Anthropic.Bedrock;

namespace Aisle.Models.Providers;

/// <summary>Which class serves which <see cref="ProviderType"/>. A new type is one member there and one line here.</summary>
internal static class ProviderTypes
{
    public static IModelProvider Make(ProviderConfiguration provider, ProviderHttp http) => provider.Type switch
    {
        ProviderType.OpenAI => new OpenAIProvider(provider.Name, provider.Url!, provider.ReadKey(), http),
        ProviderType.Azure => new OpenAIProvider(provider.Name, OfResource(provider.Url!), provider.ReadKey(), http),
        ProviderType.Anthropic => AnthropicProvider.AtAnthropic(provider.Name, provider.Url, provider.ReadKey(), http),
        ProviderType.Onnx => new OnnxProvider(provider.Name, provider.Folder!),
        ProviderType.Bedrock => AnthropicProvider.OnBedrock(provider.Name, provider.Url, Credentials(provider), http),
        _ => throw new InvalidDataException($"models.providers: {provider.Name} has a type that is not known."),
    };

    /// <summary>Azure's v1 API speaks OpenAI's protocol below "/openai/v1" of the resource.</summary>
    private static Uri OfResource(Uri url) => url.AbsolutePath == "/" ? new Uri(url, "/openai/v1/") : url;

    private static IAnthropicBedrockCredentials Credentials(ProviderConfiguration provider) => provider.AccessKeyVariable is not null
        ? new AnthropicBedrockPrivateKeyCredentials { ApiAccessKey = provider.ReadAccessKey(), ApiSecret = provider.ReadKey(), Region = provider.Region! }
        : new AnthropicBedrockApiTokenCredentials { BearerToken = provider.ReadKey(), Region = provider.Region! };
}

/// <summary>The connections to all providers. Redirects are not followed: a key would go where nobody configured it to.</summary>
internal sealed class ProviderHttp : IDisposable
{
    private readonly SocketsHttpHandler _handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null, // a caller's trace is not a provider's matter
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };

    public ProviderHttp()
    {
        Invoker = new HttpMessageInvoker(_handler);
        Client = new HttpClient(new DivertedStreams.Handler(new BoundedAnswer.Handler(_handler))) { Timeout = Timeout.InfiniteTimeSpan }; // a stream may be long; the router bounds the wait for its start
    }

    /// <summary>What the kept clients send by.</summary>
    public HttpClient Client { get; }

    /// <summary>The same without what a client adds to each request.</summary>
    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Client.Dispose();
        Invoker.Dispose();
        _handler.Dispose();
    }
}
