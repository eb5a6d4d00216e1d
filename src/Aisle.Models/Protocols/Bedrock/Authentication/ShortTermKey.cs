using System.Globalization;
using System.Text;
using Aisle.Models.Keys;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>
/// A short-term Bedrock API key: "bedrock-api-key-" and the base64 of a presigned POST to bedrock.amazonaws.com. It carries its own
/// signature, so it is verified here without asking anyone. As AWS's own token generators make it.
/// </summary>
internal sealed class ShortTermKey(IKeyRing keys, TimeProvider time)
{
    public const string Prefix = "bedrock-api-key-";

    private const string Host = "bedrock.amazonaws.com";

    /// <summary>AWS allows twelve hours; a longer one was not made by its generator.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(12);

    public AuthenticationResult Verify(string token)
    {
        if (Decode(token) is not { } query)
        {
            return Malformed;
        }

        var parameters = query.Split('&').Where(p => !p.StartsWith("Version=", StringComparison.Ordinal)).ToList();
        string? Find(string name) => parameters.FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal)) is { } p
            ? Uri.UnescapeDataString(p[(name.Length + 1)..])
            : null;

        if (Find("Action") != "CallWithBearerToken"
            || Find("X-Amz-Algorithm") != SigV4.Algorithm
            || Find("X-Amz-SignedHeaders") != "host"
            || Find("X-Amz-Signature") is not { Length: 64 } signature
            || Find("X-Amz-Credential")?.Split('/') is not [var id, { Length: 8 } date, var region, "bedrock", "aws4_request"]
            || Find("X-Amz-Date") is not { } madeAt || !SigV4.TryReadTime(madeAt, out var made)
            || !int.TryParse(Find("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return Malformed;
        }

        var now = time.GetUtcNow();
        if (seconds > LongestLife.TotalSeconds || made > now + TimeSpan.FromMinutes(5) || now > made + TimeSpan.FromSeconds(seconds))
        {
            return AuthenticationResult.Refuse(ModelFaultKind.BadToken, "Bearer Token has expired. Make a new one.");
        }

        if (keys.FindSigningKey(id) is not { } key)
        {
            return AuthenticationResult.UnknownKey;
        }

        parameters.RemoveAll(p => p.StartsWith("X-Amz-Signature=", StringComparison.Ordinal));
        parameters.Sort(StringComparer.Ordinal);
        var canonical = $"POST\n/\n{string.Join('&', parameters)}\nhost:{Host}\n\nhost\n{SigV4.Hash("")}";
        var scope = new SigV4Scope(date, region, "bedrock");
        return SigV4.SameSignature(SigV4.Sign(SigV4.SigningKey(key.Secret, scope), SigV4.StringToSign(madeAt, scope, canonical)), signature)
            ? AuthenticationResult.Accept(key.Caller)
            : AuthenticationResult.WrongSignature;
    }

    private static AuthenticationResult Malformed { get; } =
        AuthenticationResult.Refuse(ModelFaultKind.BadToken, "Authentication failed: Please make sure your API Key is valid.");

    private static string? Decode(string token)
    {
        const string start = Host + "/?";
        var base64 = token.AsSpan(Prefix.Length);
        var bytes = new byte[(base64.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;
    }
}
