using Aisle.Models.Configuration;

namespace Aisle.Models.Providers;

/// <summary>Which class serves which <see cref="ProviderType"/>. A new type is one member there and one line here.</summary>
internal static class ProviderTypes
{
    public static IModelProvider Make(ProviderConfiguration provider, HttpClient http) => provider.Type switch
    {
        ProviderType.OpenAI => new OpenAIProvider(provider.Name, provider.Url!, provider.ReadKey(), http),
        _ => throw new InvalidDataException($"models.providers: {provider.Name} has a type that is not known."),
    };
}

/// <summary>The connections to all providers. Redirects are not followed: a key would go where nobody configured it to.</summary>
internal sealed class ProviderHttp : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // a stream may be long; the router bounds the wait for its start
    };

    public void Dispose() => Client.Dispose();
}
