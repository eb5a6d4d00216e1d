using Aisle.Models.Providers.InProcess;
using CsCheck;

namespace Aisle.Models.Tests.Providers.InProcess;

public sealed class BoundedTextTests
{
    [Fact]
    public void Add_StopSequenceCutAnywhere_EndsTheTextBeforeIt() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Sample((a, b) =>
        {
            const string Whole = "one two STOP three";
            var (first, second) = (Math.Min(Math.Min(a, b), Whole.Length), Math.Min(Math.Max(a, b), Whole.Length));
            var text = new BoundedText(null, ["STOP", "zzz"]);

            var shown = text.Add(Whole[..first]) + (text.Finish is null ? text.Add(Whole[first..second]) : "") + (text.Finish is null ? text.Add(Whole[second..]) : "") + text.Flush();

            Assert.Equal("one two ", shown);
        });

    [Fact]
    public void Add_AnyPiecesAndLimit_NeverShowsMoreAndNeverHalfACharacter() =>
        Gen.Select(Gen.String.List, Gen.Int[1, 8]).Sample((pieces, limit) =>
        {
            var text = new BoundedText(limit, []);
            var shown = string.Concat(pieces.TakeWhile(_ => text.Finish is null).Select(text.Add).ToList()) + text.Flush();

            Assert.True(text.Tokens <= limit);
            Assert.StartsWith(shown, string.Concat(pieces), StringComparison.Ordinal);
        });
}
