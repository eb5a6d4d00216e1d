using System.ComponentModel;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Insight.Evidence;
using Aisle.Insight.Reviews;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>Counts what reviewers say; each count and each quoted sentence is a reference.</summary>
internal static class ReviewsFunction
{
    public const string Name = "read_reviews";
    private const int MostAspects = 5;
    private const int MostQuotes = 4;

    public static AIFunction Of(Desk desk) => AIFunctionFactory.Create(
        async (
            [Description("A product's handle, such as p1.")] string product,
            [Description("One aspect, such as 'battery'; leave it out for the whole.")] string? aspect = null,
            CancellationToken cancellationToken = default) =>
        {
            var known = desk.Product(product);
            var digest = await desk.Turn.Tools.Reviews.RunAsync(known.Product, string.IsNullOrWhiteSpace(aspect) ? null : aspect, cancellationToken);
            desk.Turn.Traces("tool", $"reviews: {known.Product.Id}{(aspect is null ? "" : $", {aspect}")}; {digest.Reviews} read");
            if (digest.Reviews > 0)
            {
                desk.Findings.Digests.Add((known.Product, digest, aspect is null || digest.Aspects.Count == 0 ? null : digest.Aspects[0]));
            }

            return Desk.Write(Tell(desk, known, digest));
        },
        new AIFunctionFactoryOptions { Name = Name, Description = "What reviewers say of a product, counted by aspect, with sentences of theirs." });

    private static JsonObject Tell(Desk desk, KnownProduct known, ReviewDigest digest)
    {
        var aspects = digest.Aspects.Take(MostAspects).Select(a => (JsonNode)new JsonObject
        {
            ["aspect"] = Desk.Data(a.Aspect),
            ["mentions"] = Counted(desk, known, a.Mentions, $"{a.Aspect} reviews mention", typed => FactLabel.TellsAttribute(typed, a.Aspect) && FactLabel.Mentions.In(typed)),
            ["positive"] = Counted(desk, known, a.Positive, $"{a.Aspect} positive", typed => FactLabel.TellsAttribute(typed, a.Aspect) && FactLabel.Positive.In(typed)),
            ["negative"] = Counted(desk, known, a.Negative, $"{a.Aspect} negative", typed => FactLabel.TellsAttribute(typed, a.Aspect) && FactLabel.Negative.In(typed)),
        }).ToArray();
        var quotes = digest.Summary.Concat(digest.Aspects.Take(MostAspects).SelectMany(a => a.Quotes)).DistinctBy(q => q.Text).Take(MostQuotes)
            .Select(q => (JsonNode)ProductFunctions.Quote(desk.Sheet.AddQuote(ItemOf(q, known), known), ItemOf(q, known))).ToArray();
        return new JsonObject
        {
            ["product"] = known.Handle,
            ["reviews_read"] = Counted(desk, known, digest.Reviews, "reviews read", FactLabel.Raters.In),
            ["aspects"] = new JsonArray(aspects),
            ["sentences"] = new JsonArray(quotes),
        };
    }

    private static string Counted(Desk desk, KnownProduct known, int count, string of, Func<string, bool> isToldBy) =>
        $"{Desk.Braces(desk.Sheet.AddCount(count, of, known, isToldBy))} = {Desk.Text(count)}";

    private static EvidenceItem ItemOf(ReviewQuote quote, KnownProduct known) => Answering.EvidenceLedger.ItemOf(quote, known.Product.Id);
}
