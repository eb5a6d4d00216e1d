using System.Text.Json;

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

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
