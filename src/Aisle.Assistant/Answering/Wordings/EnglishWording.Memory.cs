using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of what is remembered, and of why something was chosen.</summary>
internal sealed partial class EnglishWording
{
    public override AnswerText CanRemember() => $"I can remember sizes, brands that you like or don’t, a budget, and whom you buy for. Say for instance “remember that I wear size 10” or “remember that my budget is 50”.";

    public override AnswerText Remembers(AnswerText entries, bool kept) =>
        kept ? $"I’ll remember: {entries}. Say “forget me” whenever you like." : (AnswerText)$"I’ll keep in mind for this conversation: {entries}. Say “forget me” whenever you like.";

    public override AnswerText Forgot() => $"Done. I have forgotten all that you told me about yourself.";

    public override AnswerText ForgotThat(AnswerText rest) => $"Done, that is forgotten. What I still remember: {rest}.";

    public override AnswerText KnowsNothing() => $"Nothing. I remember only what you ask me to remember, such as a size or a budget.";

    public override AnswerText Knows(AnswerText entries, bool kept) =>
        kept ? $"You asked me to remember: {entries}. Nothing else is kept about you. Say “forget me” to erase it." : (AnswerText)$"For this conversation you asked me to remember: {entries}. It is forgotten when the conversation ends, or when you say “forget me”.";

    public override AnswerText RememberedSize(Slot size, Slot? of, Slot? whose) => (of, whose) switch
    {
        ({ } thing, { } who) => $"size {size} in {thing} for your {who}",
        ({ } thing, null) => $"size {size} in {thing}",
        (null, { } who) => $"size {size} for your {who}",
        _ => $"size {size}",
    };

    public override AnswerText RememberedBrand(Slot brand, bool likes) => likes ? $"you like {brand}" : (AnswerText)$"no {brand}";

    public override AnswerText RememberedTaste(Slot who, Slot brand, bool likes) => likes ? $"your {who} likes {brand}" : (AnswerText)$"no {brand} for your {who}";

    public override AnswerText Recalls(AnswerText entries, string? undo) => undo is null
        ? $"I went by what you asked me to remember: {entries}."
        : (AnswerText)$"I went by what you asked me to remember: {entries}. Say “{Slot.Said(undo)}” to go without.";

    public override string LikedReason(string brand, string who) => who.Length == 0 ? $"you like {brand}" : $"your {who} likes {brand}";

    public override AnswerText RememberedBudget(Slot amount) => $"a budget of {amount}";

    public override AnswerText RememberedPerson(Slot person) => $"you buy for your {person}";

    public override IEnumerable<string> AfterMemory => ["what do you know about me?", "forget me"];

    public override AnswerText Because(Slot title, IReadOnlyList<AnswerText> reasons) => $"Why the {title}: {AnswerText.Join($"; ", reasons)}. Nobody pays for a place in my answers.";

    public override AnswerText NoReason(Slot title) => $"The {title} came up for your words; its data gives me no further reason. Nobody pays for a place in my answers.";

    public override AnswerText ReasonLeads(Slot by, Slot among) => $"it leads the {among} I looked at in {by}";

    public override AnswerText ReasonMeets(AnswerText conditions) => $"it meets {conditions}";

    public override AnswerText ReasonWords(Slot words) => $"it matches “{words}”";

    public override AnswerText ReasonRated(Slot stars, Slot raters) => $"{stars} of 5 stars from {raters} ratings";

    public override AnswerText ReasonCheapest(Slot price, Slot among) => $"the lowest price of the {among} shown, {price}";

    public override AnswerText ReasonPrice(Slot price) => $"it costs {price}";

    public override AnswerText TheseDo(Slot yes, Slot among, int count, IEnumerable<(Slot Title, Slot Source, Slot Quote, EvidenceKind Kind)> products) =>
        $"{yes} of the {among}: {AnswerText.Join($"; ", products.Select(p => p.Kind == EvidenceKind.Attribute ? (AnswerText)$"the {p.Title} ({p.Source}: {p.Quote})" : $"the {p.Title} (“{p.Quote}”)"))}.";

    public override AnswerText LeadsInMatch(Slot title, Slot among) => $"None of the {among} has been rated yet. The {title} fits your words best.";

    public override string LeadName(Understanding.Superlative by) => by switch
    {
        Understanding.Superlative.Cheapest => "lowest price",
        Understanding.Superlative.MostExpensive => "highest price",
        Understanding.Superlative.MostReviewed => "number of ratings",
        _ => "ratings, weighed by how many there are",
    };
}
