using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Models.Protocols;

/// <summary>Finds out who calls, in one family of protocols' ways.</summary>
internal interface ICallerAuthentication
{
    /// <summary>What the head alone tells; null where the body decides. Who has no key makes this server read no body.</summary>
    /// <exception cref="ModelFaultException">It is not known who calls.</exception>
    Caller? AuthenticateHead(HttpContext http);

    /// <exception cref="ModelFaultException">It is not known who calls.</exception>
    Caller Authenticate(HttpContext http, ReadOnlySpan<byte> body);
}

/// <summary>What every operation of every dialect does first and last: who calls, before the body is read; the body; faults in the dialect's words.</summary>
internal static class CallerRequest
{
    /// <param name="http">The request.</param>
    /// <param name="authentication">Finds out who calls.</param>
    /// <param name="answer">Gets the body and the caller.</param>
    /// <param name="writeFault">The dialect's way of saying what is wrong, while nothing of an answer was sent.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <param name="bodyMayBeEmpty">Whether no body means "{}", as it does for operations that are all path.</param>
    public static Task HandleAsync(
        HttpContext http,
        ICallerAuthentication authentication,
        Func<RequestJson, Caller, Task> answer,
        Func<HttpContext, ModelFault, CancellationToken, Task> writeFault,
        CancellationToken cancellationToken,
        bool bodyMayBeEmpty = false) =>
        HandleBytesAsync(http, authentication, async (bytes, caller) =>
        {
            var body = RequestJson.Parse(bytes.IsEmpty && bodyMayBeEmpty ? "{}"u8.ToArray() : bytes, out var document);
            using (document)
            {
                await answer(body, caller);
            }
        }, writeFault, cancellationToken);

    /// <summary>The same with a body that nobody has looked into.</summary>
    public static async Task HandleBytesAsync(
        HttpContext http,
        ICallerAuthentication authentication,
        Func<ReadOnlyMemory<byte>, Caller, Task> answer,
        Func<HttpContext, ModelFault, CancellationToken, Task> writeFault,
        CancellationToken cancellationToken)
    {
        try
        {
            var known = authentication.AuthenticateHead(http);
            var bytes = await RequestBody.ReadAsync(http, cancellationToken);
            var caller = known ?? authentication.Authenticate(http, bytes.Span);
            BudgetHeaders.Announce(http, caller, http.RequestServices.GetRequiredService<ModelGateway>());
            await answer(bytes, caller);
        }
        catch (Exception e) when (!http.Response.HasStarted && !cancellationToken.IsCancellationRequested)
        {
            var fault = UnexpectedFaults.Of(e, http);
            if (http.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 })
            {
                http.Abort(); // half an answer is in the pipe, and can't be taken back
                return;
            }

            await writeFault(http, fault, cancellationToken);
        }
    }
}
