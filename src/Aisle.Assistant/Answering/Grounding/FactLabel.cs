using Aisle.Assistant.Understanding;
using Aisle.Insight.Evidence;
using Aisle.Insight.Text;

namespace Aisle.Assistant.Answering.Grounding;

/// <summary>
/// The words by which a sentence says what a number of it is: a right number under a wrong name is a wrong fact ("costs 212", where 212 people
/// rated it). A fact whose value is words, such as a colour, says itself what it is and needs none.
/// </summary>
internal static class FactLabel
{
    public static Cue Before { get; } = new("was|were|before|down from|instead of|list|regular(ly)?|usual(ly)?|original(ly)?|reduced|off|saves?|saving", "原价|之前|原来");

    public static Cue Highest { get; } = new("to|up to|between|and|from|most|highest|depending", "到|至|最高");

    public static Cue Stars { get; } = new("rat(ed|es|ing|ings)|stars?|out of|of|score[sd]?|average", "星|评分|分");

    public static Cue Raters { get; } = new("ratings?|reviews?|reviewers?|people|customers?|shoppers?|buyers?|raters?|by|from", "人|条|个|评");

    public static Cue Left { get; } = new("left|remain(s|ing)?|in stock|there (is|are)", "剩|还有|库存");

    public static Cue Found { get; } = new("match(es|ing)?|found|find|results?|products?|items?|options?|ones|choices?|models?|fit|in all", "款|个|件|种|找到");

    public static Cue Mentions { get; } = new("mention(s|ed|ing)?|say|says|said|speaks?|talks?|reviews?|reviewers?|comments?|of", "提到|说|评");

    public static Cue Positive { get; } = new("positive(ly)?|likes?|liked|praises?|praised|happy|loves?|loved|good|great|well|pleased|favou?rabl[ey]", "好评|喜欢|正面|满意|称赞");

    public static Cue Negative { get; } = new("negative(ly)?|complain(s|ed|ts?)?|dislikes?|disliked|critici[sz]\\w*|bad|poor(ly)?|problems?|issues?|unhappy|faults?", "差评|负面|抱怨|不满|问题");

    /// <summary>Whether words typed tell a measure by its attribute's name, or by another word for it: "weighs" for "Item weight".</summary>
    public static bool TellsAttribute(string typed, string name)
    {
        var (typedWords, nameWords) = (Words.Of(typed), Words.Of(name));
        return typedWords.Any(t => nameWords.Any(n => n.Term.Stem == t.Term.Stem))
            || ConceptsOf(typedWords).Overlaps(ConceptsOf(nameWords));
    }

    private static HashSet<string> ConceptsOf(List<Word> words)
    {
        var array = words.ToArray();
        return [.. ConceptLexicon.InText(array).Concat(ConceptLexicon.InQuestion(array)).Select(u => u.Concept.Name)];
    }
}
