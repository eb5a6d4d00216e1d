using System.Text;
using System.Text.Json;
using Aisle.Catalog;

namespace Aisle.Server.Demo;

/// <summary>Tallybrook, the shop that `aisle demo` opens: written families in Content, turned into feed files.</summary>
internal static class DemoShop
{
    /// <summary>
    /// Writes products.jsonl, reviews.jsonl, questions.jsonl, policies/*.md and media/*.svg into <paramref name="folder"/>,
    /// the same bytes every time.
    /// </summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var catalog = DemoCatalog.Write();
        Directory.CreateDirectory(Path.Combine(folder, "media"));
        Directory.CreateDirectory(Path.Combine(folder, "policies"));
        await WriteLinesAsync(Path.Combine(folder, "products.jsonl"), "product", catalog.Products.Select(p => p.Product), cancellationToken);
        await WriteLinesAsync(Path.Combine(folder, "reviews.jsonl"), "review", catalog.Reviews, cancellationToken);
        await WriteLinesAsync(Path.Combine(folder, "questions.jsonl"), "question", catalog.Questions, cancellationToken);
        foreach (var file in SharedContent.Files("Policies/"))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "policies", Path.GetFileName(file)), SharedContent.Text(file), cancellationToken);
        }

        foreach (var (name, svg) in catalog.Products.SelectMany(p => p.Pictures))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "media", name), svg, cancellationToken);
        }
    }

    private static async Task WriteLinesAsync<T>(string path, string type, IEnumerable<T> records, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var record in records)
        {
            var json = JsonSerializer.Serialize(record, CatalogJson.Options);
            await file.WriteLineAsync($$"""{"type":"{{type}}",{{json[1..]}}""".AsMemory(), cancellationToken);
        }
    }
}
