using System.Text;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>What a client signed, put together again from what arrived.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="RawTarget">Path and query exactly as received: "/model/a%3A0/converse?x=1".</param>
/// <param name="Headers">Every header by its lower-case name, with several values joined by a comma; "host" is the Host header or HTTP/2's :authority, verbatim.</param>
/// <param name="BodyHash">SHA-256 of the body in lower-case hex, or what x-amz-content-sha256 says for a signed stream.</param>
internal sealed record CanonicalRequest(string Method, string RawTarget, Func<string, string?> Headers, string BodyHash)
{
    /// <summary>
    /// The canonical form over <paramref name="signedHeaders"/>. Each segment of the path is percent-encoded once more than it came
    /// (every service but S3), so "%3A" becomes "%253A" and a raw ":" becomes "%3A".
    /// </summary>
    public string Over(IReadOnlyList<string> signedHeaders)
    {
        var question = RawTarget.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? RawTarget : RawTarget[..question];
        var text = new StringBuilder(512)
            .Append(Method).Append('\n')
            .AppendJoin('/', path.Split('/').Select(Encode)).Append('\n')
            .Append(question < 0 ? "" : Query(RawTarget[(question + 1)..])).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(Fold(Headers(name == ":authority" ? "host" : name) ?? "")).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(BodyHash).ToString();
    }

    /// <summary>RFC 3986's unreserved characters stay, all others become %XX of their UTF-8.</summary>
    internal static string Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoded = new StringBuilder(bytes.Length + 8);
        foreach (var b in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(Convert.ToHexString([b]));
            }
        }

        return encoded.ToString();
    }

    private static string Query(string query) =>
        string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Encode(Decode(pair[0])), Value: pair.Length > 1 ? Encode(Decode(pair[1])) : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    /// <summary>Trims, and runs of white space become one space.</summary>
    private static string Fold(string value) =>
        string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
