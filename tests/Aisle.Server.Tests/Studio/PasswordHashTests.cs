using Aisle.Studio.Access;
using CsCheck;

namespace Aisle.Server.Tests.Studio;

public sealed class PasswordHashTests
{
    [Fact]
    public void Hash_WrittenAndRead_MatchesItsPasswordOnly()
    {
        var read = PasswordHash.Parse(PasswordHash.Of("pässwörd 密码").ToString())!;

        Assert.True(read.Matches("pässwörd 密码"));
        Assert.False(read.Matches("pässwörd 密碼"));
        Assert.NotEqual(PasswordHash.Of("x").ToString(), PasswordHash.Of("x").ToString()); // a salt of its own
    }

    [Fact]
    public void Record_Damaged_IsNone()
    {
        var good = PasswordHash.Of("x").ToString();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Char.AlphaNumeric).Sample((at, letter) => PasswordHash.Parse(good[..at]) is null && PasswordHash.Parse(good + letter + "===") is null);
        Gen.String.Sample(text => PasswordHash.Parse(text) is null);
        Assert.Null(PasswordHash.Parse(good.Replace("$210000$", "$2100000000$", StringComparison.Ordinal)));
        Assert.Null(PasswordHash.Parse(null));
    }
}
