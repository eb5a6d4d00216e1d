using Aisle.Catalog;
using Aisle.Server.Demo.Families;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo;

/// <summary>A product with what its texts are written from.</summary>
/// <param name="Product">As the shop sells it.</param>
/// <param name="Family">What it is one of.</param>
/// <param name="Facts">What may be said of it.</param>
/// <param name="Qualities">How good each aspect truly is, from -1 to 1: what reviewers find, each in their own way.</param>
/// <param name="Pictures">File names under media/ with their SVG.</param>
internal sealed record DemoProduct(
    Product Product, Family Family, Facts Facts, IReadOnlyList<Quality> Qualities, IReadOnlyDictionary<string, string> Pictures);

/// <param name="Aspect">What is judged.</param>
/// <param name="Value">From -1, useless, to 1, superb.</param>
/// <param name="Since">From when on <paramref name="Change"/> is added: a new batch, a new supplier.</param>
/// <param name="Change">0 for most.</param>
internal sealed record Quality(Aspect Aspect, double Value, DateTimeOffset Since, double Change)
{
    public double At(DateTimeOffset time) => Math.Clamp(Value + (time >= Since ? Change : 0), -1, 1);
}
