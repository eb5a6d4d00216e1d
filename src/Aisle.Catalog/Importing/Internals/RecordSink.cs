using Aisle.Catalog.Feeds;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Importing.Internals;

/// <summary>Writes records, counts what became of them, and refuses duplicates.</summary>
internal sealed class RecordSink(ICatalogWriter writer, RefusedLog refused)
{
    public ImportCounts Products { get; private set; }

    public ImportCounts Reviews { get; private set; }

    public ImportCounts Questions { get; private set; }

    public ImportCounts Policies { get; private set; }

    /// <summary>False for a review or question whose product is not in the store; then nothing happened.</summary>
    public async Task<bool> TryWriteAsync(SourcedRecord source, CancellationToken cancellationToken)
    {
        var outcome = source.Record switch
        {
            FeedRecord.OfProduct(var product) => await writer.WriteAsync(product, cancellationToken),
            FeedRecord.OfReview(var review) => await writer.WriteAsync(review, cancellationToken),
            FeedRecord.OfQuestion(var question) => await writer.WriteAsync(question, cancellationToken),
            FeedRecord.OfPolicy(var policy) => await writer.WriteAsync(policy, cancellationToken),
            _ => throw new ArgumentException($"{source.Record.GetType().Name} is no record of the catalogue.", nameof(source)),
        };
        switch (outcome)
        {
            case WriteOutcome.UnknownProduct:
                return false;
            case WriteOutcome.Duplicate:
                var (kind, id) = Name(source.Record);
                await refused.RefuseAsync(
                    new(source.File, source.Line, "id", $"Another {kind} with the id '{id}' came before in this import and stays; give each its own id, or remove one."),
                    cancellationToken);
                return true;
            default:
                Count(source.Record, outcome);
                return true;
        }
    }

    private void Count(FeedRecord record, WriteOutcome outcome)
    {
        switch (record)
        {
            case FeedRecord.OfProduct:
                Products = Products.With(outcome);
                break;
            case FeedRecord.OfReview:
                Reviews = Reviews.With(outcome);
                break;
            case FeedRecord.OfQuestion:
                Questions = Questions.With(outcome);
                break;
            default:
                Policies = Policies.With(outcome);
                break;
        }
    }

    private static (string Kind, string Id) Name(FeedRecord record) => record switch
    {
        FeedRecord.OfProduct(var product) => ("product", product.Id),
        FeedRecord.OfReview(var review) => ("review", review.Id),
        FeedRecord.OfQuestion(var question) => ("question", question.Id),
        FeedRecord.OfPolicy(var policy) => ("policy", policy.Id),
        _ => ("record", ""),
    };
}
