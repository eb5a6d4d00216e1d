using Aisle.Models.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Models.Protocols;

/// <summary>What turns updates into a protocol's stream.</summary>
/// <param name="Start">Before the first update.</param>
/// <param name="Write">For each update.</param>
/// <param name="End">After the last.</param>
/// <param name="Fail">In place of the rest, for a failure in the middle.</param>
/// <param name="Ping">A sign of life, which tells the client nothing; may write nothing where there is no place for one.</param>
internal sealed record StreamedAnswer(Action Start, Action<ChatResponseUpdate> Write, Action End, Action<ModelFault> Fail, Action Ping)
{
    /// <summary>What may wait for updates that are there already.</summary>
    private const int MostUnsent = 8 * 1024;

    /// <summary>
    /// Waits for the first update before it answers, so that what fails before is a plain HTTP error; but no longer than a connection may be quiet: then the
    /// stream starts without it. Sends each update at once, those that came together in one go, no faster than the client takes them.
    /// </summary>
    public static async Task SendAsync(
        HttpContext http, string contentType, IAsyncEnumerable<ChatResponseUpdate> answer, Func<StreamedAnswer> open, CancellationToken cancellationToken)
    {
        var (quiet, time) = (http.RequestServices.GetRequiredService<LiveModels>().Current.Routing.KeepAlive, http.RequestServices.GetRequiredService<TimeProvider>());
        await using var updates = answer.GetAsyncEnumerator(cancellationToken);
        var first = updates.MoveNextAsync().AsTask();
        if (!first.IsCompleted)
        {
            await Task.WhenAny(first.WaitAsync(quiet, time, CancellationToken.None));
        }

        if (first.IsCompleted)
        {
            await first; // what failed is told before anything is sent
        }

        var output = http.Response.BodyWriter;
        http.Response.ContentType = contentType;
        var stream = open();
        stream.Start();
        using var alive = new KeepAlive(output, stream.Ping, quiet, time);
        try
        {
            var next = new ValueTask<bool>(first);
            while (true)
            {
                var waits = !next.IsCompleted;
                if (waits || output.UnflushedBytes > MostUnsent)
                {
                    await output.FlushAsync(CancellationToken.None); // ends with the connection; an update that is on its way can't be left alone
                }

                if (waits)
                {
                    alive.Rest();
                }

                bool more;
                try
                {
                    more = await next;
                }
                finally
                {
                    if (waits)
                    {
                        await alive.ResumeAsync();
                    }
                }

                if (!more)
                {
                    break;
                }

                stream.Write(updates.Current);
                next = updates.MoveNextAsync();
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
