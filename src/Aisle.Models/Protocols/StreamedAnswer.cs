using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols;

/// <summary>What turns updates into a protocol's stream.</summary>
/// <param name="Start">Before the first update.</param>
/// <param name="Write">For each update.</param>
/// <param name="End">After the last.</param>
/// <param name="Fail">In place of the rest, for a failure in the middle.</param>
internal sealed record StreamedAnswer(Action Start, Action<ChatResponseUpdate> Write, Action End, Action<ModelFault> Fail)
{
    /// <summary>What may wait for updates that are there already.</summary>
    private const int MostUnsent = 8 * 1024;

    /// <summary>
    /// Waits for the first update before it answers, so that what fails before is a plain HTTP error; then sends each update at once, those that came
    /// together in one go, no faster than the client takes them.
    /// </summary>
    public static async Task SendAsync(
        HttpContext http, string contentType, IAsyncEnumerable<ChatResponseUpdate> answer, Func<StreamedAnswer> open, CancellationToken cancellationToken)
    {
        await using var updates = answer.GetAsyncEnumerator(cancellationToken);
        var more = await updates.MoveNextAsync();
        var output = http.Response.BodyWriter;
        http.Response.ContentType = contentType;
        var stream = open();
        stream.Start();
        try
        {
            while (more)
            {
                stream.Write(updates.Current);
                var next = updates.MoveNextAsync();
                if (!next.IsCompleted || output.UnflushedBytes > MostUnsent)
                {
                    await output.FlushAsync(cancellationToken);
                }

                more = await next;
            }

            stream.End();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            stream.Fail(UnexpectedFaults.Of(e, http));
        }

        await output.FlushAsync(cancellationToken);
    }
}
