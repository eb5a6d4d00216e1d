using System.Text.Json;
using System.Text.Json.Serialization;
using Aisle.Catalog.Feeds.Reading;

namespace Aisle.Catalog.Feeds.Mapped;

/// <summary>Finds the mapping for a file: among the files named, beside it (NAME.mapping.json), and in the folders named.</summary>
internal sealed class MappingFiles
{
    public const string Suffix = ".mapping.json";

    private const long MostBytes = 1 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly List<FeedMapping> _named = [];
    private readonly List<FeedMapping> _inFolders = [];
    private readonly Dictionary<string, List<FeedMapping>> _beside = new(StringComparer.Ordinal);
    private readonly Action<string, string> _refuse;

    /// <param name="named">Files or folders that the user named.</param>
    /// <param name="refuse">Is told of a mapping file that can't be used: path and reason.</param>
    public MappingFiles(IReadOnlyList<string> named, Action<string, string> refuse)
    {
        _refuse = refuse;
        foreach (var path in named)
        {
            if (Directory.Exists(path))
            {
                _inFolders.AddRange(InFolder(path, "*.json"));
            }
            else if (Load(path) is { } mapping)
            {
                _named.Add(mapping);
            }
        }
    }

    /// <summary>The first mapping whose fields the file has; else the one that the user named, if it asks for none.</summary>
    public FeedMapping? For(FeedFile file, string head)
    {
        var folder = Path.GetDirectoryName(file.Path) ?? "";
        if (!_beside.TryGetValue(folder, out var beside))
        {
            _beside[folder] = beside = [.. InFolder(folder, "*" + Suffix)];
        }

        return _named.Concat(beside).Concat(_inFolders).FirstOrDefault(m => m.Match.Count > 0 && Matches(m, head)) ?? (CanBeMapped(head) ? _named.Find(m => m.Match.Count == 0) : null);
    }

    private static bool CanBeMapped(string head) => MappedFeed.IsJson(head) || TableColumns.Of(head).Count > 1;

    private static bool Matches(FeedMapping mapping, string head)
    {
        if (MappedFeed.IsJson(head))
        {
            var names = JsonFile.FirstNames(head, mapping.Items);
            return names.Count > 0 && mapping.Match.All(names.Contains);
        }

        return mapping.Items is null && TableColumns.Of(head).Has([.. mapping.Match]);
    }

    private IEnumerable<FeedMapping> InFolder(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        try
        {
            return Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(Load).OfType<FeedMapping>().ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _refuse(folder, $"The folder can't be read ({e.Message.TrimEnd('.')}); check its permissions.");
            return [];
        }
    }

    private FeedMapping? Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                _refuse(path, "The mapping file is larger than 1 MiB; it should hold only names of fields.");
                return null;
            }

            var mapping = JsonSerializer.Deserialize<FeedMapping>(File.ReadAllText(path), Options);
            if (mapping is not null && Trouble(mapping) is not { })
            {
                return mapping;
            }

            _refuse(path, $"The mapping can't be used: {(mapping is null ? "it is empty" : Trouble(mapping))}.");
            return null;
        }
        catch (JsonException e)
        {
            _refuse(path, $"The mapping can't be read ({e.Message.Split(" Path:")[0].TrimEnd('.')}, at {e.Path ?? "$"}); see docs/concepts/feeds.md.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _refuse(path, $"The mapping can't be read ({e.Message.TrimEnd('.')}); check the path.");
        }

        return null;
    }

    private static string? Trouble(FeedMapping mapping)
    {
        var known = MappedFields.Of(mapping.Records).Select(f => f.Field).Append("related").ToHashSet();
        var needed = mapping.Records switch { FeedMappingRecords.Product => (string[])["title"], _ => ["productId", "text"] };
        return mapping.Fields.Keys.FirstOrDefault(f => !known.Contains(f)) is { } unknown ? $"there is no field '{unknown}'; use {string.Join(", ", known)}"
            : needed.FirstOrDefault(n => !mapping.Fields.ContainsKey(n)) is { } missing ? $"it does not say where '{missing}' is"
            : mapping.PriceDivisor <= 0 ? "priceDivisor must be above zero"
            : mapping.Currency is { } currency && !Currencies.IsKnown(currency) ? $"'{currency}' is no currency in use"
            : mapping.Attributes.FirstOrDefault(a => a.Field is null == a.Prefix is null) is not null ? "an attribute needs either field or prefix"
            : mapping.Attributes.FirstOrDefault(a => a.Type is not ("auto" or "text" or "number" or "yesno" or "pairs")) is { } odd ? $"there is no attribute type '{odd.Type}'; use auto, text, number, yesno or pairs"
            : null;
    }
}
