using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>The tools as a language model calls them. A new one is one function here, over a tool that rung 0 has too.</summary>
internal static class ModelFunctions
{
    /// <param name="desk">The turn's.</param>
    /// <param name="mayPropose">Whether the shopper's own words ask to buy.</param>
    public static IReadOnlyList<AIFunction> Of(Desk desk, bool mayPropose) =>
    [
        SearchFunction.Of(desk),
        ProductFunctions.DetailsOf(desk),
        ProductFunctions.AskOf(desk),
        ProductFunctions.OptionsOf(desk),
        ProductFunctions.RelatedOf(desk),
        ReviewsFunction.Of(desk),
        CompareFunction.Of(desk),
        PolicyFunction.Of(desk),
        .. mayPropose ? (AIFunction[])[ProposeFunction.Of(desk)] : [],
    ];
}
