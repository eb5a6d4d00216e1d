using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>
/// The algorithm AWS4-HMAC-SHA256, pure. Source: "Signature Version 4 signing process", AWS General Reference; the quirks of real
/// clients that <see cref="CanonicalRequest"/> allows for were captured from them.
/// </summary>
internal static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>HMAC of date, region, service and "aws4_request" in turn, from the secret.</summary>
    public static byte[] SigningKey(string secret, SigV4Scope scope)
    {
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), scope.Date);
        key = Hmac(key, scope.Region);
        key = Hmac(key, scope.Service);
        return Hmac(key, "aws4_request");
    }

    public static string StringToSign(string time, SigV4Scope scope, string canonicalRequest) =>
        $"{Algorithm}\n{time}\n{scope}\n{Hash(canonicalRequest)}";

    public static string Sign(byte[] signingKey, string stringToSign) => Convert.ToHexStringLower(Hmac(signingKey, stringToSign));

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads "20261123T141112Z".</summary>
    public static bool TryReadTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>In a time that does not depend on where they differ.</summary>
    public static bool SameSignature(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}

/// <param name="Date">"yyyyMMdd".</param>
/// <param name="Region">Such as "us-east-1".</param>
/// <param name="Service">"bedrock", or "bedrock-mantle" on the OpenAI and Anthropic shaped endpoints.</param>
internal sealed record SigV4Scope(string Date, string Region, string Service)
{
    public override string ToString() => $"{Date}/{Region}/{Service}/aws4_request";
}
