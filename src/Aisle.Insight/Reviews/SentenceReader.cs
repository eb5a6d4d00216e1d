using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews;

/// <summary>An opinion where it stands, with its value after negation, "too" and the like.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Count">Its number of words.</param>
/// <param name="Value">Below 0 bad, above 0 good.</param>
internal readonly record struct Opinion(int At, int Count, double Value);

/// <summary>
/// Reads one sentence at a time: finds its opinions and tells what they say of a stretch of words. An opinion counts for a
/// mention by its nearness, half for each comma or "and" between them, and not at all across a "but". After Ding, Liu and Yu,
/// "A holistic lexicon-based approach to opinion mining" (WSDM 2008), whose distance weighting and but-clauses these are.
/// Holds the sentence it read last; one instance is for one thread.
/// </summary>
internal sealed class SentenceReader
{
    /// <summary>How many words back a negator or "very" reaches; in Chinese, characters.</summary>
    private const int Reach = 4;

    /// <summary>How near a negator must stand in Chinese to make good of bad: "不贵", "没有坏".</summary>
    private const int NearReach = 2;

    /// <summary>For a plain "not" in Chinese, whose words are several characters.</summary>
    private const int FarReach = 7;

    /// <summary>"Nice, but ...": what comes after weighs more than what came before.</summary>
    private const double AfterTurn = 1.5;

    private const double BeforeTurn = 0.7;

    private readonly List<Opinion> _opinions = [];
    private Word[] _words = [];
    private int _count;
    private int _lastTurn;
    private Cue[] _cues = [];
    private int[] _clause = [];
    private int[] _segment = [];
    private float[] _weight = [];

    public ReadOnlySpan<Word> Words => _words.AsSpan(0, _count);

    public IReadOnlyList<Opinion> Opinions => _opinions;

    /// <summary>Reads the words from <paramref name="start"/> on that stand in <paramref name="sentence"/> of <paramref name="text"/>.</summary>
    public void Read(string text, Stretch sentence)
    {
        var words = Text.Words.Of(text, sentence.Start, sentence.End);
        Grow(words.Count);
        words.CopyTo(_words);
        _count = words.Count;
        _opinions.Clear();
        _lastTurn = 0;
        var (clause, segment, other, conditional) = (0, 0, false, false);
        for (var i = 0; i < _count;)
        {
            if (i > 0 && Pauses(text, _words[i - 1].End, _words[i].Start))
            {
                clause++;
                other = conditional = false;
            }
            else if (i > 0 && _words[i].Term.Text is "and" or "和")
            {
                clause++;
            }

            var length = OpinionLexicon.Opinion(Words, i, out var value);
            var cueLength = OpinionLexicon.CueAt(Words, i, out var cue);
            if (cueLength <= length) cue = Cue.None;
            else length = cueLength;
            if (cue is Cue.Turn or Cue.Though)
            {
                if (cue is Cue.Turn) _lastTurn = i;
                clause++;
                segment++;
                other = conditional = false;
            }

            length = Math.Max(length, 1);
            for (var at = i; at < i + length; at++)
            {
                _cues[at] = Cue.None;
                _clause[at] = clause;
                _segment[at] = segment;
                _weight[at] = other ? 0 : conditional ? 0.3f : 1;
            }

            _cues[i + length - 1] = cue;
            if (value != 0 && cue is Cue.None && Modified(i, value) is var said && Math.Abs(said) > OpinionLexicon.Gradable)
            {
                _opinions.Add(new Opinion(i, length, said));
            }

            other |= cue is Cue.Other;
            conditional |= cue is Cue.If;
            i += length;
        }
    }

    /// <summary>What the sentence says of the words from <paramref name="at"/> on: below 0 bad, above 0 good, near 0 nothing.</summary>
    public double Of(int at, int count, KnownAspect? aspect)
    {
        double sum = 0;
        var last = at + count - 1;
        foreach (var opinion in _opinions)
        {
            if (aspect is null || aspect.OwnOpinions.Longest(Words, opinion.At, out _) < opinion.Count) sum += opinion.Value * Weight(at, last, opinion.At, opinion.Count);
        }

        if (aspect is null) return sum;
        for (var i = Math.Max(0, at - 6); i < Math.Min(_count, last + 7); i++)
        {
            if (i >= at && i <= last) continue;
            var length = aspect.OwnOpinions.Longest(Words, i, out var own);
            if (length > 0 && !IsWithinOpinion(i, length)) sum += OwnSaid(i, own) * Weight(at, last, i, 1);
        }

        return sum;
    }

    /// <summary>Over the whole sentence, whatever it speaks of.</summary>
    public double Whole()
    {
        double sum = 0;
        foreach (var opinion in _opinions) sum += opinion.Value * _weight[opinion.At] * (_lastTurn == 0 ? 1 : opinion.At >= _lastTurn ? AfterTurn : BeforeTurn);
        return sum;
    }

    /// <summary>What the sentence says where all its opinions are on one side; neutral where they are not.</summary>
    public Polarity OneSided()
    {
        var (good, bad) = (false, false);
        foreach (var opinion in _opinions)
        {
            if (_weight[opinion.At] < 1) continue;
            good |= opinion.Value > 0;
            bad |= opinion.Value < 0;
        }

        return good == bad ? Polarity.Neutral : good ? Polarity.Positive : Polarity.Negative;
    }

    /// <summary>Whether what is said right after the words up to <paramref name="from"/> is denied: "will not charge", "isn't backlit".</summary>
    public bool Fails(int from)
    {
        for (var i = from; i < Math.Min(_count, from + 3) && _clause[i] == _clause[from - 1]; i++)
        {
            if (_cues[i] is Cue.Not) return true;
        }

        return false;
    }

    /// <summary>Whether a negator reaches the word, be it a part of an opinion ("does not fit") or not.</summary>
    public bool IsDenied(int at)
    {
        var denied = false;
        var reach = _words[at].Term.IsHan ? FarReach : Reach;
        for (var i = at - 1; i >= Math.Max(0, at - reach) && _clause[i] == _clause[at]; i--)
        {
            var length = OpinionLexicon.CueAt(Words, i, out var cue);
            if (length > 0 && i + length <= at && cue is Cue.Not && !(_words[i + length].Term.Text is "only" or "just")) denied = !denied;
        }

        return denied;
    }

    /// <summary>"does not last long": the phrase has taken the "not" that reaches "long" too.</summary>
    private double OwnSaid(int at, double own) => Modified(at, own) is var said && Math.Sign(said) == Math.Sign(own) && IsDenied(at) ? -said : said;

    private bool IsWithinOpinion(int at, int length)
    {
        foreach (var opinion in _opinions)
        {
            if (opinion.Count > length && at >= opinion.At && at < opinion.At + opinion.Count) return true;
        }

        return false;
    }

    private double Weight(int first, int last, int opinion, int length)
    {
        if (_segment[opinion] != _segment[first]) return 0;
        var gap = opinion > last ? opinion - last - 1 : opinion + length - 1 < first ? first - opinion - length : 0;
        return _weight[opinion] * Math.Exp(-gap / 4.0) * Math.Pow(0.5, Math.Abs(_clause[opinion] - _clause[first]));
    }

    /// <summary>The value of the opinion at a place after what stands before it: "not", "too", "very".</summary>
    private double Modified(int at, double value)
    {
        var (denied, too, strength) = (false, false, 1.0);
        for (var i = at - 1; i >= Math.Max(0, at - Reach) && _clause[i] == _clause[at]; i--)
        {
            switch (_cues[i])
            {
                case Cue.Not when i + 1 < _count && _words[i + 1].Term.Text is "only" or "just": break;
                case Cue.Not when value < 0 && _words[at].Term.IsHan && i < at - NearReach: break;
                case Cue.Not: denied = !denied; break;
                case Cue.Too: too |= i >= at - 2; break;
                case Cue.More: strength = 1.3; break;
                case Cue.Less: strength = 0.7; break;
            }
        }

        if (too && value < 2) return denied ? 0.5 : -1;
        if (!denied) return value * strength;
        return value > 0 ? -0.8 * value : -0.6 * value;
    }

    private static bool Pauses(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is ',' or ';' or ':' or '(' or ')' or '，' or '、' or '；' or '：' or '–' or '—' or '\n' or '.' or '~' or '…') return true;
            if (text[i] is '-' && to - from > 1) return true;
        }

        return false;
    }

    private void Grow(int count)
    {
        if (_words.Length >= count) return;
        _words = new Word[count * 2];
        _cues = new Cue[count * 2];
        _clause = new int[count * 2];
        _segment = new int[count * 2];
        _weight = new float[count * 2];
    }
}
