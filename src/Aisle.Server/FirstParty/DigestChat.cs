using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews;
using Aisle.Models;
using Aisle.Models.Providers.InProcess;
using Microsoft.Extensions.AI;

namespace Aisle.Server.FirstParty;

/// <summary>
/// Sums up reviews. The user's last message is the reviews themselves, one a paragraph or, in one paragraph, one a line; a message of one line is the
/// id or the name of one of the shop's products, whose reviews are read.
/// </summary>
internal sealed class DigestChat(ICatalogStore store, LiveIndex index) : InProcessChat
{
    private const int MostReviews = 10_000;

    protected override async IAsyncEnumerable<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text.Trim() ?? "";
        var reviews = ReviewsIn(text);
        if (reviews.Count > 1)
        {
            yield return WrittenDigest.Of(ReviewReader.Digest("", reviews, product: null, cancellationToken), null);
            yield break;
        }

        var product = await FindAsync(text, cancellationToken) ?? throw new ModelFaultException(new ModelFault(
            ModelFaultKind.InvalidRequest, "The message is neither a product of the shop nor reviews. Send a product's id or name, or several reviews with an empty line between them.", Parameter: "messages"));
        var written = await store.FindReviewsAsync(product.Id, cancellationToken);
        yield return product.Title + "\n\n";
        yield return WrittenDigest.Of(ReviewReader.Digest(product.Id, written, product, cancellationToken), null);
    }

    private async Task<Product?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (await store.FindProductAsync(text, cancellationToken) is { } named)
        {
            return named;
        }

        var found = index.Current.Search(new SearchQuery { Text = text, Limit = 1 }, cancellationToken);
        return found.Hits.Count > 0 ? await store.FindProductAsync(found.Hits[0].ProductId, cancellationToken) : null;
    }

    private static List<Review> ReviewsIn(string text)
    {
        var paragraphs = Split(text.ReplaceLineEndings("\n"), "\n\n");
        return [.. (paragraphs.Length > 1 ? paragraphs : Split(text, "\n")).Take(MostReviews)
            .Select((review, at) => new Review { Id = at.ToString(CultureInfo.InvariantCulture), ProductId = "", Text = review })];
    }

    private static string[] Split(string text, string by) => text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
