namespace Aisle.Models.PassThrough;

/// <summary>What a request and a provider may both speak, so that nothing needs to be translated.</summary>
public enum Dialect
{
    /// <summary>OpenAI's chat completions.</summary>
    ChatCompletions,

    /// <summary>Anthropic's Messages API.</summary>
    Messages,
}

/// <summary>Sends a request's body on as it is. One instance a model, shared by all calls.</summary>
public interface IPassThrough
{
    /// <summary>The answer's head has come, its body not yet. What is no success is thrown as <see cref="ModelFaultException"/>.</summary>
    /// <param name="body">With the provider's own name of the model in it.</param>
    /// <param name="headers">Of the caller's, those that the dialect gives a meaning to.</param>
    /// <param name="cancellationToken">Ends the call at the provider.</param>
    Task<HttpResponseMessage> SendAsync(ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken);
}
