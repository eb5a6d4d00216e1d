using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aisle.Models.Providers;

/// <summary>POST {base}/rerank, as vLLM, llama.cpp, Jina and Cohere serve it; OpenAI's own API has no such route.</summary>
internal sealed class OpenAIReranker(Uri url, string key, HttpClient http)
{
    private readonly Uri _url = new(url.AbsoluteUri.TrimEnd('/') + "/rerank");

    public IReranker For(string model) => new OfModel(this, model);

    private async Task<IReadOnlyList<RerankScore>> RerankAsync(string model, string query, IReadOnlyList<string> documents, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url)
            {
                Content = JsonContent.Create(new { model, query, documents, top_n = documents.Count }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw ProviderFaults.OfStatus((int)response.StatusCode, response.Headers.RetryAfter?.Delta, null);
            }

            using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return
            [
                .. json.RootElement.GetProperty("results").EnumerateArray()
                    .Select(r => new RerankScore(r.GetProperty("index").GetInt32(), r.GetProperty("relevance_score").GetDouble()))
                    .Where(r => r.Index >= 0 && r.Index < documents.Count),
            ];
        }
        catch (Exception e) when (e is not ModelFaultException && ProviderFaults.TryRead(e, cancellationToken, out var fault))
        {
            throw fault;
        }
    }

    private sealed class OfModel(OpenAIReranker server, string model) : IReranker
    {
        public Task<IReadOnlyList<RerankScore>> RerankAsync(string query, IReadOnlyList<string> documents, CancellationToken cancellationToken) =>
            server.RerankAsync(model, query, documents, cancellationToken);
    }
}
