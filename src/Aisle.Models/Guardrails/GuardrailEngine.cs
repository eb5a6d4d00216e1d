using System.Text.RegularExpressions;

namespace Aisle.Models.Guardrails;

/// <summary>A guardrail made ready: texts in, what was found and what to hide out. Holds nothing between calls; for any number of threads.</summary>
internal sealed class GuardrailEngine
{
    private readonly GuardrailPolicy _policy;
    private readonly List<(DeniedTopic Rule, TopicMatch Match)> _topics;
    private readonly List<(WordRule Rule, Phrase Phrase)> _words;
    private readonly List<(RegexRule Rule, Regex Regex)> _regexes;

    public GuardrailEngine(Guardrail guardrail)
    {
        Guardrail = guardrail;
        _policy = guardrail.Policy;
        _topics = [.. _policy.Topics.Select(t => (t, new TopicMatch(t)))];
        _words = [.. _policy.Words.Select(w => (w, Phrase.Words(w.Text)))];
        _regexes = [.. _policy.Regexes.Select(r => (r, CustomRegex.Compile(r.Pattern)))];
    }

    public Guardrail Guardrail { get; }

    /// <summary>Whether an answer must be whole before it can be assessed.</summary>
    public bool NeedsWholeAnswer => _policy.Grounding.Any(g => g.Use.Enabled);

    /// <summary>Whether answers are changed, which can't be done once they are shown.</summary>
    public bool MasksAnswers => _policy.Pii.Concat<GuardrailRule>(_policy.Regexes).Any(r => r.Output is { Enabled: true, Action: RuleAction.Anonymize });

    /// <param name="texts">In order; those that are no <see cref="TextPart.Content"/> only serve to assess the others.</param>
    /// <param name="source">Which side of the rules holds.</param>
    /// <param name="grounding">Whether answers are held against their sources and question.</param>
    public GuardrailVerdict Assess(IReadOnlyList<GuardedText> texts, GuardrailSource source, bool grounding = true)
    {
        var content = texts.Where(t => t.Part == TextPart.Content).Select(t => t.Text).ToList();
        var words = content.Select(Terms.Of).ToList();
        var pii = new List<PiiFinding>();
        var regexes = new List<RegexFinding>();
        return new GuardrailVerdict
        {
            Topics = [.. _topics.Where(t => t.Rule.For(source).Enabled).Select(t => new TopicFinding(t.Rule.Name, t.Rule.For(source).Action, content.Exists(t.Match.IsAbout)))],
            Filters = [.. _policy.Filters.Where(f => f.For(source).Enabled && f.StrengthFor(source) != Strength.None).Select(f => Filter(f, source, words))],
            Words = [.. Words(source, words)],
            Masks = [.. texts.Select(t => t.Part == TextPart.Content ? Mask(t.Text, source, pii, regexes) : [])],
            Pii = pii,
            Regexes = regexes,
            Grounding = source == GuardrailSource.Output && grounding ? [.. Grounding(texts, string.Join('\n', content))] : [],
            Characters = texts.Sum(t => t.Text.Length),
        };
    }

    private static FilterFinding Filter(ContentFilter filter, GuardrailSource source, List<List<string>> texts)
    {
        var confidence = texts.Select(words => Lexicon.Confidence(filter.Type, words)).DefaultIfEmpty(Strength.None).Max();
        var strength = filter.StrengthFor(source);
        return new FilterFinding(filter.Type, confidence, strength, filter.For(source).Action, (int)confidence + (int)strength > (int)Strength.High);
    }

    private IEnumerable<WordFinding> Words(GuardrailSource source, List<List<string>> texts)
    {
        foreach (var (rule, phrase) in _words.Where(w => w.Rule.For(source).Enabled && texts.Exists(w.Phrase.StandsIn)))
        {
            yield return new WordFinding(rule.Text, null, rule.For(source).Action);
        }

        foreach (var list in _policy.ManagedWords.Where(m => m.For(source).Enabled))
        {
            foreach (var word in texts.SelectMany(Lexicon.Indecent).Distinct(StringComparer.Ordinal))
            {
                yield return new WordFinding(word, list.Text, list.For(source).Action);
            }
        }
    }

    /// <summary>Finds personal data and custom patterns; of two that overlap the one that starts first is hidden, then the longer.</summary>
    private List<MaskedSpan> Mask(string text, GuardrailSource source, List<PiiFinding> pii, List<RegexFinding> regexes)
    {
        var spans = new List<MaskedSpan>();
        foreach (var rule in _policy.Pii.Where(r => r.For(source).Enabled))
        {
            foreach (var (start, length) in PiiEntities.Find(rule.Type, text))
            {
                Found(rule.Type, start, length, rule.For(source).Action);
                pii.Add(new PiiFinding(text.Substring(start, length), rule.Type, rule.For(source).Action));
            }
        }

        foreach (var (rule, regex) in _regexes.Where(r => r.Rule.For(source).Enabled))
        {
            foreach (var match in regex.Matches(text).Where(m => m.Length > 0))
            {
                Found(rule.Name, match.Index, match.Length, rule.For(source).Action);
                regexes.Add(new RegexFinding(rule.Name, rule.Pattern, match.Value, rule.For(source).Action));
            }
        }

        return Apart(spans);

        void Found(string label, int start, int length, RuleAction action)
        {
            if (action == RuleAction.Anonymize)
            {
                spans.Add(new MaskedSpan(start, length, label));
            }
        }
    }

    /// <summary>Joins what overlaps, so that no part of either is shown.</summary>
    private static List<MaskedSpan> Apart(List<MaskedSpan> spans)
    {
        var apart = new List<MaskedSpan>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (apart.Count > 0 && span.Start < apart[^1].End)
            {
                apart[^1] = apart[^1] with { Length = Math.Max(apart[^1].End, span.End) - apart[^1].Start };
            }
            else
            {
                apart.Add(span);
            }
        }

        return apart;
    }

    private IEnumerable<GroundingFinding> Grounding(IReadOnlyList<GuardedText> texts, string answer)
    {
        foreach (var rule in _policy.Grounding.Where(g => g.Use.Enabled))
        {
            var against = string.Join('\n', texts.Where(t => t.Part == (rule.Relevance ? TextPart.Query : TextPart.GroundingSource)).Select(t => t.Text));
            if (against.Length > 0)
            {
                var score = rule.Relevance ? GroundingScore.Relevance(answer, against) : GroundingScore.Grounding(answer, against);
                yield return new GroundingFinding(rule.Relevance, rule.Threshold, score, rule.Use.Action, score < rule.Threshold);
            }
        }
    }
}
