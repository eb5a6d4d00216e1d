using System.Runtime.CompilerServices;
using Aisle.Catalog.Feeds.Reading;
using Aisle.Catalog.Feeds.Values;
using Markdig;
using Markdig.Syntax;

namespace Aisle.Catalog.Feeds.Policies;

/// <summary>
/// A shop policy as a Markdown file: its first top heading is the title, each further heading begins a section. The id is the
/// file's name. What is of a project and not of a shop (README, CHANGELOG) is passed over.
/// </summary>
internal sealed class PolicyFeed : FileFeed
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    private static readonly HashSet<string> OfProjects = new(["readme", "changelog", "contributing", "license", "security", "code_of_conduct", "authors", "todo", "notice"], StringComparer.OrdinalIgnoreCase);

    public override string Format => "policies";

    public override string Title => "A shop policy (Markdown)";

    public override bool Recognises(FeedSample sample) => !sample.IsFolder
        && Path.GetExtension(sample.Path).ToLowerInvariant() is ".md" or ".markdown"
        && !OfProjects.Contains(Path.GetFileNameWithoutExtension(sample.Path))
        && sample.Head.AsSpan().TrimStart().StartsWith("#");

    protected override async IAsyncEnumerable<FeedRecord> ReadRecordsAsync(FeedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var budget = new RecordBudget(await FeedStream.OpenAsync(file, cancellationToken));
        using var reader = new StreamReader(budget);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var row = new FeedRow(file, 1);
        var name = Path.GetFileNameWithoutExtension(file.Entry ?? file.Path);
        foreach (var record in row.Yield(text.Length > FeedLimits.FieldChars ? TooLong(row) : Read(text, name, row)))
        {
            yield return record;
        }
    }

    /// <summary>The same for a text that is at hand: what the shop's people write.</summary>
    /// <param name="id">The policy's.</param>
    /// <param name="markdown">Its text.</param>
    /// <returns>The policy, or why it can't be one.</returns>
    internal static (Policy? Policy, string? Fault) Read(string id, string markdown)
    {
        var row = new FeedRow(new FeedFile(id), 1);
        var records = row.Yield(markdown.Length > FeedLimits.FieldChars ? TooLong(row) : Read(markdown, id, row)).ToList();
        return records.OfType<FeedRecord.OfPolicy>().FirstOrDefault() is { } read
            ? (read.Policy with { Id = id }, null)
            : (null, records.OfType<FeedRecord.Refused>().Select(r => r.Row.Reason).FirstOrDefault() ?? "The page is empty; write what the policy says.");
    }

    private static FeedRecord? TooLong(FeedRow row)
    {
        row.Refuse(null, $"The page has more than {FeedLimits.FieldChars} characters; split it.");
        return null;
    }

    private static FeedRecord? Read(string markdown, string name, FeedRow row)
    {
        // Markdown may hold HTML, so its HTML form goes the way that all HTML goes.
        var title = Path.ChangeExtension(name, null);
        IReadOnlyList<PolicySection> sections;
        try
        {
            var document = Markdig.Markdown.Parse(markdown, Markdown);
            var heading = document.Descendants<HeadingBlock>().FirstOrDefault();
            sections = HtmlText.Sections(document.ToHtml(Markdown));
            if (heading is not null && HtmlText.Sections($"<p>{Markdig.Markdown.ToHtml(markdown.Substring(heading.Span.Start, heading.Span.Length), Markdown)}</p>x") is [var first, ..])
            {
                title = first.Heading;
            }
        }
        catch (ArgumentException) // Markdig's own limit on nesting
        {
            row.Refuse(null, "The page is nested too deep; flatten its lists and quotes.");
            return null;
        }

        if (sections.Count == 0)
        {
            row.Refuse(null, "The page has headings only; write what the policy says below them.");
            return null;
        }

        return new FeedRecord.OfPolicy(new()
        {
            Id = row.Required("name", name),
            Title = row.Required("title", title),
            Sections = [.. sections.Select(s => s.Heading == title ? s with { Heading = "" } : s)],
        });
    }
}
