using Aisle.Models.Providers.InProcess;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Providers.InProcess;

public sealed class LexicalEmbeddingsTests
{
    [Fact]
    public void VectorOf_AnyText_HasLengthOne() =>
        Gen.String.Sample(text => Assert.InRange(MathF.Sqrt(LexicalEmbeddings.VectorOf(text, 64).Sum(v => v * v)), 0.999f, 1.001f));

    [Theory]
    [InlineData("wireless mouse", "mouse without wires, wireless", "garden hose")]
    [InlineData("running shoes", "shoe for runners", "coffee grinder")]
    [InlineData("Staubsauger", "Staubsaugerbeutel", "Kaffeemaschine")]
    [InlineData("无线鼠标", "鼠标", "咖啡机")]
    public void VectorOf_SharedWordsOrParts_IsNearerThanNone(string text, string near, string far) =>
        Assert.True(Dot(text, near) > Dot(text, far) + 0.1);

    /// <summary>Vectors are kept: another hash would make them strangers.</summary>
    [Fact]
    public void VectorOf_AWord_IsTheSameInEveryVersion() =>
        Assert.Equal([2, 14, 34], LexicalEmbeddings.VectorOf("ab", 64).Index().Where(v => v.Item != 0).Select(v => v.Index));

    [Fact]
    public async Task Generate_MoreDimensionsThanAllowed_IsTheCallersFault()
    {
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => new LexicalEmbeddings().GenerateAsync(
            ["a"], new EmbeddingGenerationOptions { Dimensions = 1_000_000 }, TestContext.Current.CancellationToken));

        Assert.Equal(ModelFaultKind.InvalidRequest, fault.Fault.Kind);
    }

    private static float Dot(string a, string b) => LexicalEmbeddings.VectorOf(a, 512).Zip(LexicalEmbeddings.VectorOf(b, 512), (x, y) => x * y).Sum();
}
