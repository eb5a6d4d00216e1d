using System.Diagnostics.CodeAnalysis;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>What an Authorization header of AWS4-HMAC-SHA256 says.</summary>
internal sealed record SigV4Header(string AccessKeyId, SigV4Scope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const int LongestHeader = 8 * 1024;

    /// <summary>Reads "AWS4-HMAC-SHA256 Credential=AK/date/region/service/aws4_request, SignedHeaders=a;b, Signature=hex"; spaces after commas are optional.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SigV4Header? header)
    {
        header = null;
        if (text is null || text.Length > LongestHeader || !text.StartsWith(SigV4.Algorithm + " ", StringComparison.Ordinal))
        {
            return false;
        }

        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in text[SigV4.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2))
            {
                case ["Credential", var value]:
                    credential = value;
                    break;
                case ["SignedHeaders", var value]:
                    signedHeaders = value;
                    break;
                case ["Signature", var value]:
                    signature = value;
                    break;
                default:
                    return false;
            }
        }

        if (credential?.Split('/') is not [{ Length: > 0 } id, { Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"]
            || signedHeaders is not { Length: > 0 }
            || signature is not { Length: 64 })
        {
            return false;
        }

        header = new SigV4Header(id, new SigV4Scope(date, region, service), signedHeaders.Split(';'), signature);
        return true;
    }
}
