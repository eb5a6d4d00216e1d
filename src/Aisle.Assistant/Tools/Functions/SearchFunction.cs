using System.ComponentModel;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Answers;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Search;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>Finds products: the words are read by the catalogue's vocabulary as a shopper's are, and each bound can be given by itself.</summary>
internal static class SearchFunction
{
    public const string Name = "search_products";
    private const int MostTold = 6;
    private const int AttributesTold = 8;

    public static AIFunction Of(Desk desk) => AIFunctionFactory.Create(
        async (
            [Description("What is looked for, in a few words, such as 'waterproof hiking tent'.")] string query,
            [Description("The highest price, in the shop's currency.")] decimal? max_price = null,
            [Description("The lowest price, in the shop's currency.")] decimal? min_price = null,
            [Description("The least rating, from 1 to 5.")] double? min_rating = null,
            [Description("Only what can be bought now.")] bool in_stock = false,
            [Description("The order of the results.")] SearchOrder order = SearchOrder.relevance,
            CancellationToken cancellationToken = default) =>
        {
            var read = RequestReader.Read(FindReader.Strip(Utterance.Of(query, desk.Turn.Utterance.Language)).Plain, desk.Turn.Tools.Index);
            var filters = read.Filters with
            {
                MaxPrice = max_price ?? read.Filters.MaxPrice,
                MinPrice = min_price ?? read.Filters.MinPrice,
                MinRating = min_rating ?? read.Filters.MinRating,
                AvailableOnly = in_stock || read.Filters.AvailableOnly,
            };
            var sort = order switch
            {
                SearchOrder.price_ascending => SearchSort.PriceAscending,
                SearchOrder.price_descending => SearchSort.PriceDescending,
                SearchOrder.rating => SearchSort.Rating,
                SearchOrder.newest => SearchSort.Newest,
                _ => read.Sort,
            };
            var found = await desk.Turn.Tools.Search.RunAsync(new SearchToolRequest(new Wish(read.Words, filters, sort), 0, FindAnswer.PageSize), cancellationToken);
            FindAnswer.Trace(desk.Turn, found);
            desk.Findings.Search = found;
            return Desk.Write(Tell(desk, found));
        },
        new AIFunctionFactoryOptions { Name = Name, Description = "Finds products of the shop. Returns the best matches, what was dropped because nothing met all of it, and words that no match has." });

    private static JsonObject Tell(Desk desk, SearchToolResult found)
    {
        var known = found.Products.Select(p => desk.Sheet.Add(p.Product, p.VariantId)).ToList();
        desk.Sheet.Counts.Add(known.Count);
        var told = new JsonObject { ["matches"] = Desk.Facts([desk.Sheet.AddCount(found.Total, "matches found", null, FactLabel.Found.In)]) };
        if (found.Dropped.Count > 0)
        {
            var labels = found.Dropped.Select(d => desk.Turn.Wording.Condition(d, desk.Turn.Tools.Index).Label).ToList();
            told["dropped_conditions"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]);
            desk.Sheet.AddDropped(labels);
        }

        if (found.Missing.Count > 0)
        {
            told["words_no_match_has"] = new JsonArray([.. found.Missing.Select(m => (JsonNode)m)]);
        }

        told["products"] = new JsonArray([.. known.Take(MostTold).Select(k => (JsonNode)desk.Describe(k, AttributesTold))]);
        return told;
    }
}

/// <summary>Named as a model writes them.</summary>
internal enum SearchOrder
{
    relevance,
    price_ascending,
    price_descending,
    rating,
    newest,
}
