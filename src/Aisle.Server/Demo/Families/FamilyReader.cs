using System.Globalization;
using Aisle.Catalog;
using Aisle.Server.Demo.Writing;

namespace Aisle.Server.Demo.Families;

/// <summary>
/// Reads a family's file: first lines of <c>key: value</c>, then sections that start with <c>== name</c>. docs/decisions/0008 shows one.
/// The files are our own, so a mistake in one is a bug and throws.
/// </summary>
internal static class FamilyReader
{
    public static Family Read(string key, string text)
    {
        var blocks = Blocks(text);
        var header = blocks[""].Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToLookup(pair => pair[0], pair => pair[1]);
        string? One(string name) => header[name].SingleOrDefault();
        var names = List(One("noun") ?? throw new InvalidDataException($"{key}: no noun"));

        return new Family
        {
            Key = key,
            Noun = names[0],
            Plural = names[^1],
            IsPlural = names.Count == 1,
            Chinese = One("chinese") ?? "商品",
            Category = CategoryPath.Parse(One("category") ?? throw new InvalidDataException($"{key}: no category")),
            WarrantyYears = One("warranty") is { } years ? int.Parse(years, CultureInfo.InvariantCulture) : null,
            Colors = List(One("colors")),
            Options = [.. header["option"].Select(Option)],
            Accessories = List(One("accessories")),
            Also = List(One("also")),
            Uses = One("uses")?.Split(';', StringSplitOptions.TrimEntries) ?? [],
            Models = Models(key, blocks["models"]),
            Titles = Phrases(blocks["title"]),
            Bullets = Phrases(blocks["bullets"]),
            Description = Phrases(blocks["description"]),
            Aspects = Aspects(blocks, "aspect "),
            Questions = [.. blocks["questions"].Select(Question)],
            Picture = Phrases(blocks["picture"]),
        };
    }

    /// <summary>The lines of a file by section; those before the first section under "". Empty lines and lines of <c>#</c> are comments.</summary>
    public static Dictionary<string, List<string>> Blocks(string text)
    {
        var blocks = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [""] = [] };
        var current = blocks[""];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                blocks.Add(line[3..], current = []);
            }
            else if (!line.StartsWith('#'))
            {
                current.Add(line);
            }
        }

        return blocks;
    }

    public static IReadOnlyList<Aspect> Aspects(Dictionary<string, List<string>> blocks, string prefix) =>
        [.. blocks.Where(block => block.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(block => Aspect(block.Key[prefix.Length..], block.Value))];

    /// <summary>A name with an optional weight, and lines that start with <c>++ + ~ - --</c> or <c>!</c> by verdict.</summary>
    private static Aspect Aspect(string head, IReadOnlyList<string> lines)
    {
        var parts = head.Split(',', StringSplitOptions.TrimEntries);
        var opinions = lines
            .Select(line => line.Split(' ', 2))
            .GroupBy(
                line => line[0] switch
                {
                    "++" => Verdict.Superb,
                    "+" => Verdict.Good,
                    "~" => Verdict.Mixed,
                    "-" => Verdict.Poor,
                    "--" => Verdict.Awful,
                    "!" => Verdict.Danger,
                    var sign => throw new InvalidDataException($"aspect {head}: '{sign}' is no verdict"),
                },
                line => Phrase.Parse(line[1].Trim()))
            .ToDictionary(group => group.Key, IReadOnlyList<Phrase> (group) => [.. group]);
        return new Aspect(parts[0], parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 1, opinions);
    }

    public static IReadOnlyList<Phrase> Phrases(IEnumerable<string> lines) => [.. lines.Select(Phrase.Parse)];

    private static IReadOnlyList<string> List(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary><c>Capacity = 64 GB, 128 GB +20, 256 GB +40%</c>.</summary>
    private static FamilyOption Option(string text)
    {
        var halves = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return new FamilyOption(halves[0], [.. List(halves[1]).Select(item =>
        {
            var parts = item.Split(" +", 2);
            return parts.Length == 1
                ? new FamilyOptionValue(item)
                : new FamilyOptionValue(parts[0], decimal.Parse(parts[1].TrimEnd('%'), CultureInfo.InvariantCulture), parts[1].EndsWith('%'));
        })]);
    }

    /// <summary>A table with a heading: <c>Name | Price | Weight (g) | Foldable? | Material | Pitch</c>. "?" is yes or no, "(g)" a measure.</summary>
    private static List<Model> Models(string key, IReadOnlyList<string> lines)
    {
        var columns = lines[0].Split('|', StringSplitOptions.TrimEntries);
        return [.. lines.Skip(1).Select(line =>
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != columns.Length)
            {
                throw new InvalidDataException($"{key}: {cells.Length} cells for {columns.Length} columns in '{line}'");
            }

            var row = columns.Zip(cells).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second);
            var name = row["Name"].Split(' ', 2);
            return new Model(
                name[0],
                name[1],
                decimal.Parse(row["Price"], CultureInfo.InvariantCulture),
                [.. row.Where(cell => cell.Key is not ("Name" or "Price" or "Pitch" or "Colors")).SelectMany(cell => Attributes(cell.Key, cell.Value))],
                row.GetValueOrDefault("Pitch"),
                List(row.GetValueOrDefault("Colors")));
        })];
    }

    private static IEnumerable<ProductAttribute> Attributes(string column, string cell)
    {
        if (column.EndsWith('?'))
        {
            return [new(column[..^1], new AttributeValue.YesNo(cell switch { "yes" => true, "no" => false, _ => throw new InvalidDataException($"'{cell}' is not yes or no") }))];
        }

        if (column.IndexOf('(', StringComparison.Ordinal) is var at and > 0)
        {
            return [new(column[..at].Trim(), new AttributeValue.Measure(decimal.Parse(cell, CultureInfo.InvariantCulture), column[(at + 1)..^1]))];
        }

        return decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? [new(column, new AttributeValue.Number(number))]
            : cell.Split(';', StringSplitOptions.TrimEntries).Select(value => new ProductAttribute(column, new AttributeValue.Text(value)));
    }

    /// <summary><c>[condition] Question? = answer // another answer</c>; no answer where nothing follows the sign.</summary>
    private static QuestionPhrase Question(string line)
    {
        var at = line.LastIndexOf("? =", StringComparison.Ordinal);
        var answers = line[(at + 3)..].Split("//", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new QuestionPhrase(Phrase.Parse(line[..(at + 1)]), Phrases(answers));
    }
}
