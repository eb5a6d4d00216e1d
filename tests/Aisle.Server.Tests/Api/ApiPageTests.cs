using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aisle.Assistant.Answering;
using Aisle.Catalog;

namespace Aisle.Server.Tests.Api;

/// <summary>docs/concepts/api.md says what the server does.</summary>
public sealed partial class ApiPageTests(FixtureShop shop)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "api.md"));

    [Fact]
    public async Task Page_Routes_AreThoseOfTheDocument()
    {
        var document = await shop.Client.ReadAsync("/openapi/v1.json");

        var served = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(served.Order(StringComparer.Ordinal), Route.Matches(Page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_ExampleOfATurn_IsAStreamOfAnswerEvents()
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Example.Match(Page).Groups[1].Value));

        var items = await SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["text", "done"], items.Select(i => i.EventType));
        Assert.All(items, item => Assert.Equal(item.Data, JsonSerializer.Serialize(JsonSerializer.Deserialize<AnswerEvent>(item.Data, CatalogJson.Options), CatalogJson.Options)));
    }

    [GeneratedRegex(@"^\| `((?:GET|POST|PUT|DELETE) /[^`]*)`", RegexOptions.Multiline)]
    private static partial Regex Route { get; }

    [GeneratedRegex(@"```\n(event:.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }
}
