using System.ComponentModel;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering.Grounding;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>Products side by side; the table that the shopper sees is made by code from the same rows.</summary>
internal static class CompareFunction
{
    public const string Name = "compare_products";

    public static AIFunction Of(Desk desk) => AIFunctionFactory.Create(
        ([Description("The handles of two to four products, such as p1 and p2.")] string[] products) =>
        {
            var known = products.Select(desk.Product).DistinctBy(k => k.Handle).Take(CompareTool.MostProducts).ToList();
            if (known.Count < 2)
            {
                throw new UnknownProductException("Comparing takes two products or more.");
            }

            var rows = CompareTool.Run([.. known.Select(k => k.Product)], new HashSet<string>());
            desk.Turn.Traces("tool", $"compare: {string.Join(", ", known.Select(k => k.Product.Id))}; {rows.Count} attributes");
            desk.Findings.Compared = [.. known.Select(k => k.Product)];
            desk.Sheet.Counts.Add(known.Count);
            return Desk.Write(new JsonObject
            {
                ["products"] = new JsonArray([.. known.Select(k => (JsonNode)desk.Describe(k, FactSheet.MostAttributes))]),
                ["differ_in"] = new JsonArray([.. rows.Where(r => r.Differs).Select(r => (JsonNode)r.Name)]),
                ["same_in"] = new JsonArray([.. rows.Where(r => !r.Differs).Select(r => (JsonNode)r.Name)]),
            });
        },
        new AIFunctionFactoryOptions { Name = Name, Description = "Sets products side by side: what they state, and in what they differ. The shopper gets the table." });
}
