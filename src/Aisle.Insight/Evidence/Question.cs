using System.Buffers;
using System.Globalization;
using Aisle.Insight.Lexicons;
using Aisle.Insight.Reviews;
using Aisle.Insight.Text;

namespace Aisle.Insight.Evidence;

internal enum QuestionForm
{
    /// <summary>"does it", "is it", "can I", "…吗".</summary>
    YesNo,

    /// <summary>"how many".</summary>
    HowMany,

    /// <summary>"how much", "how long", "how heavy".</summary>
    HowMuch,

    /// <summary>"how is the sound", "any good": asks for an opinion.</summary>
    Opinion,

    /// <summary>"how do I".</summary>
    HowTo,

    What,
    Where,
    Who,
    When,
    Why,
    Other,
}

/// <summary>A question taken apart.</summary>
internal sealed class Question
{
    private static readonly HashSet<string> Common = [.. Lexicon.Lines("common").SelectMany(l => l.Split(' '))];

    private static readonly HashSet<string> Auxiliaries =
    [
        "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "has", "have", "isn't", "aren't", "doesn't", "don't", "can't", "won't", "any", "it", "am", "anyone", "may",
    ];

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".,?!;:-(");

    private const string ChineseIgnored = "的吗呢么了是不这那个款它有没请问一下吧啊能可以会什怎样如何多少几和与我你您在";

    public required string Text { get; init; }

    public required Word[] Words { get; init; }

    public required QuestionForm Form { get; init; }

    public required IReadOnlyList<ConceptUse> Concepts { get; init; }

    /// <summary>What reviewers speak of that it names.</summary>
    public required IReadOnlySet<KnownAspect> Aspects { get; init; }

    /// <summary>Words that carry what is asked, with how much each carries.</summary>
    public required IReadOnlyList<(Term Term, double Weight)> Terms { get; init; }

    /// <summary>Of <see cref="Terms"/> those that carry most: neither words of opinion nor common ones, where there are others.</summary>
    public required IReadOnlyList<Term> Weighty { get; init; }

    /// <summary>Amounts in the question: "15 inch".</summary>
    public required IReadOnlyList<Amount> Amounts { get; init; }

    /// <summary>The quantity whose unit the question names, as "how many megapixels" does; null for any other.</summary>
    public required string? Unit { get; init; }

    /// <summary>"How much sugar", which a number answers, unlike "how comfortable".</summary>
    public bool AsksHowMuch => Array.Exists(Words, w => w.Term.Text is "much");

    /// <summary>How it was read, a line a thing, for people.</summary>
    public IReadOnlyList<string> InWords() =>
    [
        $"form: {Form}",
        .. Concepts.Count > 0 ? [$"concepts: {string.Join(", ", Concepts.Select(c => c.Concept.Name).Distinct())}"] : (string[])[],
        .. Terms.Count > 0 ? [string.Create(CultureInfo.InvariantCulture, $"words: {string.Join(", ", Terms.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Term.Text} {t.Weight:0.0}")))}")] : (string[])[],
        .. Amounts.Select(a => string.Create(CultureInfo.InvariantCulture, $"amount: {a.Value:0.##} of {a.Quantity}")),
        .. Unit is { } unit ? [$"unit: {unit}"] : (string[])[],
    ];

    public static Question Parse(string text)
    {
        var words = Aisle.Insight.Text.Words.Of(text).ToArray();
        var amounts = Measures.In(text, words);
        var concepts = ConceptLexicon.InQuestion(words);
        AddImplied(concepts, words, amounts);
        var terms = new Dictionary<string, (Term Term, double Weight)>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            var term = words[i].Term;
            if (amounts.Exists(a => i >= a.At && i < a.At + a.Count)) continue;
            if (term.IsHan ? ChineseIgnored.Contains(term.Text, StringComparison.Ordinal) : IsFunction(term.Text)) continue;
            terms.TryAdd(term.Stem, (term, WeightOf(term)));
        }

        var form = FormOf(text, words, namesQuantity: amounts.Count == 0 && concepts.Exists(c => c.Concept.Answer is { } answer && Measures.IsQuantity(answer)));
        return new Question
        {
            Text = text,
            Words = words,
            Form = form is QuestionForm.YesNo && AsksWhich(words) ? QuestionForm.What : form,
            Unit = form is QuestionForm.HowMany ? Measures.UnitIn(words) : null,
            Concepts = concepts,
            Aspects = AspectLexicon.In(words),
            Terms = [.. terms.Values],
            Weighty = [.. terms.Values.Where(t => t.Weight >= terms.Values.Max(o => o.Weight)).Select(t => t.Term)],
            Amounts = amounts,
        };
    }

    /// <summary>"Under 2 kg" asks of the weight and "a red one" of the colour without naming them.</summary>
    private static void AddImplied(List<ConceptUse> concepts, Word[] words, List<Amount> amounts)
    {
        foreach (var amount in amounts)
        {
            if (!concepts.Exists(c => c.Concept.Answer == amount.Quantity) && ConceptLexicon.ByAnswer(amount.Quantity) is { } concept) concepts.Add(new ConceptUse(concept, amount.At, 1));
        }

        for (var i = 0; i < words.Length; i++)
        {
            foreach (var kind in AnswerTypes.ClosedKinds)
            {
                if (AnswerTypes.Names(kind, words[i].Term) && !concepts.Exists(c => c.Concept.Answer == kind)) concepts.Add(new ConceptUse(ConceptLexicon.ByAnswer(kind)!, i, 1));
            }
        }
    }

    private static double WeightOf(Term term) =>
        term.IsHan ? 0.5 : AnswerTypes.ClosedKinds.Any(k => AnswerTypes.Names(k, term)) ? 1 : Common.Contains(term.Text) ? 0.3 : OpinionLexicon.IsOpinion(term) ? 0.6 : 1;

    /// <summary>Whether the word, in lower case, carries nothing of what is asked.</summary>
    public static bool IsFunction(string word) => FunctionWords.Contains(word);

    private static readonly HashSet<string> FunctionWords =
    [
        .. ("a an the this that these those it its it's i i'm i've my me mine we our us you your yours he his him she her they their them who what which when where why how and or but if so of for in on at by with from to into as than then " +
            "is are was were be been being am isn't aren't do does did don't doesn't didn't have has had can could will would should may might must not no any some there here too also just only very really " +
            "what's whats how's where's who's that's there's i'd i'll you're they're we're let's wondering " +
            "please thanks thank hi hello anyone anybody someone know tell get got like want need one ones thing use item product package s t if's").Split(' '),
    ];

    /// <summary>"Is it laser or inkjet?" is answered by neither yes nor no.</summary>
    private static bool AsksWhich(Word[] words)
    {
        var or = Array.FindIndex(words, w => w.Term.Text is "or");
        return or > 0 && or + 1 < words.Length && words[or + 1].Term.Text is not ("not" or "no" or "less" or "more" or "so" or "do" or "does" or "is" or "are" or "can" or "will" or "would");
    }

    private static QuestionForm FormOf(string text, Word[] words, bool namesQuantity)
    {
        if (Han.IsIn(text)) return ChineseFormOf(text);
        // The clause that asks may come late: "my dog is big. will it fit him?"
        for (var i = 0; i < words.Length; i++)
        {
            var starts = i == 0 || text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).ContainsAny(ClauseEnds) || words[i - 1].Term.Text is "and" or "but" or "so" or "also" or "hi" or "hello" or "wondering" or "if" or "know" or "tell";
            var next = i + 1 < words.Length ? words[i + 1].Term.Text : "";
            switch (words[i].Term.Text)
            {
                case "how" when next is "many": return QuestionForm.HowMany;
                case "how" when next is "is" or "are" or "was" or "were" or "good" or "well" or "comfortable" or "does" or "do": return next is "do" or "does" && !text.Contains("work", StringComparison.OrdinalIgnoreCase) ? QuestionForm.HowTo : QuestionForm.Opinion;
                case "how" when next is "can" or "to" or "would" or "did" or "come": return QuestionForm.HowTo;
                case "how": return QuestionForm.HowMuch;
                case "what" or "which" or "what's" or "whats": return QuestionForm.What;
                case "where" or "where's": return QuestionForm.Where;
                case "who" or "who's" or "whose": return QuestionForm.Who;
                case "when" when i == 0: return QuestionForm.When;
                case "why": return QuestionForm.Why;
                case var first when starts && Auxiliaries.Contains(first): return QuestionForm.YesNo;
            }
        }

        // "Bluetooth?" may be answered by yes, "comfort temperature?" only by how much.
        return !namesQuantity && text.Contains('?', StringComparison.Ordinal) && words.Length > 0 ? QuestionForm.YesNo : QuestionForm.Other;
    }

    private static QuestionForm ChineseFormOf(string text)
    {
        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (var form in any)
            {
                if (text.Contains(form, StringComparison.Ordinal)) return true;
            }

            return false;
        }

        return Has("多少钱", "多重", "多大", "多长", "多高", "多宽", "多久", "多远", "多厚") ? QuestionForm.HowMuch
            : Has("怎么样", "如何", "好不好") ? QuestionForm.Opinion
            : Has("几个", "几件", "多少") ? QuestionForm.HowMany
            : Has("怎么") ? QuestionForm.HowTo
            : Has("吗", "有没有", "是不是", "能不能", "可不可以", "会不会", "是否", "重不重", "大不大") ? QuestionForm.YesNo
            : Has("哪里", "哪儿", "产地") ? QuestionForm.Where
            : Has("什么", "哪个", "哪些", "几") ? QuestionForm.What
            : QuestionForm.Other;
    }
}
