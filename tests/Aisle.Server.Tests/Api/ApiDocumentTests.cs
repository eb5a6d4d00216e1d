using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Server.Tests.Api;

public sealed class ApiDocumentTests(FixtureShop shop)
{
    [Fact]
    public async Task Document_Served_ListsEveryRoute()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "delete /v1/conversations/{id}",
                "delete /v1/conversations/{id}/turns/{turn}/feedback",
                "delete /v1/shoppers/{id}",
                "get /health",
                "get /v1/conversations/{id}/turns/last",
                "get /v1/policies",
                "get /v1/products/{id}",
                "get /v1/products/{id}/digest",
                "get /v1/products/{id}/questions",
                "get /v1/products/{id}/reviews",
                "get /v1/reviews/{id}",
                "get /v1/search",
                "get /v1/shop",
                "get /v1/shoppers/{id}",
                "get /v1/suggest",
                "post /v1/conversations",
                "post /v1/conversations/{id}/turns",
                "post /v1/shoppers",
                "put /v1/conversations/{id}/turns/{turn}/feedback",
                "put /v1/shoppers/{id}",
            ],
            document.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("q", "string")]
    [InlineData("limit", "integer")]
    [InlineData("maxPrice", "number")]
    [InlineData("facets", "boolean")]
    [InlineData("brand", "array")]
    public async Task Document_SearchParameter_HasItsNameAndType(string name, string type)
    {
        var search = (await shop.Client.ReadAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/v1/search").GetProperty("get");

        var parameter = search.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == name);
        Assert.Contains(type, parameter.GetProperty("schema").GetRawText(), StringComparison.Ordinal);
        Assert.False(parameter.TryGetProperty("required", out var required) && required.GetBoolean());
        Assert.NotEmpty(parameter.GetProperty("description").GetString()!);
    }

    [Fact]
    public async Task Document_Turn_DescribesEveryEvent()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");

        var answer = document.GetProperty("paths").GetProperty("/v1/conversations/{id}/turns").GetProperty("post")
            .GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("text/event-stream");
        Assert.Contains("AnswerEvent", answer.GetRawText(), StringComparison.Ordinal);
        var kinds = document.GetProperty("components").GetProperty("schemas").GetProperty("AnswerEvent").GetProperty("discriminator").GetProperty("mapping");
        Assert.Equal(9, kinds.EnumerateObject().Count());
    }

    [Fact]
    public async Task Document_EveryReference_Resolves()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToHashSet();

        Assert.All(References(document), reference => Assert.Contains(reference.Split('/')[^1], schemas));
    }

    /// <summary>Whatever route is added stands in the document, or is a page.</summary>
    [Fact]
    public async Task Document_RoutesOfTheServer_AreAllInIt()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();

        var routes = shop.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} /{e.RoutePattern.RawText?.Trim('/')}"))
            .Where(route => route.Contains(" /v1", StringComparison.Ordinal) || route.Contains(" /health", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.Contains(route, described));
    }

    [Fact]
    public async Task Document_EveryOperation_IsSummedUpWithItsErrorsAndExamples()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");

        foreach (var (name, operation) in Operations(document))
        {
            Assert.True(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 8, name);
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            foreach (var parameter in Items(operation, "parameters"))
            {
                Assert.True(parameter.TryGetProperty("description", out _) && parameter.TryGetProperty("example", out _), $"{name}: {parameter}");
            }

            foreach (var (place, body) in Bodies(operation))
            {
                Assert.True(body.TryGetProperty("example", out var example), $"{name}: {place}");
                var values = place.EndsWith("text/event-stream", StringComparison.Ordinal) ? DataOf(example.GetString()!) : [example];
                Assert.All(values, value => Assert.Equal("", OpenApiSchemas.FaultOf(value, body.GetProperty("schema"), document)));
            }

            var responses = operation.GetProperty("responses");
            Assert.All(name.Contains("/v1/", StringComparison.Ordinal) ? ["429", "503"] : Array.Empty<string>(), status => Assert.True(responses.TryGetProperty(status, out _), $"{name}: {status}"));
            Assert.All(responses.EnumerateObject(), response => Assert.NotEmpty(response.Value.GetProperty("description").GetString()!));
        }
    }

    private static List<JsonElement> DataOf(string stream)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(stream));
        return [.. SseParser.Create(bytes).Enumerate().Select(item => JsonSerializer.Deserialize<JsonElement>(item.Data))];
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => ($"{o.Name} {path.Name}", o.Value)));

    private static IEnumerable<(string Place, JsonElement Body)> Bodies(JsonElement operation)
    {
        var request = operation.TryGetProperty("requestBody", out var body) ? Contents("request", body) : [];
        return request.Concat(operation.GetProperty("responses").EnumerateObject().SelectMany(response => Contents(response.Name, response.Value)));
    }

    private static IEnumerable<(string, JsonElement)> Contents(string place, JsonElement body) =>
        body.TryGetProperty("content", out var content) ? content.EnumerateObject().Select(c => ($"{place} {c.Name}", c.Value)) : [];

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
