using System.Net.Http.Headers;
using Aisle.Models.PassThrough;

namespace Aisle.Models.Providers;

/// <summary>A body posted to one address of a provider, under the provider's key.</summary>
internal sealed class HttpPassThrough(HttpMessageInvoker http, Uri url, string keyHeader, string key, IReadOnlyList<KeyValuePair<string, string>> usualHeaders) : IPassThrough
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public async Task<HttpResponseMessage> SendAsync(ReadOnlyMemory<byte> body, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } } };
        request.Headers.TryAddWithoutValidation(keyHeader, key);
        foreach (var (name, value) in headers.Concat(usualHeaders.Where(u => headers.All(h => h.Key != u.Key))))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            var response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw ProviderFaults.OfStatus((int)response.StatusCode, response.Headers.RetryAfter?.Delta, null);
            }
        }
        catch (Exception e) when (e is not ModelFaultException && ProviderFaults.TryRead(e, cancellationToken, out var fault))
        {
            throw fault;
        }
    }
}
