namespace Aisle.Insight.Catalogue;

/// <summary>How the share of negative reviews, among those that take a side on an aspect, moved from the earlier window to the later.</summary>
/// <param name="Aspect">In shoppers' words.</param>
/// <param name="Products">How many products' reviews mention it.</param>
/// <param name="NegativeBefore">Negative reviews in the earlier window.</param>
/// <param name="SidesBefore">Negative and positive ones there.</param>
/// <param name="NegativeSince">Negative reviews in the later window.</param>
/// <param name="SidesSince">Negative and positive ones there.</param>
/// <param name="Least">The end nearest to nothing of the interval for the difference of the shares: it moved by so much at the least.</param>
/// <param name="Chance">The probability of so large a difference where there is none.</param>
public sealed record AspectMove(
    string Aspect, int Products, int NegativeBefore, int SidesBefore, int NegativeSince, int SidesSince, double Least, double Chance)
{
    public double ShareBefore => (double)NegativeBefore / SidesBefore;

    public double ShareSince => (double)NegativeSince / SidesSince;
}
