using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;

namespace Aisle.Catalog.Feeds.SchemaOrg;

/// <summary>
/// schema.org Product and ProductGroup as JSON-LD: a JSON document, JSON Lines, or the scripts of an HTML page.
/// https://schema.org/Product
/// </summary>
internal sealed partial class SchemaOrgFeed : FileFeed
{
    public override string Format => "schema-org";

    public override string Title => "schema.org Product (JSON-LD, also inside HTML pages)";

    public override bool Recognises(FeedSample sample) => !sample.IsFolder && (IsHtml(sample.Head)
        ? LdJson().IsMatch(sample.Head)
        : sample.Head.AsSpan().TrimStart() is ['{' or '[', ..] && sample.Head.Contains("schema.org", StringComparison.Ordinal) && sample.Head.Contains("\"@type\"", StringComparison.Ordinal));

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (IsHtml(await FeedStream.ReadHeadAsync(file, cancellationToken)))
        {
            foreach (var record in ReadPage(await ReadPageAsync(file, cancellationToken), file))
            {
                yield return record;
            }

            yield break;
        }

        await foreach (var (row, value) in JsonFile.ReadAsync(file, path: null, cancellationToken))
        {
            foreach (var record in row.IsRefused ? row.Yield(null) : SchemaOrgProduct.Read(value, row))
            {
                yield return record;
            }
        }
    }

    private static List<FeedRecord> ReadPage(string html, FeedFile file)
    {
        List<FeedRecord> records = [];
        foreach (Match script in LdJson().Matches(html))
        {
            var row = new FeedRow(file, 1 + html.AsSpan(0, script.Groups[1].Index).Count('\n'));
            using var document = JsonFile.Parse(Encoding.UTF8.GetBytes(script.Groups[1].Value), row);
            if (document is not null && SchemaOrgProduct.Find(document.RootElement) is [])
            {
                continue; // breadcrumbs, the organisation: every page has them
            }

            records.AddRange(document is null ? row.Yield(null) : SchemaOrgProduct.Read(document.RootElement, row));
        }

        return records;
    }

    private static async Task<string> ReadPageAsync(FeedFile file, CancellationToken cancellationToken)
    {
        await using var budget = new RecordBudget(await FeedStream.OpenAsync(file, cancellationToken));
        using var text = new StreamReader(budget);
        return await text.ReadToEndAsync(cancellationToken);
    }

    private static bool IsHtml(string head) => head.AsSpan().TrimStart() is ['<', ..] && !head.AsSpan().TrimStart().StartsWith("<?xml");

    // A script's text is raw: it ends at the first end tag, whatever is inside.
    [GeneratedRegex("""<script[^>]{0,400}application/ld\+json[^>]{0,400}>(.*?)(?:</script|$)""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex LdJson();
}
