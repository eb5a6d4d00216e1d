using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>
/// The OpenAI and Anthropic shaped endpoints take an API key in "Authorization: Bearer" or "x-api-key", and, as Bedrock's own
/// endpoints of that shape do, SigV4.
/// </summary>
internal sealed class ApiKeyAuthentication(BedrockAuthentication bedrock)
{
    /// <summary>What the head alone tells; null where the body decides.</summary>
    /// <exception cref="ModelFaultException">It is not known who calls.</exception>
    public Caller? AuthenticateHead(HttpContext http) =>
        http.Request.Headers["x-api-key"].ToString() is { Length: > 0 } ? Authenticate(http, []) : bedrock.AuthenticateHead(http)?.Require();

    /// <exception cref="ModelFaultException">It is not known who calls.</exception>
    public Caller Authenticate(HttpContext http, ReadOnlySpan<byte> body) =>
        http.Request.Headers["x-api-key"].ToString() is { Length: > 0 } key
            ? bedrock.AuthenticateToken(key).Require()
            : bedrock.Authenticate(http, body).Require();
}
