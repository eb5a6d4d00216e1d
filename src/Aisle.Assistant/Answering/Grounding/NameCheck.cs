using Aisle.Assistant.Understanding;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// A typed name is one that the evidence of this turn wrote, or the shopper, where nothing is claimed of it; and words of it that stand
/// together stand together there too: "Sony QuietComfort" is of two titles and of neither. A brand that the catalogue knows is a name in small letters as well.
/// </summary>
internal static class NameCheck
{
    public static Checked.Cut? Read(SpokenText text, FactSheet sheet, Utterance said, CatalogVocabulary vocabulary)
    {
        var run = new List<Token>();
        foreach (var token in text.Tokens)
        {
            if (IsName(token, vocabulary) && (run.Count == 0 || run[^1].Part == token.Part))
            {
                run.Add(token);
                continue;
            }

            if (Unknown(run, sheet, said, text.Typed) is { } unknown)
            {
                return unknown;
            }

            run.Clear();
            if (IsName(token, vocabulary))
            {
                run.Add(token);
            }
        }

        return Unknown(run, sheet, said, text.Typed);
    }

    private static bool IsName(Token token, CatalogVocabulary vocabulary)
    {
        if (token.Text is "I" || token.Text.StartsWith("I'", StringComparison.Ordinal) || token.Text.StartsWith("I’", StringComparison.Ordinal))
        {
            return false;
        }

        var stem = WordLists.StemOf(token.Text);
        var isPlain = WordLists.Plain.Contains(stem) || WordLists.Claims.Contains(stem);
        if (token.Text.Skip(1).Any(char.IsUpper) || (token.Text.Any(char.IsDigit) && token.Text.Any(char.IsLetter)))
        {
            return true;
        }

        return char.IsUpper(token.Text[0]) ? !token.IsFirst || !(isPlain || WordLists.Common.Contains(stem)) : !isPlain && vocabulary.FindBrand(token.Text) is not null && !WordLists.Common.Contains(stem);
    }

    private static Checked.Cut? Unknown(List<Token> run, FactSheet sheet, Utterance said, string typed)
    {
        if (run.Count == 0)
        {
            return null;
        }

        var name = string.Join(' ', run.Select(t => t.Text));
        return sheet.Facts.Any(f => Holds(f.Carries, name)) || (ClaimCheck.IsOpen(typed) && Holds(said.Text, name)) ? null : new Checked.Cut(CutReason.Name, name);
    }

    private static bool Holds(string text, string name) => Spaced(text).Contains(Spaced(name), StringComparison.OrdinalIgnoreCase);

    private static string Spaced(string text) => $" {string.Join(' ', SpokenText.WordsOf(text))} ";
}
