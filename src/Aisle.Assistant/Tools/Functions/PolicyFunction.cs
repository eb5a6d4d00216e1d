using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>What the shop's own pages say on shipping, returns, payment, warranty.</summary>
internal static class PolicyFunction
{
    public const string Name = "shop_policies";

    public static AIFunction Of(Desk desk) => AIFunctionFactory.Create(
        async ([Description("The question, such as 'how long does shipping take?'.")] string question, CancellationToken cancellationToken) =>
        {
            var result = await desk.Turn.Tools.Policies.RunAsync(question, cancellationToken);
            desk.Turn.Traces("tool", $"policy: {result.Items.Count} found in {result.LookedAt} pages");
            return Desk.Write(new JsonObject
            {
                ["answered"] = result.Items.Count > 0,
                ["evidence"] = new JsonArray([.. result.Items.Select(item => (JsonNode)ProductFunctions.Quote(desk.Sheet.AddQuote(item, null), item))]),
            });
        },
        new AIFunctionFactoryOptions { Name = Name, Description = "What the shop's pages say on shipping, returns, payment, warranty and the like." });
}
