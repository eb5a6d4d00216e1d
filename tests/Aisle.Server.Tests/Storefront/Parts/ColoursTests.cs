using Aisle.Server.Storefront.Parts;

namespace Aisle.Server.Tests.Storefront.Parts;

public sealed class ColoursTests
{
    [Theory]
    [InlineData("White", "white")]
    [InlineData("Graphite", "#4a4e53")]
    [InlineData("Rose Gold", "#dcaea0")]
    [InlineData("Ocean Blue", "blue")]
    [InlineData("Space Grey", "#5b5e63")]
    [InlineData("transparent", null)]
    [InlineData("buttonface", null)]
    [InlineData("url(#x)", null)]
    [InlineData("黑", null)]
    [InlineData("", null)]
    public void Of_ANameThatShopsGive_IsItsColour(string name, string? colour) => Assert.Equal(colour, Colours.Of(name));
}
