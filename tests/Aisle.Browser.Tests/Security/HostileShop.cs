using System.Text.Json;

[assembly: AssemblyFixture(typeof(Aisle.Browser.Tests.Security.HostileShop))]

namespace Aisle.Browser.Tests.Security;

/// <summary>
/// A shop whose every text is an attempt to run script: each payload of Security/payloads.txt stands in the title, texts, attributes, addresses,
/// reviews, questions and policy of a product, some payloads to a product. Imported and served by `aisle`, when the first test asks for it.
/// </summary>
public sealed class HostileShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-hostile-");
    private readonly Lazy<Task<Uri>> _address;
    private AisleProcess? _process;

    public HostileShop() => _address = new Lazy<Task<Uri>>(StartAsync);

    public static IReadOnlyList<string> Payloads { get; } = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Security", "payloads.txt"));

    public const string StudioPassword = "a hostile shop's own";

    /// <summary>Some together, so that few pages have them all.</summary>
    public static IReadOnlyList<string[]> Groups { get; } = [.. Payloads.Chunk(6)];

    public Task<Uri> AddressAsync() => _address.Value;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        var (feed, store) = (Path.Combine(_folder.FullName, "hostile.jsonl"), Path.Combine(_folder.FullName, "shop.db"));
        var refused = Payloads.Select(payload => JsonSerializer.Serialize(new { type = payload, id = payload }));
        await File.WriteAllLinesAsync(feed, [.. Groups.SelectMany(Records).Select(record => JsonSerializer.Serialize(record)), .. refused], TestContext.Current.CancellationToken);
        await AisleProcess.RunAsync("", "import", feed, "--store", store);
        await AisleProcess.RunAsync(StudioPassword + "\n", "admin", "set-password", "--store", store);
        _process = await AisleProcess.ServeAsync("", "serve", "--store", store);
        return _process.Address;
    }

    private static IEnumerable<object> Records(string[] group, int number)
    {
        var (id, all) = ($"gizmo-{number}", string.Join(' ', group));
        var price = new { price = new { amount = 10 + number, currency = "USD" }, availability = "in_stock", seller = all };
        yield return new
        {
            type = "product",
            id,
            title = $"Gizmo {number} {all}",
            description = $"{all}\nIt weighs 80 g. {all}",
            bullets = group.Append("Weighs 80 g"),
            brand = all,
            categories = new[] { "Gizmos > " + all.Replace('>', '›') },
            attributes = group.Select(payload => (object)new { name = payload, value = new { kind = "text", value = payload } })
                .Append(new { name = "Weight", value = new { kind = "measure", value = 80, unit = group[0] } }),
            media = group.Select(payload => new { url = payload, alt = payload }),
            variants = group.Select((payload, at) => new
            {
                id = $"{id}-{at}{payload}",
                options = new[] { new { name = group[^1], value = at + payload }, new { name = "Color", value = payload } },
                offers = new[] { price },
                media = new[] { new { url = payload, alt = payload } },
            }),
            mpn = all,
            url = group[0],
        };
        foreach (var (payload, at) in group.Select((payload, at) => (payload, at)))
        {
            yield return new { type = "review", id = $"r-{number}-{at}{payload}", productId = id, stars = 1 + (at % 5), title = $"Battery {payload}", text = $"The battery is great. {payload} It weighs little {payload}.", author = payload };
            yield return new { type = "question", id = $"q-{number}-{at}", productId = id, text = $"Is it {payload}?", answers = new[] { new { text = payload, author = payload } } };
            yield return new { type = "policy", id = $"p-{number}-{at}{payload}", title = $"Returns {payload}", sections = new[] { new { heading = payload, text = $"Return within 30 days. {payload}" } }, url = payload };
        }
    }
}
