using System.Text.Json;
using Aisle.Catalog;
using Aisle.Server.Demo;

namespace Aisle.Server.Tests.Demo;

public sealed class DemoShopTests : IDisposable
{
    private readonly DirectoryInfo _first = Directory.CreateTempSubdirectory("aisle-demo");
    private readonly DirectoryInfo _second = Directory.CreateTempSubdirectory("aisle-demo");

    [Fact]
    public async Task WriteAsync_Twice_SameBytes()
    {
        await DemoShop.WriteAsync(_first.FullName, TestContext.Current.CancellationToken);
        await DemoShop.WriteAsync(_second.FullName, TestContext.Current.CancellationToken);

        var files = _first.GetFiles("*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var other = Path.Combine(_second.FullName, Path.GetRelativePath(_first.FullName, file.FullName));
            Assert.True(File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(other)), file.Name);
        }
    }

    [Fact]
    public async Task WriteAsync_Lines_AreTypedRecordsAsTheCatalogReadsThem()
    {
        await DemoShop.WriteAsync(_first.FullName, TestContext.Current.CancellationToken);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_first.FullName, "products.jsonl"), TestContext.Current.CancellationToken);
        Assert.All(lines, line => Assert.StartsWith("{\"type\":\"product\",\"id\":", line, StringComparison.Ordinal));
        var products = lines.Select(line => JsonSerializer.Deserialize<Product>(line, CatalogJson.Options)!).ToList();
        Assert.Equal(DemoCatalogTests.Catalog.Products.Select(p => p.Product.Id), products.Select(p => p.Id));
        Assert.Equal(DemoCatalogTests.Catalog.Products[7].Product.Attributes, products[7].Attributes);
    }

    [Fact]
    public async Task WriteAsync_Media_IsThereForEveryUrl()
    {
        await DemoShop.WriteAsync(_first.FullName, TestContext.Current.CancellationToken);

        var urls = DemoCatalogTests.Catalog.Products.SelectMany(p => p.Product.Media.Concat(p.Product.Variants.SelectMany(v => v.Media))).Select(m => m.Url);
        Assert.All(urls.Distinct(), url => Assert.True(File.Exists(_first.FullName + url), url));
        Assert.Equal(8, Directory.GetFiles(Path.Combine(_first.FullName, "policies")).Length);
    }

    public void Dispose()
    {
        _first.Delete(recursive: true);
        _second.Delete(recursive: true);
    }
}
