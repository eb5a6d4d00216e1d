using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.WooCommerce;

/// <summary>
/// WooCommerce's product export: a "variable" row and its "variation" rows, tied by Parent (an SKU, or "id:" and a number), make a
/// family. https://github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema
/// </summary>
internal sealed class WooCommerceFeed : FileFeed
{
    public override string Format => "woocommerce";

    public override string Title => "WooCommerce product export (CSV)";

    public override bool Recognises(FeedSample sample) =>
        !sample.IsFolder && TableColumns.Of(sample.Head) is var columns && columns.Has("Type", "SKU", "Name", "Regular price") && (columns.Has("Parent") || columns.Has("Tax status"));

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (families, keys) = await CountAsync(file with { BytesRead = null }, cancellationToken);
        using var table = await Table.OpenAsync(file, cancellationToken);
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            IReadOnlyList<TableRow>? family = [row];
            if (!row.Row.IsRefused && KeyOf(row) is { } own)
            {
                if (IsVariation(row) && !keys.TryGetValue(own, out own))
                {
                    row.Row.Refuse("Parent", "The variation's parent is not in the file, or comes without an SKU and ID; export the parent too.");
                }
                else if (IsVariation(row) || IsVariable(row))
                {
                    family = families.Add(own, row);
                }
            }

            foreach (var record in family is null ? [] : WooCommerceProduct.Read(family, file.Clock))
            {
                yield return record;
            }
        }

        foreach (var record in families.Rest().SelectMany(f => WooCommerceProduct.Read(f, file.Clock)))
        {
            yield return record;
        }
    }

    internal static bool IsVariation(TableRow row) => row["Type"].Contains("variation", StringComparison.OrdinalIgnoreCase);

    private static bool IsVariable(TableRow row) => row["Type"].Contains("variable", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many rows each family has, and which family each way of naming a parent means.</summary>
    private static async Task<(Families<TableRow> Families, Dictionary<string, string> Keys)> CountAsync(FeedFile file, CancellationToken cancellationToken)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        Dictionary<string, int> variations = new(StringComparer.Ordinal);
        var families = new Families<TableRow>();
        using var table = await Table.OpenAsync(file, cancellationToken);
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            if (row.Row.IsRefused || KeyOf(row) is not { } key)
            {
                continue;
            }

            if (IsVariation(row))
            {
                variations[key] = variations.GetValueOrDefault(key) + 1;
            }
            else if (IsVariable(row))
            {
                families.Count(key);
                keys[key] = key;
                keys["id:" + row["ID"]] = key;
            }
        }

        foreach (var (parent, count) in variations)
        {
            if (keys.TryGetValue(parent, out var key))
            {
                families.Count(key, count);
            }
        }

        return (families, keys);
    }

    /// <summary>A variation's parent as it names it; any other row's own SKU, or its ID where it has none.</summary>
    private static string? KeyOf(TableRow row)
    {
        var key = IsVariation(row) ? row["Parent"] : row["SKU"] is { Length: > 0 } sku ? sku : "id:" + row["ID"];
        return key is "" or "id:" ? null : key.Trim();
    }
}
