using Aisle.Models.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>Who calls: by SigV4, by a short-term Bedrock key, or by a bearer token of ours.</summary>
internal sealed class BedrockAuthentication(IKeyRing keys, TimeProvider time) : ICallerAuthentication
{
    private const string SignedStream = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

    private readonly SigV4Verifier _signatures = new(keys, time);
    private readonly ShortTermKey _shortTerm = new(keys, time);

    public Caller? AuthenticateHead(HttpContext http) =>
        !SigV4Header.TryParse(http.Request.Headers.Authorization, out var header) ? Authenticate(http, [])
        : http.Request.Headers["x-amz-content-sha256"] == SignedStream
            ? AuthenticationResult.Refuse(ModelFaultKind.BadSignature, "A request whose parts are signed one by one is not served here: sign the body as a whole.").Require()
        : keys.FindSigningKey(header.AccessKeyId) is null ? AuthenticationResult.UnknownKey.Require()
        : null;

    public Caller Authenticate(HttpContext http, ReadOnlySpan<byte> body) => Verify(http, body).Require();

    private AuthenticationResult Verify(HttpContext http, ReadOnlySpan<byte> body)
    {
        string? authorization = http.Request.Headers.Authorization;
        if (authorization is null or "")
        {
            return AuthenticationResult.Refuse(ModelFaultKind.NoCredentials, "Missing Authentication Token: sign the request (SigV4) or send an API key as Authorization: Bearer.");
        }

        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateToken(authorization["Bearer ".Length..].Trim());
        }

        if (!SigV4Header.TryParse(authorization, out var header))
        {
            return AuthenticationResult.Refuse(ModelFaultKind.MalformedCredentials, "The Authorization header is neither a Bearer token nor of the form of AWS4-HMAC-SHA256.");
        }

        string? claimed = http.Request.Headers["x-amz-content-sha256"];
        var actual = SigV4.Hash(body);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new CanonicalRequest(
            http.Request.Method,
            target,
            name => name == "host" ? http.Request.Host.Value : http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
            claimed ?? actual);
        return _signatures.Verify(header, request, actual);
    }

    public AuthenticationResult AuthenticateToken(string token)
    {
        if (token.StartsWith(ShortTermKey.Prefix, StringComparison.Ordinal))
        {
            return _shortTerm.Verify(token);
        }

        return keys.FindByToken(token) is { } caller
            ? AuthenticationResult.Accept(caller)
            : AuthenticationResult.Refuse(ModelFaultKind.BadToken, "Authentication failed: Please make sure your API Key is valid.");
    }
}
