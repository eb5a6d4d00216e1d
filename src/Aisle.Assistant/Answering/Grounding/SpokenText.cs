using System.Text.RegularExpressions;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>A word as typed, and where.</summary>
/// <param name="Text">Without the punctuation around it.</param>
/// <param name="Part">Which part of the sentence it stands in.</param>
/// <param name="IsFirst">Whether it opens the sentence.</param>
/// <param name="Touches">Whether it stands against a slot, with no space between.</param>
internal sealed record Token(string Text, int Part, bool IsFirst, bool Touches);

/// <summary>A sentence of a model as the rules look at it: its parts, the words that it typed, and the products that it names.</summary>
internal sealed partial class SpokenText
{
    private readonly List<(int Part, string Handle)> _names = [];
    private readonly FactSheet _sheet;

    public SpokenText(IReadOnlyList<(Piece Piece, Fact? Fact)> parts, FactSheet sheet)
    {
        _sheet = sheet;
        Parts = parts;
        Tokens = [.. ReadTokens()];
        foreach (var (at, fact) in Facts)
        {
            if (fact.About is { } handle && IsName(fact))
            {
                _names.Add((at, handle));
            }
        }

        foreach (var (at, token) in Tokens.Index())
        {
            // A typed name counts if it is one product's alone: "the Bose" where there is one Bose, "the jacket" where there is one jacket.
            var points = at > 0 && Tokens[at - 1].Text.ToLowerInvariant() is "the" or "this" or "that" && token.Text.Length >= 4;
            if ((points || TitleToken(token.Text)) && sheet.Products.Values.Where(k => HasName(k, token.Text)).ToList() is [var only])
            {
                _names.Add((token.Part, only.Handle));
            }
        }

        _names.Sort();
    }

    public IReadOnlyList<(Piece Piece, Fact? Fact)> Parts { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IEnumerable<(int Part, Fact Fact)> Facts => Parts.Select((p, i) => (i, p.Fact)).Where(p => p.Fact is not null).Select(p => (p.i, p.Fact!));

    /// <summary>The handles of the products that it names, in order.</summary>
    public IReadOnlyList<string> Named => [.. _names.Select(n => n.Handle).Distinct()];

    /// <summary>All that it typed itself.</summary>
    public string Typed => string.Join(' ', Parts.Where(p => p.Fact is null).Select(p => p.Piece.Text));

    /// <summary>The same in lower case, as cues are read.</summary>
    public string Plain => Typed.ToLowerInvariant();

    public bool NamesAt(int part) => Parts[part].Fact is { } fact && IsName(fact);

    public string? NamedBefore(int part) => _names.Where(n => n.Part < part).Select(n => n.Handle).LastOrDefault();

    public string? NamedAfter(int part) => _names.Where(n => n.Part > part).Select(n => n.Handle).FirstOrDefault();

    /// <summary>Has a capital or a digit, as names and models have.</summary>
    public static bool TitleToken(string token) => token.Any(c => char.IsUpper(c) || char.IsDigit(c));

    private static bool HasName(KnownProduct known, string token) =>
        WordsOf($"{known.Product.Brand} {known.Product.Title}").Any(w => string.Equals(w, token, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(m => m.Value);

    /// <summary>A brand names its product only where no other has it.</summary>
    private bool IsName(Fact fact) => fact.Reference.EndsWith(".title", StringComparison.OrdinalIgnoreCase)
        || (fact.Reference.EndsWith(".brand", StringComparison.OrdinalIgnoreCase)
            && _sheet.Products.Values.Count(k => k.Product.Brand == _sheet.Product(fact.About!)!.Product.Brand) == 1);

    private IEnumerable<Token> ReadTokens()
    {
        var first = true;
        for (var part = 0; part < Parts.Count; part++)
        {
            if (Parts[part].Fact is not null)
            {
                first = false;
                continue;
            }

            var text = Parts[part].Piece.Text;
            foreach (Match word in Word().Matches(text))
            {
                var touches = (part > 0 && word.Index == 0) || (part + 1 < Parts.Count && word.Index + word.Length == text.Length);
                yield return new Token(word.Value, part, first, touches);
                first = false;
            }
        }
    }

    /// <summary>A word with what joins inside it: "WH-1000XM5", "don't", "5.3", "1/2".</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’./,+&-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
