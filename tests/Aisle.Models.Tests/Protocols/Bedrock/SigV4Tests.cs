using System.Globalization;
using System.Text;
using Aisle.Models.Keys;
using Aisle.Models.Protocols.Bedrock.Authentication;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.Protocols.Bedrock;

public sealed class SigV4Tests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 11, 12, TimeSpan.Zero);
    private static readonly OneKey Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static readonly SigV4Scope Scope = new("20261123", "us-east-1", "bedrock");

    /// <summary>The worked example of AWS's documentation ("Examples of the complete Signature Version 4 signing process").</summary>
    [Fact]
    public void Sign_DocumentedExample_GivesTheDocumentedSignature()
    {
        var scope = new SigV4Scope("20150830", "us-east-1", "iam");
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["host"] = "iam.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
        };
        var canonical = new CanonicalRequest("GET", "/?Action=ListUsers&Version=2010-05-08", headers.GetValueOrDefault, SigV4.Hash(""))
            .Over(["content-type", "host", "x-amz-date"]);

        Assert.Equal("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59", SigV4.Hash(canonical));
        Assert.Equal(
            "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            SigV4.Sign(SigV4.SigningKey(Keys.Secret, scope), SigV4.StringToSign("20150830T123600Z", scope, canonical)));
    }

    [Theory]
    [InlineData("/model/anthropic.claude-v2%3A0/converse", "/model/anthropic.claude-v2%253A0/converse")]
    [InlineData("/model/anthropic.claude-v2:0/invoke", "/model/anthropic.claude-v2%3A0/invoke")]
    [InlineData("/model/arn%3Aaws%2Fx/converse", "/model/arn%253Aaws%252Fx/converse")]
    public void Over_PathOfRealClients_IsEncodedOnceMore(string target, string expected) =>
        Assert.Equal(expected, new CanonicalRequest("POST", target, _ => null, "").Over([]).Split('\n')[1]);

    [Fact]
    public void Over_Query_IsSortedByEncodedNameThenValue() =>
        Assert.Equal("a=1&b=%20x&b=2&c=", new CanonicalRequest("GET", "/x?c&b=2&b=+x&a=1".Replace("+", "%20", StringComparison.Ordinal), _ => null, "").Over([]).Split('\n')[2]);

    [Fact]
    public void Verify_SignedRequest_IsItsCaller() => Assert.Equal("AKIDEXAMPLE", Verify(Signed()).Caller?.KeyId);

    [Fact]
    public void Verify_AuthorityOfHttp2_IsTheHost() => Assert.True(Verify(Signed(hostHeader: ":authority")).Accepted);

    [Fact]
    public void Verify_OtherBody_IsRefused() => Assert.Equal(ModelFaultKind.BadSignature, Verify(Signed(), bodyThatCame: "{ }").Fault?.Kind);

    [Fact]
    public void Verify_OtherPath_IsRefused() => Assert.Equal(ModelFaultKind.BadSignature, Verify(Signed() with { Target = "/model/b/converse" }).Fault?.Kind);

    [Fact]
    public void Verify_UnknownKey_IsNotAuthenticated() =>
        Assert.Equal(ModelFaultKind.Unauthenticated, Verify(Signed(accessKeyId: "AKIDOTHER")).Fault?.Kind);

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public void Verify_ClockDiffers_FiveMinutesAreAllowed(int minutes, bool accepted) =>
        Assert.Equal(accepted, Verify(Signed(), now: Now.AddMinutes(minutes)).Accepted);

    [Theory]
    [InlineData("s3", "host;x-amz-date")]
    [InlineData("bedrock", "x-amz-date")]
    [InlineData("bedrock", "host")]
    public void Verify_OtherServiceOrHostOrDateNotSigned_IsRefused(string service, string signed)
    {
        var scope = Scope with { Service = service };
        var names = signed.Split(';');
        var canonical = new CanonicalRequest("POST", "/model/a/converse", Header, SigV4.Hash("{}")).Over(names);
        var signature = SigV4.Sign(SigV4.SigningKey(Keys.Secret, scope), SigV4.StringToSign(Stamp(Now), scope, canonical));

        var refused = Verify(new Request("/model/a/converse", "{}", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders={signed}, Signature={signature}"));

        Assert.Equal(ModelFaultKind.BadSignature, refused.Fault?.Kind);
    }

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.OneOf(Gen.String, Gen.String.Select(s => "AWS4-HMAC-SHA256 Credential=" + s), Gen.String.Select(s => Signed().Authorization + s))
            .Sample(text => Assert.Equal(SigV4Header.TryParse(text, out var header), header is not null));

    [Fact]
    public void Over_AnyTargetAndHeader_NeverThrows() =>
        Gen.Select(Gen.String, Gen.String).Sample((target, value) => { new CanonicalRequest("GET", target, _ => value, "").Over(["a", "b"]); });

    [Fact]
    public void ShortTermKey_OfTheSecret_IsItsCallerUntilItExpires()
    {
        var token = ShortTerm(Keys.Secret);

        Assert.True(new ShortTermKey(Keys, new FakeTimeProvider(Now.AddHours(11))).Verify(token).Accepted);
        Assert.Equal(ModelFaultKind.BadToken, new ShortTermKey(Keys, new FakeTimeProvider(Now.AddHours(13))).Verify(token).Fault?.Kind);
    }

    [Fact]
    public void ShortTermKey_Forged_IsRefused() =>
        Assert.Equal(ModelFaultKind.BadSignature, new ShortTermKey(Keys, new FakeTimeProvider(Now)).Verify(ShortTerm("another secret")).Fault?.Kind);

    [Fact]
    public void ShortTermKey_AnyText_IsRefusedAndNeverThrows() =>
        Gen.String.Sample(text => Assert.False(new ShortTermKey(Keys, new FakeTimeProvider(Now))
            .Verify(ShortTermKey.Prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes("bedrock.amazonaws.com/?" + text))).Accepted));

    private static string ShortTerm(string secret)
    {
        var query = $"Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261123%2Fus-east-1%2Fbedrock%2Faws4_request&X-Amz-Date={Stamp(Now)}&X-Amz-Expires=43200&X-Amz-SignedHeaders=host";
        var canonical = $"POST\n/\n{query}\nhost:bedrock.amazonaws.com\n\nhost\n{SigV4.Hash("")}";
        var signature = SigV4.Sign(SigV4.SigningKey(secret, Scope), SigV4.StringToSign(Stamp(Now), Scope, canonical));
        return ShortTermKey.Prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes($"bedrock.amazonaws.com/?{query}&X-Amz-Signature={signature}&Version=1"));
    }

    private static string Stamp(DateTimeOffset time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static Request Signed(string accessKeyId = "AKIDEXAMPLE", string hostHeader = "host")
    {
        var request = new Request("/model/anthropic.claude-v2%3A0/converse", "{}", "");
        var names = new[] { hostHeader, "x-amz-date" };
        var canonical = new CanonicalRequest("POST", request.Target, Header, SigV4.Hash(request.Body)).Over(names);
        var signature = SigV4.Sign(SigV4.SigningKey(Keys.Secret, Scope), SigV4.StringToSign(Stamp(Now), Scope, canonical));
        return request with { Authorization = $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{Scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}" };
    }

    private static AuthenticationResult Verify(Request request, string? bodyThatCame = null, DateTimeOffset? now = null)
    {
        Assert.True(SigV4Header.TryParse(request.Authorization, out var header));
        return new SigV4Verifier(Keys, new FakeTimeProvider(now ?? Now))
            .Verify(header, new CanonicalRequest("POST", request.Target, Header, SigV4.Hash(request.Body)), SigV4.Hash(bodyThatCame ?? request.Body));
    }

    private static string? Header(string name) => name switch
    {
        "host" => "127.0.0.1:5080",
        "x-amz-date" => Stamp(Now),
        _ => null,
    };

    private sealed record Request(string Target, string Body, string Authorization);

    private sealed class OneKey(string id, string secret) : IKeyRing
    {
        public string Secret => secret;

        public SigningKey? FindSigningKey(string accessKeyId) => accessKeyId == id ? new SigningKey(new Caller(id, "tests"), secret) : null;

        public Caller? FindByToken(string token) => null;
    }
}
