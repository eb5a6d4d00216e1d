using Aisle.Catalog.Feeds.Mapped;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds;

/// <summary>Walks files and folders for <see cref="FeedScan"/>.</summary>
internal sealed class FeedSearch(FeedScanOptions options)
{
    private readonly List<FoundFeed> _feeds = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private MappingFiles? _mappings;

    private MappingFiles Mappings => _mappings ??= new(options.Mappings, Skip);

    public FeedScan Result() => new(
        [.. _feeds.OrderBy(f => FeedFormats.All.Index().First(i => i.Item == f.Feed).Index).ThenBy(f => f.File.Name, StringComparer.Ordinal)],
        _skipped);

    public async Task VisitAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.Format is { } format && FeedFormats.Find(format) is null)
        {
            Skip(path, $"There is no format '{format}'; choose one of {string.Join(", ", FeedFormats.All.Select(f => f.Format))}.");
        }
        else if (Directory.Exists(path))
        {
            await VisitFolderAsync(path, cancellationToken);
        }
        else if (File.Exists(path))
        {
            await VisitFileAsync(path, cancellationToken);
        }
        else
        {
            Skip(path, "There is no such file or folder; check the path.");
        }
    }

    private async Task VisitFolderAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var folder = new FeedSample(Path.GetFullPath(path), IsFolder: true, Head: "");
            if (Choose(folder) is { } feed)
            {
                Add(feed, new FeedFile(folder.Path), path, SizeOf(folder.Path), note: null);
                return;
            }

            foreach (var file in Visible(Directory.EnumerateFiles(path)))
            {
                await VisitFileAsync(file, cancellationToken);
            }

            foreach (var inner in Visible(Directory.EnumerateDirectories(path)).Where(d => new DirectoryInfo(d).LinkTarget is null))
            {
                await VisitFolderAsync(inner, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(path, $"The folder can't be read ({e.Message.TrimEnd('.')}); check its permissions.");
        }
    }

    private async Task VisitFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var full = Path.GetFullPath(path);
            if (new FileInfo(full).Length == 0)
            {
                // Not opened: opening a pipe that nobody writes to would wait for ever.
                Skip(path, "It is empty, or a pipe, which can be read only once; save its content to a file and name that.");
            }
            else if (await ZipFile.ListAsync(full, cancellationToken) is { } entries)
            {
                foreach (var (entry, size) in entries)
                {
                    await LookAsync(new FeedFile(full) { Entry = entry }, $"{path}/{entry}", size, cancellationToken);
                }
            }
            else
            {
                await LookAsync(new FeedFile(full), path, new FileInfo(full).Length, cancellationToken);
            }
        }
        catch (Exception e) when (FeedBrokenException.Explain(e) is not null)
        {
            Skip(path, FeedBrokenException.Explain(e)!);
        }
    }

    private async Task LookAsync(FeedFile file, string name, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            await RecogniseAsync(file, name, bytes, cancellationToken);
        }
        catch (Exception e) when (FeedBrokenException.Explain(e) is not null)
        {
            Skip(name, FeedBrokenException.Explain(e)!);
        }
    }

    private async Task RecogniseAsync(FeedFile file, string name, long bytes, CancellationToken cancellationToken)
    {
        var head = await FeedStream.ReadHeadAsync(file, cancellationToken);
        var sample = new FeedSample(file.Entry ?? file.Path, IsFolder: false, head);
        if (string.IsNullOrWhiteSpace(head))
        {
            Skip(name, "The file is empty.");
        }
        else if (sample.Path.EndsWith(MappingFiles.Suffix, StringComparison.OrdinalIgnoreCase))
        {
            Skip(name, "It is a mapping, used for the files beside it.");
        }
        else if ((options.Format is null || FeedFormats.Find(options.Format) == FeedFormats.Mapped) && Mappings.For(file, head) is { } mapping)
        {
            Add(FeedFormats.Mapped, file with { Mapping = mapping }, name, bytes, $"Read by the mapping '{mapping.Name}'.");
        }
        else if (Choose(sample) is { } feed)
        {
            Add(feed, file, name, bytes, feed.Note(sample));
        }
        else
        {
            Skip(name, MappedFeed.Unknown(head) ?? "Its content is of no format that Aisle knows; name the format with --format, or write a mapping file (docs/concepts/feeds.md).");
        }
    }

    private IFeed? Choose(FeedSample sample) =>
        options.Format is { } format && !sample.IsFolder ? FeedFormats.Find(format) : FeedFormats.All.FirstOrDefault(f => f.Recognises(sample));

    private void Add(IFeed feed, FeedFile file, string name, long bytes, string? note)
    {
        if (_seen.Add($"{file.Path}\0{file.Entry}"))
        {
            _feeds.Add(new(feed, file with { Name = name }, bytes, note));
        }
    }

    private void Skip(string path, string reason) => _skipped.Add(new(path, reason));

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(p => !Path.GetFileName(p).StartsWith('.')).Order(StringComparer.Ordinal).ToList();

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", FeedStream.Inside).Sum(f => f.Length);
}
