using System.Globalization;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Metering;

/// <summary>
/// What one call may cost at most, by the caller's own word. The input's tokens are estimated, the answer is at its longest: a target that could cost more is
/// not asked, and where the call names no longest answer it is cut to what the budget pays for.
/// </summary>
internal static class CallBudget
{
    /// <summary>Of the targets those that the budget pays for, in their order.</summary>
    /// <exception cref="ModelFaultException">It pays for none; the message says what the cheapest would cost.</exception>
    public static IReadOnlyList<ModelTarget> Affordable(ChatCall call, IReadOnlyList<ModelTarget> targets)
    {
        if (call.Budget is not { } budget)
        {
            return targets;
        }

        var paid = targets.Where(t => Cost(call, t, call.Options.MaxOutputTokens ?? 1) <= budget).ToList();
        return paid.Count > 0 ? paid : throw new ModelFaultException(new ModelFault(
            ModelFaultKind.QuotaExceeded,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The call may cost {targets.Min(t => Cost(call, t, call.Options.MaxOutputTokens ?? 1)):0.########}, above its budget of {budget:0.########}. Raise the budget, shorten the input, or ask for fewer tokens.")));
    }

    /// <summary>The options with the longest answer that the budget pays for, where the call names none.</summary>
    public static ChatOptions? Within(this ChatOptions? options, ChatCall call, ModelTarget target)
    {
        if (call.Budget is not { } budget || call.Options.MaxOutputTokens is not null || target.OutputPrice == 0)
        {
            return options;
        }

        var cut = options?.Clone() ?? new ChatOptions();
        cut.MaxOutputTokens = (int)Math.Clamp((budget - Cost(call, target, 0)) * Meter.PricedTokens / target.OutputPrice, 1, int.MaxValue);
        return cut;
    }

    private static decimal Cost(ChatCall call, ModelTarget target, int output) => Meter.Cost(target, TokenEstimate.Of(call), output);
}
