using System.Globalization;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>What is said of comparisons, choices, reviews, policies, and for its own sake.</summary>
internal sealed partial class EnglishWording
{
    public override AnswerText CheaperThan(Slot cheap, Slot cheapPrice, Slot dear, Slot dearPrice, int of) =>
        of == 2 ? $"The {cheap} is cheaper: {cheapPrice} against {dearPrice} for the {dear}."
        : (AnswerText)$"The {cheap} is the cheapest at {cheapPrice}, the {dear} the most expensive at {dearPrice}.";

    public override AnswerText SamePrice(Slot price) => $"They cost the same, {price}.";

    public override AnswerText RatedHigherThan(Slot high, Slot highStars, Slot low, Slot lowStars) => $"Reviewers rate the {high} higher: {highStars} against {lowStars} for the {low}.";

    public override AnswerText Differ(Slot attribute, IEnumerable<(Slot Title, Slot Value)> values) =>
        $"{attribute}: {AnswerText.Join($", ", values.Select(v => (AnswerText)$"{v.Value} for the {v.Title}"))}.";

    public override AnswerText NoDifference(AnswerText titles) => $"In what the shop’s data says, {titles} do not differ.";

    public override AnswerText CompareWhat() => $"I need two products to compare. Look for something first, then say “compare the first two”.";

    public override AnswerText LeadsInPrice(Slot title, Slot price, Slot among, Superlative by) =>
        by == Superlative.Cheapest ? $"The cheapest of the {among} is the {title}, at {price}." : (AnswerText)$"The most expensive of the {among} is the {title}, at {price}.";

    public override AnswerText LeadsInRating(Slot title, Slot stars, Slot raters, Slot among, Superlative by) =>
        by == Superlative.MostReviewed ? $"The most reviewed of the {among} is the {title}: {stars} of 5 stars from {raters} ratings."
        : (AnswerText)$"The best rated of the {among} is the {title}: {stars} of 5 stars from {raters} ratings.";

    public override AnswerText LeadsIn(Slot title, Slot name, Slot value, Slot among) => $"Of the {among}, that is the {title}. {name}: {value}.";

    public override AnswerText NoneTells(Slot among) => $"The data of the {among} doesn’t say.";

    public override AnswerText CannotChoose(Superlative by, Slot among) => by is Superlative.Cheapest or Superlative.MostExpensive
        ? $"None of the {among} has a price in the shop’s data."
        : (AnswerText)$"None of the {among} has been rated yet. Tell me what matters to you, and I can compare them.";

    public override string PriceRow => "Price";

    public override string RatingRow => "Rating";

    public override string AvailabilityRow => "Availability";

    public override string BrandRow => "Brand";

    public override AnswerText Mentions(Slot mentions, Slot reviews, int count, Slot aspect, Slot positive, Slot negative, Slot? mixed)
    {
        var of = count == 1 ? $"{mentions} of {reviews} review mentions {aspect}: {positive} positive, {negative} negative" : (AnswerText)$"{mentions} of {reviews} reviews mention {aspect}: {positive} positive, {negative} negative";
        return mixed is { } both ? $"{of}, {both} mixed." : (AnswerText)$"{of}.";
    }

    public override AnswerText Changed(Slot since, Slot positive, Slot sides, Slot positiveBefore, Slot sidesBefore) =>
        $"That changed: since {since}, {positive} of {sides} who take a side are positive; before, {positiveBefore} of {sidesBefore}.";

    public override string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public override AnswerText NobodyMentions(Slot title, Slot reviews, int count, Slot aspect) =>
        count == 1 ? $"I don’t know: the one review of the {title} doesn’t mention {aspect}." : (AnswerText)$"I don’t know: none of the {reviews} reviews of the {title} mentions {aspect}.";

    public override AnswerText NoReviews(Slot title) => $"Nobody has reviewed the {title} yet.";

    public override AnswerText RatedWithoutReviews(Slot title, Slot stars, Slot raters) => $"The {title} is rated {stars} of 5 by {raters} shoppers; I have no written reviews of it.";

    public override AnswerText RatedByReviews(Slot title, Slot stars, Slot reviews, int count) =>
        count == 1 ? $"The {title} has {stars} of 5 stars from {reviews} review." : (AnswerText)$"The {title} has {stars} of 5 stars from {reviews} reviews.";

    public override AnswerText ReviewCount(Slot title, Slot reviews, int count) =>
        count == 1 ? $"The {title} has {reviews} review." : (AnswerText)$"The {title} has {reviews} reviews.";

    public override AnswerText AspectPart(Slot aspect, Slot side, Slot mentions) => $"{aspect} ({side} of the {mentions} that mention it)";

    public override AnswerText Like(AnswerText aspects) => $"Reviewers like {aspects}.";

    public override AnswerText Dislike(AnswerText aspects) => $"They find fault with {aspects}.";

    public override AnswerText NoComplaint(Slot reviews, int count) => count == 1 ? $"I see no complaint about anything particular in its one review." : (AnswerText)$"I see no complaint about anything particular in its {reviews} reviews.";

    public override AnswerText Reviewer(Slot quote) => $"“{quote}”";

    public override AnswerText PolicySays(Slot page, IEnumerable<Slot> quotes) => $"{page}: {AnswerText.Join($" ", quotes.Select(q => (AnswerText)$"“{q}”"))}";

    public override AnswerText NoPolicy(Slot pages, int count) => count switch
    {
        0 => $"I don’t know: the shop has given me no policies to read. Please ask the shop.",
        1 => $"I don’t know: the one policy page I have doesn’t say. Please ask the shop.",
        _ => $"I don’t know: none of the {pages} policy pages I have says so. Please ask the shop.",
    };

    public override AnswerText Talk(SmallTalk kind) => kind switch
    {
        SmallTalk.Greeting => $"Hello! What are you looking for?",
        SmallTalk.Thanks => $"You’re welcome. Is there anything else?",
        SmallTalk.Farewell => $"Goodbye, and thanks for stopping by.",
        SmallTalk.Help => $"I can find products, compare them, tell you what reviewers say, and answer questions about a product or the shop’s policies. What are you looking for?",
        SmallTalk.WhoAreYou => $"I’m the shop’s assistant, a program. I answer from the shop’s own data and show you where it says so. What can I find for you?",
        SmallTalk.StartedOver => $"Fresh start. What are you looking for?",
        SmallTalk.Rude => $"I’m sorry that this was no help. Tell me what you are looking for, and I’ll try again.",
        SmallTalk.Thinking => $"Take your time. What I showed stays here; say what you’d like to see or know next.",
        SmallTalk.Refused => $"All right. Is there something else I can find for you?",
        _ => $"Good. Just say what you’d like to see or know next.",
    };

    public override AnswerText Beyond(Beyond what) => what switch
    {
        Understanding.Beyond.Order => $"I can’t see orders or accounts, so I can’t help with that here. Please use the shop’s order page or its contact. I can help you find and compare products.",
        Understanding.Beyond.Person => $"I’m a program and can’t put you through to someone. The shop’s contact page has the ways to reach people. I can help with products and policies.",
        Understanding.Beyond.Instruction => $"I don’t take orders of that kind. I answer from this shop’s products, reviews and policies: ask me about those.",
        _ => $"That’s outside what I can help with. I know this shop’s products, reviews and policies: ask me about those.",
    };

    public override AnswerText WhichProduct() => $"Which product do you mean? Tell me its name, or look for something first.";

    public override AnswerText BeyondShown(Slot shown, int count) => count == 1 ? $"I have shown only one." : (AnswerText)$"I have shown only {shown}. Which of them do you mean?";
}
