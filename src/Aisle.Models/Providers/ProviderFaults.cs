using System.ClientModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Aisle.Models.PassThrough;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Providers;

/// <summary>What providers' clients throw, as <see cref="ModelFault"/>. Their own messages name addresses and are kept out.</summary>
internal static class ProviderFaults
{
    public static bool TryRead(Exception e, CancellationToken cancellationToken, out ModelFaultException fault)
    {
        fault = e switch
        {
            ClientResultException { Status: > 0 } failed => Of(failed),
            AnthropicApiException failed => OfStatus((int)failed.StatusCode, null, failed),
            ClientResultException or AnthropicIOException or HttpRequestException or IOException => new(new(ModelFaultKind.Unavailable, "The model's provider can't be reached. Try again in a while."), e),
            OperationCanceledException when !cancellationToken.IsCancellationRequested => new(new(ModelFaultKind.Timeout, "The model's provider did not answer in time."), e),
            AnthropicException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException =>
                new(new(ModelFaultKind.ProviderFailed, "The model's provider gave an answer that can't be read."), e),
            _ => null!,
        };
        return fault is not null;
    }

    /// <summary>The status alone: whether it is worth trying again, and whose fault it is.</summary>
    public static ModelFaultException OfStatus(int status, TimeSpan? retryAfter, Exception? inner) => new(
        status switch
        {
            400 or 422 => new(ModelFaultKind.InvalidRequest, "The model's provider refused the request as invalid: check that the model takes what was sent.", UpstreamStatus: status),
            401 or 403 => new(ModelFaultKind.Unavailable, "The model's provider refused this server's key. The operator has to set it.", UpstreamStatus: status),
            404 => new(ModelFaultKind.Unavailable, "The model's provider does not have the model. The operator has to correct the configuration.", UpstreamStatus: status),
            408 or 504 => new(ModelFaultKind.Timeout, "The model's provider did not answer in time.", UpstreamStatus: status),
            413 => new(ModelFaultKind.TooLarge, "The model's provider refused the request as too large.", UpstreamStatus: status),
            429 => new(ModelFaultKind.RateLimited, "Too many requests, please wait before trying again.", retryAfter, status),
            503 or 529 => new(ModelFaultKind.Unavailable, "The model's provider is overloaded. Try again in a while.", retryAfter, status),
            _ => new(ModelFaultKind.ProviderFailed, string.Create(CultureInfo.InvariantCulture, $"The model's provider failed with status {status}."), UpstreamStatus: status),
        },
        inner);

    private static ModelFaultException Of(ClientResultException e)
    {
        TimeSpan? wait = e.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) == true
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86400
                ? TimeSpan.FromSeconds(seconds)
                : null;
        return OfStatus(e.Status, wait, e);
    }
}

/// <summary>Around every client of a chat provider: nothing leaves it but <see cref="ModelFaultException"/> and cancellation.</summary>
internal sealed class FaultReadingChat(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception e) when (ProviderFaults.TryRead(e, cancellationToken, out var fault))
        {
            throw fault;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var began = false; ; began = true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    if (began)
                    {
                        yield break;
                    }

                    throw PassedAnswer.Unreadable(); // a page or an error with a good status: the clients find no event in it
                }
            }
            catch (Exception e) when (ProviderFaults.TryRead(e, cancellationToken, out var fault))
            {
                throw fault;
            }

            yield return updates.Current;
        }
    }
}

/// <summary>The same around embeddings.</summary>
internal sealed class FaultReadingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }
        catch (Exception e) when (ProviderFaults.TryRead(e, cancellationToken, out var fault))
        {
            throw fault;
        }
    }
}
