using System.ComponentModel;
using System.Text.Json.Nodes;
using Aisle.Assistant.Understanding;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>
/// The one function that leads to something being done, and it does nothing: the shopper is asked, and their page acts on their yes.
/// It is there only in a turn in which the shopper's own words ask to buy, so no text that a model reads can bring it about.
/// </summary>
internal static class ProposeFunction
{
    public const string Name = "propose_to_add_to_cart";

    public static AIFunction Of(Desk desk) => AIFunctionFactory.Create(
        (
            [Description("A product's handle, such as p1.")] string product,
            [Description("The options wanted, in words, such as 'black, size M'; leave it out where the product has none.")] string? options = null) =>
        {
            var known = desk.Product(product);
            var wanted = OptionReader.Read(Utterance.Of($"in {options}", desk.Turn.Utterance.Language), known.Product).Wanted;
            var picked = VariantTool.Run(known.Product, wanted);
            desk.Turn.Traces("tool", $"variant: {known.Product.Id}; {picked.Variants.Count} fit");
            if (picked.Offer is not { CanBeBought: true } || picked.Variants.Count > 1)
            {
                return Desk.Write(new JsonObject { ["proposed"] = false, ["why"] = picked.Variants.Count > 1 ? "More than one version fits; ask the shopper which." : "It can't be bought now." });
            }

            desk.Findings.Proposed = picked;
            return Desk.Write(new JsonObject { ["proposed"] = true, ["next"] = "The shopper is shown a button and decides." });
        },
        new AIFunctionFactoryOptions { Name = Name, Description = "Shows the shopper a button to put a product into the cart. Nothing is bought or added by it." });
}
