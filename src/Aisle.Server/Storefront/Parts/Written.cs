using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Server.Storefront.Markup;
using static Aisle.Server.Storefront.Markup.Html;

namespace Aisle.Server.Storefront.Parts;

/// <summary>What shoppers wrote: reviews, questions and answers, as <see cref="ShownText"/> leaves them.</summary>
internal static class Written
{
    public static Html Review(Review review, PageTexts t) => Shown(ShownText.Of(review), t);

    public static Html Question(ProductQuestion question, PageTexts t) => Shown(ShownText.Of(question), t);

    public static Html Paragraphs(string text) => All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => H("p", line)));

    private static Html Shown(Review review, PageTexts t) => H("article.review",
        H("header",
            review.Stars is { } stars ? Facts.Stars(stars, t) : null,
            review.Title.Length > 0 ? H("h4", review.Title) : null),
        H("p.by",
            H("span", review.Author ?? t["review.anonymous"]),
            review.WrittenAt is { } at ? H("time", [("datetime", at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))], t.Date(at)) : null,
            review.Verified == true ? H("span.verified", t["review.verified"]) : null),
        Paragraphs(review.Text),
        review.HelpfulVotes > 0 ? H("p.helpful", t.Of("review.helpful", ("count", review.HelpfulVotes))) : null);

    private static Html Shown(ProductQuestion question, PageTexts t) => H("li",
        H("p.question", PageTexts.Unseen($"{t["question.q"]}: "), question.Text),
        question.Answers.Count == 0
            ? H("p.muted", t["question.unanswered"])
            : All(question.Answers.Select(answer => H("p",
                PageTexts.Unseen($"{t["question.a"]}: "),
                answer.Text,
                H("span.by", string.Join(" · ", new[] { answer.Author ?? t["review.anonymous"], answer.WrittenAt is { } at ? t.Date(at) : null }.OfType<string>()))))));
}
