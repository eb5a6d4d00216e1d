using Aisle.Catalog;
using CsCheck;

namespace Aisle.Insight.Tests.Reviews;

/// <summary>Reviews of one product at random, from sentences that speak of aspects, of the shop, of danger, and of nothing.</summary>
internal static class ReviewGen
{
    private static readonly string[] Phrases =
    [
        "The battery lasts all day.", "Battery life is terrible.", "Great sound but the strap broke.", "The strap is not comfortable.", "I love the colour!",
        "It arrived late.", "It caught fire on the second day.", "No smoke at all.", "电池很耐用。", "屏幕太小了。", "Worth the price", "The hinge is solid.", "The hinge feels cheap.", "<b>bold</b>", "http://x.example",
    ];

    public static readonly Gen<Review> One = Gen.Select(Gen.Int[0, Phrases.Length - 1].Array[0, 4], Gen.Int[0, 5], Gen.Int[0, 900], Gen.Int[0, 3])
        .Select((picks, stars, day, variant) => new Review
        {
            Id = "r",
            ProductId = "p",
            Title = variant == 3 ? "Great strap" : "",
            Text = string.Join(' ', picks.Select(p => Phrases[p])),
            Stars = stars == 0 ? null : stars,
            WrittenAt = day == 0 ? null : new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day),
            VariantId = variant == 0 ? null : $"v{variant}",
            Author = variant == 1 ? null : "Ann",
        });

    public static readonly Gen<Review[]> Crowd = One.Array[0, 30].Select(all => all.Select((r, i) => r with { Id = $"r{i}" }).ToArray());
}
