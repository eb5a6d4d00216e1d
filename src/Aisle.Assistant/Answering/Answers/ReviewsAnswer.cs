using System.Runtime.CompilerServices;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Insight.Reviews;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>What reviewers say, counted: "16 of 212 reviews mention the strap: 4 positive, 12 negative", with a sentence quoted from each side.</summary>
internal static class ReviewsAnswer
{
    private const int MostProducts = 3;
    private const int MostAspects = 4;

    public static async IAsyncEnumerable<AnswerEvent> AnswerAsync(Intent.Reviews intent, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var products = intent.About.Products.Take(MostProducts).ToList();
        turn.Answered = false;
        foreach (var product in products)
        {
            var digest = await turn.Tools.Reviews.RunAsync(product, intent.Aspect, cancellationToken);
            turn.Traces("tool", $"reviews: {product.Id}{(intent.Aspect is { } a ? $", {a}" : "")}; {digest.Reviews} read");
            var focus = intent.Aspect is null ? null : digest.Aspects is [{ } first, ..] ? first : null;
            turn.Answered |= digest.Reviews > 0 && (intent.Aspect is null || focus is not null);
            foreach (var said in turn.Say(Text(product, digest, intent, focus, turn)))
            {
                yield return said;
            }

            if (digest.Reviews > 0)
            {
                yield return new ReviewDigestEvent(product.Title, digest, focus?.Aspect);
            }
        }

        if (products.Count == 1)
        {
            turn.FocusOn(products[0]);
        }

        yield return Turn.FollowUps(turn.Wording.AfterReviews(intent.Aspect is not null));
    }

    private static AnswerText Text(Product product, ReviewDigest digest, Intent.Reviews intent, AspectCount? focus, Turn turn)
    {
        var (wording, aspect) = (turn.Wording, intent.Aspect);
        var title = turn.Evidence.Title(product);
        if (digest.Reviews == 0)
        {
            return product.Rating is { } rating ? wording.RatedWithoutReviews(title, turn.Evidence.Stars(product, rating), turn.Evidence.Raters(product, rating)) : wording.NoReviews(title);
        }

        var reviews = Slot.Count(digest.Reviews);
        if (aspect is not null)
        {
            return focus is null
                ? wording.NobodyMentions(title, reviews, digest.Reviews, Slot.Said(aspect))
                : wording.Sentences([Mentions(focus, digest, wording), .. Change(focus, wording), .. Quotes(focus, product, turn)]);
        }

        var parts = new List<AnswerText>();
        if (digest.AverageStars is { } average && digest.Stars.Sum() is var count and > 0)
        {
            var rating = new Rating(average, count);
            parts.Add(wording.RatedByReviews(title, turn.Evidence.Stars(product, rating), reviews, digest.Reviews));
        }
        else
        {
            parts.Add(wording.ReviewCount(title, reviews, digest.Reviews));
        }

        if (intent.Complaints)
        {
            var faults = digest.Aspects.Where(a => a.Negative > 0).OrderByDescending(a => a.Serious).ThenByDescending(a => a.Negative).Take(MostAspects).ToList();
            parts.Add(faults.Count == 0 ? wording.NoComplaint(reviews, digest.Reviews) : wording.Dislike(wording.List(faults.Select(a => wording.AspectPart(Slot.Shown(a.Aspect), Slot.Count(a.Negative), Slot.Count(a.Mentions))))));
            parts.AddRange(faults.Select(a => a.Quotes.FirstOrDefault(q => q.Polarity == Polarity.Negative)).OfType<ReviewQuote>().DistinctBy(q => q.Text).Take(2).Select(q => wording.Reviewer(turn.Evidence.Quote(q, product.Id))));
            return wording.Sentences(parts);
        }

        var named = digest.Aspects.Where(a => a.Headlined).DefaultIfEmpty().ToList() is [{ }, ..] headlined ? headlined! : [.. digest.Aspects.Where(a => a.Mentions > 1)];
        var liked = named.Where(a => a!.Positive > a.Negative).Take(MostAspects).ToList();
        // Danger is told first, however few tell of it.
        var disliked = digest.Aspects.Where(a => a.Serious && a.Negative > 0).Concat(named.Where(a => a!.Negative >= a.Positive && a.Negative > 0)).Distinct().Take(MostAspects).ToList();
        if (liked.Count > 0)
        {
            parts.Add(wording.Like(wording.List(liked.Select(a => wording.AspectPart(Slot.Shown(a!.Aspect), Slot.Count(a.Positive), Slot.Count(a.Mentions))))));
        }

        if (disliked.Count > 0)
        {
            parts.Add(wording.Dislike(wording.List(disliked.Select(a => wording.AspectPart(Slot.Shown(a!.Aspect), Slot.Count(a.Negative), Slot.Count(a.Mentions))))));
        }

        parts.AddRange(digest.Summary.Take(2).Select(q => wording.Reviewer(turn.Evidence.Quote(q, product.Id))));
        return wording.Sentences(parts);
    }

    private static AnswerText Mentions(AspectCount focus, ReviewDigest digest, Wordings.Wording wording) => wording.Mentions(
        Slot.Count(focus.Mentions), Slot.Count(digest.Reviews), digest.Reviews, Slot.Shown(focus.Aspect),
        Slot.Count(focus.Positive), Slot.Count(focus.Negative), focus.Mixed > 0 ? Slot.Count(focus.Mixed) : null);

    private static IEnumerable<AnswerText> Change(AspectCount focus, Wordings.Wording wording)
    {
        if (focus.Change is { } change)
        {
            yield return wording.Changed(
                Slot.Shown(wording.Month(change.Since)), Slot.Count(change.PositiveSince), Slot.Count(change.SidesSince), Slot.Count(change.PositiveBefore), Slot.Count(change.SidesBefore));
        }
    }

    private static IEnumerable<AnswerText> Quotes(AspectCount focus, Product product, Turn turn) =>
        new[] { Polarity.Positive, Polarity.Negative }
            .OrderByDescending(p => p == Polarity.Positive == focus.Positive >= focus.Negative)
            .Select(p => focus.Quotes.FirstOrDefault(q => q.Polarity == p))
            .OfType<ReviewQuote>()
            .Select(q => turn.Wording.Reviewer(turn.Evidence.Quote(q, product.Id)));
}
