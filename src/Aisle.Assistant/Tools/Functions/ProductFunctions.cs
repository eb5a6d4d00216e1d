using System.ComponentModel;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Evidence;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>What is known of one product: all that it states, what answers a question on it, its options, and what the shop ties to it.</summary>
internal static class ProductFunctions
{
    public const string Details = "product_details";
    public const string Ask = "ask_product";
    public const string Options = "check_options";
    public const string Related = "related_products";
    private const int MostItems = 3;

    public static AIFunction DetailsOf(Desk desk) => AIFunctionFactory.Create(
        ([Description("A product's handle, such as p1.")] string product) =>
        {
            var known = desk.Product(product);
            desk.Turn.Traces("tool", $"product: {known.Product.Id}");
            var told = desk.Describe(known, FactSheet.MostAttributes);
            var text = string.Join("\n", known.Product.Bullets.Prepend(known.Product.Description).Where(t => t.Length > 0));
            if (text.Length > 0)
            {
                told["says"] = Desk.Data(text);
            }

            return Desk.Write(told);
        },
        new AIFunctionFactoryOptions { Name = Details, Description = "All that the shop's data states of one product." });

    public static AIFunction AskOf(Desk desk) => AIFunctionFactory.Create(
        async (
            [Description("A product's handle, such as p1.")] string product,
            [Description("One question on it, such as 'is it waterproof?'.")] string question,
            CancellationToken cancellationToken) =>
        {
            var known = desk.Product(product);
            var result = await desk.Turn.Tools.Evidence.RunAsync(known.Product, question, cancellationToken);
            desk.Turn.Traces("tool", $"evidence: {known.Product.Id}; {(result.Answers ? "answers" : "does not say")}, confidence {result.Confidence:0.00}");
            var verdict = result is { Answers: true, Verdict: { } said } ? said : YesNo.Unknown;
            desk.Sheet.Verdicts[known.Handle] = verdict;
            var items = result.Items.Take(MostItems).Select(item => (JsonNode)Quote(desk.Sheet.AddQuote(item, known), item)).ToArray();
            return Desk.Write(new JsonObject
            {
                ["answered"] = result.Answers,
                ["verdict"] = verdict switch { YesNo.Yes => "yes", YesNo.No => "no", _ => "the data does not decide" },
                [result.Answers ? "evidence" : "nearest_but_does_not_answer"] = new JsonArray(items),
            });
        },
        new AIFunctionFactoryOptions { Name = Ask, Description = "What a product's data, questions and reviews say to one question, with the pieces that say so." });

    public static AIFunction OptionsOf(Desk desk) => AIFunctionFactory.Create(
        (
            [Description("A product's handle, such as p1.")] string product,
            [Description("The options wanted, in words, such as 'black, size M'.")] string options) =>
        {
            var known = desk.Product(product);
            var asked = OptionReader.Read(Utterance.Of($"in {options}", desk.Turn.Utterance.Language), known.Product);
            var picked = VariantTool.Run(known.Product, asked.Wanted);
            desk.Turn.Traces("tool", $"variant: {known.Product.Id}{string.Concat(asked.Wanted.Select(o => $", {o.Name} {o.Value}"))}");
            var told = new JsonObject
            {
                ["product"] = known.Handle,
                ["read_as"] = string.Join(", ", asked.Wanted.Select(o => $"{o.Name}: {o.Value}")),
                ["offered"] = picked.Offer is not null && asked.Unknown is null,
            };
            if (picked.Offer is { } offer)
            {
                told["facts"] = Desk.Facts(desk.Sheet.AddOffer(known, offer));
            }

            told["comes_in"] = new JsonArray([.. desk.Sheet.AddAttributes(known)
                .Where(f => known.Product.Variants.SelectMany(v => v.Options).Any(o => f.Carries.StartsWith(o.Name + ":", StringComparison.OrdinalIgnoreCase)))
                .Select(f => (JsonNode)$"{Desk.Braces(f)} = {f.Carries}")]);
            return Desk.Write(told);
        },
        new AIFunctionFactoryOptions { Name = Options, Description = "Whether a product comes in certain options (colour, size), and that variant's price and stock." });

    public static AIFunction RelatedOf(Desk desk) => AIFunctionFactory.Create(
        async (
            [Description("A product's handle, such as p1.")] string product,
            [Description("Only accessories and parts.")] bool accessories = false,
            CancellationToken cancellationToken = default) =>
        {
            var known = desk.Product(product);
            var linked = await desk.Turn.Tools.Links.RunAsync(known.Product, accessories ? LinkKind.Accessory : null, cancellationToken);
            desk.Turn.Traces("tool", $"links: {known.Product.Id}; {linked.Count} found");
            desk.Findings.Linked = linked;
            desk.Sheet.Counts.Add(linked.Count);
            return Desk.Write(new JsonObject { ["products"] = new JsonArray([.. linked.Select(p => (JsonNode)desk.Describe(desk.Sheet.Add(p), 4))]) });
        },
        new AIFunctionFactoryOptions { Name = Related, Description = "The products that the shop itself ties to one: accessories, parts, upgrades, related." });

    public static JsonObject Quote(Fact fact, EvidenceItem item) => new()
    {
        ["quote"] = Desk.Braces(fact),
        ["from"] = item.Kind.ToString().ToLowerInvariant(),
        ["name"] = Desk.Data(item.Title),
        ["says"] = Desk.Data(item.Text),
    };
}
