using Aisle.Catalog;

namespace Aisle.Insight.Reviews;

/// <summary>What shoppers wrote, as it is shown whole: links, addresses, phone numbers, markup and what speaks to software are cut, insults masked.</summary>
public static class ShownText
{
    public static Review Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review with { Title = QuotePolicy.Shown(review.Title), Text = QuotePolicy.Shown(review.Text), Author = Of(review.Author) };
    }

    public static ProductQuestion Of(ProductQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question with
        {
            Text = QuotePolicy.Shown(question.Text),
            Answers = [.. question.Answers.Select(a => a with { Text = QuotePolicy.Shown(a.Text), Author = Of(a.Author) })],
        };
    }

    /// <param name="author">A name, or the mail address that some feeds give instead.</param>
    internal static string? Of(string? author) => author is null ? null : QuotePolicy.Shown(author);
}
