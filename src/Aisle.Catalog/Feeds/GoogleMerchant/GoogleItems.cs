using System.Runtime.CompilerServices;
using System.Xml;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.GoogleMerchant;

/// <summary>Reads items one at a time out of XML or a table.</summary>
internal static class GoogleItems
{
    public static async IAsyncEnumerable<GoogleItem> FromXmlAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = await FeedStream.OpenAsync(file, cancellationToken);
        var budget = new RecordBudget(utf8);
        using var text = new StreamReader(budget);
        using var xml = XmlReader.Create(text, new()
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false, // control characters are stripped from values, not a reason to stop
        });
        while (await xml.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "item" or "entry" })
            {
                var item = new GoogleItem(new FeedRow(file, ((IXmlLineInfo)xml).LineNumber));
                await ReadItemAsync(xml, item);
                yield return item;
                budget.Renew();
            }
        }
    }

    /// <summary>Every leaf is a field, named by its path below the item: "shipping:price", "product_detail:attribute_name".</summary>
    private static async Task ReadItemAsync(XmlReader xml, GoogleItem item)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var path = new List<string>();
        var value = new System.Text.StringBuilder();
        while (await xml.ReadAsync() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    value.Clear();
                    var isLink = xml.LocalName == "link" && xml.GetAttribute("href") is not null;
                    if (isLink)
                    {
                        item.Add("link", xml.GetAttribute("href")!); // Atom
                    }

                    if (xml.IsEmptyElement)
                    {
                        break;
                    }

                    path.Add(xml.LocalName);
                    if (path.Count > FeedLimits.JsonDepth)
                    {
                        throw new FeedBrokenException($"The XML is nested deeper than {FeedLimits.JsonDepth} levels; export the file again.", ((IXmlLineInfo)xml).LineNumber);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    value.Append(await xml.GetValueAsync());
                    break;
                case XmlNodeType.EndElement when path.Count > 0:
                    item.Add(string.Join(':', path), value.ToString().Trim());
                    value.Clear();
                    path.RemoveAt(path.Count - 1);
                    break;
            }
        }
    }

    public static async IAsyncEnumerable<GoogleItem> FromTableAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await Table.OpenAsync(file, cancellationToken);
        await foreach (var row in table.ReadAsync(cancellationToken))
        {
            var item = new GoogleItem(row.Row);
            for (var i = 0; i < row.Columns.Count; i++)
            {
                var name = row.Columns.Names[i].ToLowerInvariant().Replace(' ', '_').Replace("g:", "", StringComparison.Ordinal);
                foreach (var value in name is "additional_image_link" or "product_highlight" ? row[i].Split(',', StringSplitOptions.TrimEntries) : [row[i]])
                {
                    item.Add(name, value);
                }
            }

            yield return item;
        }
    }
}
