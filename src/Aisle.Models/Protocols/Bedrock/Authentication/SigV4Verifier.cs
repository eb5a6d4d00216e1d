using Aisle.Models.Keys;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>Whether a request was signed by the secret of the key it names.</summary>
internal sealed class SigV4Verifier(IKeyRing keys, TimeProvider time)
{
    /// <summary>As the service itself: five minutes either way.</summary>
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    /// <param name="header">The Authorization header, parsed.</param>
    /// <param name="request">What arrived.</param>
    /// <param name="actualBodyHash">SHA-256 of the body that arrived.</param>
    public AuthenticationResult Verify(SigV4Header header, CanonicalRequest request, string actualBodyHash)
    {
        if (keys.FindSigningKey(header.AccessKeyId) is not { } key)
        {
            return AuthenticationResult.UnknownKey;
        }

        if (header.Scope.Service is not ("bedrock" or "bedrock-mantle"))
        {
            return AuthenticationResult.Refuse(ModelFaultKind.BadSignature, "Credential should be scoped to correct service: 'bedrock'.");
        }

        // Unsigned, a captured request could be sent to another server that shares the key, or later.
        if (!header.SignedHeaders.Any(name => name is "host" or ":authority") || !header.SignedHeaders.Contains("x-amz-date", StringComparer.Ordinal))
        {
            return AuthenticationResult.Refuse(ModelFaultKind.BadSignature, "The headers host and x-amz-date must be among the signed headers.");
        }

        var sentAt = request.Headers("x-amz-date");
        if (!SigV4.TryReadTime(sentAt, out var signedAt) || !sentAt!.StartsWith(header.Scope.Date, StringComparison.Ordinal))
        {
            return AuthenticationResult.Refuse(ModelFaultKind.BadSignature,
                "The x-amz-date header is missing, is not of the form yyyyMMddTHHmmssZ, or is of another day than the credential scope.");
        }

        if ((time.GetUtcNow() - signedAt).Duration() > LargestSkew)
        {
            return AuthenticationResult.Refuse(ModelFaultKind.BadSignature,
                $"Signature expired: {sentAt} is more than five minutes from this server's clock. Check the client's clock.");
        }

        if (actualBodyHash != request.BodyHash)
        {
            return AuthenticationResult.WrongSignature;
        }

        var signature = SigV4.Sign(
            SigV4.SigningKey(key.Secret, header.Scope),
            SigV4.StringToSign(sentAt, header.Scope, request.Over(header.SignedHeaders)));
        return SigV4.SameSignature(signature, header.Signature) ? AuthenticationResult.Accept(key.Caller) : AuthenticationResult.WrongSignature;
    }
}
