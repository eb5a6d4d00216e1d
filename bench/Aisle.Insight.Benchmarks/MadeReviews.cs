using Aisle.Catalog;

namespace Aisle.Insight.Benchmarks;

/// <summary>Reviews of some 40 words that speak of aspects, take sides and tell stories; the same for the same seed.</summary>
internal sealed class MadeReviews(int seed)
{
    private static readonly string[] Things =
        ["battery", "screen", "strap", "sound", "zipper", "camera", "charger", "price", "setup", "delivery", "case", "hinge", "app", "keyboard", "colour", "packaging", "fan", "lid", "seat", "handle"];

    private static readonly string[] Said =
    [
        "The {0} is great and works as I hoped.", "I was let down by the {0}.", "The {0} broke after two months of daily use.", "My old one had a better {0}, if I remember well.",
        "It came on a Tuesday and I put it on the shelf beside the {0}.", "Not sure about the {0} yet, but so far it does what it says.", "The {0} is too small for what we do with it on weekends.",
        "Everyone in the family likes the {0}, even my brother who likes nothing.", "For the money the {0} is hard to beat.", "I never had a problem with the {0}.",
    ];

    private readonly Random _random = new(seed);

    public Review Next(string productId, int number) => new()
    {
        Id = $"{productId}-{number}",
        ProductId = productId,
        Text = string.Join(' ', Enumerable.Range(0, 4).Select(_ => string.Format(null, Said[_random.Next(Said.Length)], Things[_random.Next(Things.Length)]))) + $" Bought as number {_random.Next(100_000)}.",
        Stars = 1 + _random.Next(5),
        WrittenAt = DateTimeOffset.UnixEpoch.AddDays(19_000 + _random.Next(1_000)),
        VariantId = _random.Next(3) is var variant and > 0 ? $"v{variant}" : null,
        Author = "Ann",
    };
}
