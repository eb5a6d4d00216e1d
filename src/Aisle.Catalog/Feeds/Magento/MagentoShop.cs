using System.Text;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Magento;

/// <summary>What a Magento folder says besides its product rows: labels, category tree, images, links, list prices, families.</summary>
internal sealed class MagentoShop
{
    private readonly List<(MagentoTable Kind, string? Part, FeedFile File)> _files = [];
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ProductLink>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _listPrices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _yesNo = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _parents = new(StringComparer.Ordinal);

    private MagentoShop(FeedFile file) => (Currency, Clock) = (file.DefaultCurrency, file.Clock);

    /// <summary>The feed's own, else the one that the shop's orders are in.</summary>
    public string? Currency { get; private set; }

    public TimeProvider Clock { get; }

    /// <summary>From a child's SKU to that of its configurable or grouped product.</summary>
    public Dictionary<string, string> Parents { get; } = new(StringComparer.Ordinal);

    public bool IsParent(string sku) => _parents.Contains(sku);

    /// <summary>The files of one kind, in order, each with its path within the folder.</summary>
    public IEnumerable<(string? Part, FeedFile File)> Files(MagentoTable kind) =>
        _files.Where(f => f.Kind == kind).Select(f => (f.Part, f.File with { DefaultCurrency = Currency }));

    public string? Label(string attributeCode) => _labels.GetValueOrDefault(attributeCode);

    /// <summary>Sample data writes yes and no as 1 and 0.</summary>
    public string Spell(string attributeCode, string value) => _yesNo.Contains(attributeCode) ? value switch { "1" => "Yes", "0" => "No", _ => value } : value;

    public IReadOnlyList<string> Images(string sku) => _images.GetValueOrDefault(sku) ?? [];

    public IReadOnlyList<ProductLink> Links(string sku) => _links.GetValueOrDefault(sku) ?? [];

    public string? ListPrice(string sku) => _listPrices.GetValueOrDefault(sku);

    /// <summary>Sets the names of a flat list into the category tree: "Gear, Bags, Collections, Sale" is "Gear > Bags" and "Collections > Sale".</summary>
    public IEnumerable<CategoryPath> Place(IEnumerable<string> names)
    {
        var path = "";
        foreach (var name in names)
        {
            var deeper = $"{path}/{name}";
            if (path.Length > 0 && !_categories.Contains(deeper.TrimStart('/')))
            {
                yield return CategoryPath.Of(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
                deeper = name;
            }

            path = deeper;
        }

        if (path.Length > 0)
        {
            yield return CategoryPath.Of(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public static async Task<MagentoShop> OpenAsync(FeedFile file, CancellationToken cancellationToken)
    {
        var shop = new MagentoShop(file);
        if (!Directory.Exists(file.Path))
        {
            shop._files.Add((MagentoTable.Products, null, file));
        }
        else
        {
            foreach (var path in Directory.EnumerateFiles(file.Path, "*.csv", FeedStream.Inside).Order(StringComparer.Ordinal))
            {
                shop._files.Add((MagentoTables.Of(TableColumns.Of(Head(path))), Path.GetRelativePath(file.Path, path), file with { Path = path }));
            }
        }

        foreach (var (kind, part, inner) in shop._files)
        {
            if (kind is not (MagentoTable.Other or MagentoTable.Reviews or MagentoTable.Pages))
            {
                await shop.LookUpAsync(kind, inner with { BytesRead = kind == MagentoTable.Products ? null : inner.BytesRead }, part, cancellationToken);
            }
        }

        return shop;
    }

    /// <summary>A file's first characters, for its columns alone.</summary>
    internal static string Head(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[16 << 10];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, read).TrimStart('\uFEFF');
    }

    private async Task LookUpAsync(MagentoTable kind, FeedFile file, string? part, CancellationToken cancellationToken)
    {
        using var table = await Table.OpenAsync(file, cancellationToken, part);
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            if (!row.Row.IsRefused)
            {
                LookUp(kind, row, Path.GetFileNameWithoutExtension(file.Path));
            }
        }
    }

    private void LookUp(MagentoTable kind, TableRow row, string fileName)
    {
        var sku = row["sku"].Trim();
        switch (kind)
        {
            case MagentoTable.Products when sku.Length > 0:
                foreach (var child in MagentoProduct.Children(row))
                {
                    if (Parents.TryAdd(child, sku))
                    {
                        _parents.Add(sku);
                    }
                }

                break;
            case MagentoTable.Attributes:
                _labels.TryAdd(row["attribute_code"], row["frontend_label"].Split('\n')[^1].Trim());
                if (row["frontend_input"] == "boolean")
                {
                    _yesNo.Add(row["attribute_code"]);
                }

                break;
            case MagentoTable.Categories:
                _categories.Add($"{row["path"]}/{row["name"]}".Trim('/'));
                break;
            case MagentoTable.Images:
                Append(_images, sku, [row["image"]]);
                break;
            case MagentoTable.Links:
                var link = fileName switch { "crosssell" => LinkKind.Accessory, "upsell" => LinkKind.Upgrade, _ => LinkKind.Related };
                Append(_links, sku, Lines(row["linked_sku"]).Select(l => new ProductLink(link, l)));
                break;
            case MagentoTable.ListPrices:
                _listPrices[sku] = row["msrp"];
                break;
            case MagentoTable.Orders:
                Currency ??= row["currency"] is { Length: 3 } currency ? currency : null;
                break;
        }
    }

    internal static string[] Lines(string cell) => cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Append<T>(Dictionary<string, List<T>> lists, string sku, IEnumerable<T> values)
    {
        if (!lists.TryGetValue(sku, out var list))
        {
            lists[sku] = list = [];
        }

        list.AddRange(values.Where(v => !list.Contains(v)));
    }
}
