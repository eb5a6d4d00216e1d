using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Index;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// Reads a model's text sentence by sentence against the facts that it was shown, and keeps what they carry. The rules, in this order:
/// (1) every reference was given out; (2) a fact is said of the product that it is on, and under its name; (3) no number is typed; (4) no name is typed
/// that the evidence does not have; (5) words that only a record can say are in the evidence of the products spoken of; (6) nothing
/// contradicts a record; (7) nothing of the prompt is told. It works on words, not on meaning: docs/concepts/grounding.md says what
/// it lets through. One object a turn: "it" in a sentence is what the one before was about.
/// </summary>
internal sealed partial class GroundingCheck(FactSheet sheet, Utterance said, CatalogIndex index, PromptWords prompt, string? focus)
{
    private IReadOnlyList<string> _spokenOf = focus is null ? [] : [focus];

    public Checked Read(string sentence)
    {
        var pieces = Piece.Read(sentence);
        var wording = string.Concat(pieces.Select(p => p.IsReference ? " ␣ " : p.Text));
        if (MarkupOf(wording) is { } markup)
        {
            return new Checked.Cut(CutReason.Markup, markup);
        }

        if (prompt.FoundIn(wording) is { } told)
        {
            return new Checked.Cut(CutReason.Leak, told);
        }

        // 1.
        var parts = new List<(Piece Piece, Fact? Fact)>();
        var shows = new List<Display>();
        foreach (var piece in pieces)
        {
            if (!piece.IsReference)
            {
                parts.Add((piece, null));
            }
            else if (DisplayOf(piece.Text) is { } display)
            {
                shows.Add(display);
            }
            else if (sheet.Find(piece.Text) is { Fill: not null } fact)
            {
                parts.Add((piece, fact));
            }
            else
            {
                return new Checked.Cut(CutReason.Reference, piece.Text);
            }
        }

        // 2. to 6.
        var text = new SpokenText(parts, sheet);
        var about = text.Named.Count > 0 ? text.Named : _spokenOf;
        if (Mismatch(text, about) is { } mismatch)
        {
            return mismatch;
        }

        var claims = new ClaimCheck(sheet, said, index, about);
        if (NumberCheck.Read(text, sheet, said) is { } number)
        {
            return number;
        }

        if (NameCheck.Read(text, sheet, said, index.Vocabulary) is { } name)
        {
            return name;
        }

        if ((Verdict(wording, about) ?? claims.Read(text)) is { } claim)
        {
            return claim;
        }

        _spokenOf = about;
        return new Checked.Kept(parts, shows);
    }

    /// <summary>The product nearest before a fact is the one that it is said of; where none stands before, the nearest after, else what was spoken of.</summary>
    private Checked.Cut? Mismatch(SpokenText text, IReadOnlyList<string> about)
    {
        foreach (var (at, fact) in text.Facts)
        {
            if (!fact.IsToldBy(text.Plain))
            {
                return new Checked.Cut(CutReason.Mismatch, fact.Reference);
            }

            if (fact.About is null || text.NamesAt(at))
            {
                continue;
            }

            var of = text.NamedBefore(at) ?? text.NamedAfter(at);
            if (of is not null ? of != fact.About : about.Count > 0 ? !about.Contains(fact.About) : sheet.Products.Count > 1)
            {
                return new Checked.Cut(CutReason.Mismatch, fact.Reference);
            }
        }

        return null;
    }

    /// <summary>Yes or no is the data's to say, of the products that are spoken of.</summary>
    private Checked.Cut? Verdict(string wording, IReadOnlyList<string> about)
    {
        if (Opening().Match(wording) is not { Success: true } opening)
        {
            return null;
        }

        var says = opening.Groups["yes"].Success ? YesNo.Yes : YesNo.No;
        return about.Count > 0 && about.All(h => sheet.Verdicts.GetValueOrDefault(h) == says) ? null : new Checked.Cut(CutReason.Contradiction, opening.Value);
    }

    private static Display? DisplayOf(string reference) =>
        reference.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) is [var kind, .. var handles] && Display.Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase)
            ? new Display(kind.ToLowerInvariant(), handles)
            : null;

    private static string? MarkupOf(string wording) => Markup().Match(wording) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[{}<>|\[\]\\]|https?:|www\.|://|\S{40,}|\w@\w|\p{C}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\W*(?:(?<yes>yes|yeah|yep|correct|是的|对|可以|有的)|(?<no>no(?! problem| worries)|nope|不是|没有|不可以))(?=[\s,.!，。！:;—-]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
