using Aisle.Models.Protocols.Bedrock.Authentication;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>
/// The OpenAI and Anthropic shaped endpoints take an API key in "Authorization: Bearer" or "x-api-key", and, as Bedrock's own
/// endpoints of that shape do, SigV4.
/// </summary>
internal sealed class ApiKeyAuthentication(BedrockAuthentication bedrock) : ICallerAuthentication
{
    public Caller? AuthenticateHead(HttpContext http) => ByKey(http) ?? bedrock.AuthenticateHead(http);

    public Caller Authenticate(HttpContext http, ReadOnlySpan<byte> body) => ByKey(http) ?? bedrock.Authenticate(http, body);

    private Caller? ByKey(HttpContext http) =>
        http.Request.Headers["x-api-key"].ToString() is { Length: > 0 } key ? bedrock.AuthenticateToken(key).Require() : null;
}
