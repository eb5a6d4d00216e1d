using Aisle.Server.Hosting;
using CsCheck;

namespace Aisle.Server.Tests.Hosting;

public sealed class ExactIdsTests
{
    [Theory]
    [InlineData("/v1/products/a%2Fb", "a/b")]
    [InlineData("/v1/products/a%252Fb/reviews", "a%2Fb")]
    [InlineData("/v1/products/a?limit=1/2", "a")]
    [InlineData("/p/a%252Fb/reviews", "a%2Fb")]
    [InlineData("/v1/products", null)]
    [InlineData("http://shop.example:8080/v1/products/a%252Fb", "a%2Fb")]
    [InlineData("http://shop.example", null)]
    [InlineData("*", null)]
    public void Read_Target_GivesTheSegmentOfTheIdDecodedOnce(string target, string? expected) => Assert.Equal(expected, ExactIds.Read(target));

    [Fact]
    public void Read_AnyIdEncoded_ComesBack() => Gen.String.Where(IsText).Sample(
        id => Assert.Equal(id, ExactIds.Read($"/v1/products/{Uri.EscapeDataString(id)}/reviews?limit=5")));

    [Fact]
    public void Read_AnyTarget_DoesNotThrow() => Gen.String.Sample(target => { _ = ExactIds.Read(target); });

    /// <summary>Half a surrogate pair has no percent-encoding.</summary>
    private static bool IsText(string id) => id.EnumerateRunes().All(r => r.Value != 0xFFFD);
}
