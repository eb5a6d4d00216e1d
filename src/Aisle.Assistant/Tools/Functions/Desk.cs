using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Catalog;

namespace Aisle.Assistant.Tools.Functions;

/// <summary>
/// What the functions of one turn share: the turn's tools, the sheet on which they put facts, and what they found. A function returns
/// facts under references; text that others wrote stands under "says", which the prompt calls data.
/// </summary>
internal sealed record Desk(Turn Turn, FactSheet Sheet, Findings Findings)
{
    private const int LongestText = 600;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The product under a handle.</summary>
    /// <exception cref="UnknownProductException">There is none.</exception>
    public KnownProduct Product(string handle) => Sheet.Product(handle.Trim())
        ?? throw new UnknownProductException($"There is no product '{Shorten(handle, 40)}'. {(Sheet.Products.Count == 0 ? "Search first." : $"Known are {string.Join(", ", Sheet.Products.Keys)}.")}");

    /// <summary>A product as a model sees it: its handle and facts by reference.</summary>
    public JsonObject Describe(KnownProduct known, int attributes)
    {
        var facts = new JsonObject();
        foreach (var fact in Sheet.Facts.Where(f => f.About == known.Handle && f.Fill is not null && f.Reference.IndexOf('.') == f.Reference.LastIndexOf('.') && !IsAttribute(f) && f.Reference.Contains('.')))
        {
            facts[Braces(fact)] = fact.Value;
        }

        var described = new JsonObject { ["product"] = known.Handle, ["facts"] = facts };
        var stated = Sheet.AddAttributes(known).Take(attributes).ToList();
        if (stated.Count > 0)
        {
            var list = new JsonObject();
            foreach (var fact in stated)
            {
                list[Braces(fact)] = fact.Carries;
            }

            described["attributes"] = list;
        }

        return described;
    }

    public static string Braces(Fact fact) => $"{{{{{fact.Reference}}}}}";

    public static JsonObject Facts(IEnumerable<Fact> facts)
    {
        var list = new JsonObject();
        foreach (var fact in facts)
        {
            list[Braces(fact)] = fact.Value;
        }

        return list;
    }

    /// <summary>Text that someone else wrote: bounded, and with no braces that could pass for a reference.</summary>
    public static string Data(string text) => Shorten(text.Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal), LongestText);

    public static string Write(JsonNode node) => node.ToJsonString(Json);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsAttribute(Fact fact) => fact.Reference.IndexOf(".a", StringComparison.Ordinal) is var at and > 0 && fact.Reference[(at + 2)..].All(char.IsAsciiDigit);

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}

/// <summary>A handle that was not given out; its message is for the model.</summary>
internal sealed class UnknownProductException(string message) : Exception(message);
