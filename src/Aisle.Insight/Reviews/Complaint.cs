using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>Tells a complaint that has no word of opinion: it denies, asks or exclaims.</summary>
internal static class Complaint
{
    public static bool IsLikely(string text)
    {
        if (text.AsSpan().ContainsAny("?？")) return true;
        ReadOnlySpan<Word> words = Words.Of(text).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            if (OpinionLexicon.CueAt(words, i, out var cue) > 0 && cue is Cue.Not or Cue.Turn) return true;
        }

        return false;
    }
}
