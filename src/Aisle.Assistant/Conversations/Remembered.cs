using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Conversations;

/// <summary>What a turn leaves behind for later ones, beside what its answer says: what was asked, what was talked of and wished before.</summary>
internal static class Remembered
{
    private const int MostWishes = 5;
    private const int LongestQuestion = 200;

    public static ConversationState After(ConversationState before, ConversationState after, Intent intent)
    {
        if (before.Focus is { } focus && after.Focus is { } next && focus.ProductId != next.ProductId)
        {
            after = after with { FocusBefore = focus };
        }

        if (before.Wish is { } wish && after.Wish is not null && !ReferenceEquals(wish, after.Wish) && !Equal(wish, after.Wish))
        {
            after = after with { WishesBefore = [wish, .. after.WishesBefore.Where(w => !Equal(w, wish)).Take(MostWishes - 1)] };
        }

        return after with
        {
            Proposed = intent is Intent.Buy ? after.Focus?.ProductId : null,
            Asked = intent switch
            {
                Intent.Ask { Question: not Intent.Ask.Overview } ask => new(intent.Name, Cut(ask.Question)),
                Intent.Price price => new(intent.Name, Cut(price.Question)),
                Intent.Stock stock => new(intent.Name, Cut(stock.Question)),
                Intent.Reviews reviews => new(intent.Name, Cut(reviews.Aspect ?? "")),
                Intent.Find => null,
                _ => after.Asked,
            },
        };
    }

    /// <summary>What was looked for in one turn stays together: all of it is in sight, in the order in which it was shown.</summary>
    public static ConversationState Together(ConversationState after, IReadOnlyList<ConversationState> found)
    {
        var wishes = found.Select(f => f.Wish).OfType<Wish>().ToList();
        return found.Count switch
        {
            0 => after,
            1 => after with { Alongside = [] },
            _ => after with { Alongside = [.. wishes.SkipLast(1)], Shown = [.. found.SelectMany(f => f.Shown).DistinctBy(s => s.ProductId)], Focus = null, FocusIsTalkedOf = false },
        };
    }

    private static bool Equal(Wish a, Wish b) => a.Words == b.Words && a.Sort == b.Sort && WishCondition.Of(a.Filters).Select(c => c.Key).SequenceEqual(WishCondition.Of(b.Filters).Select(c => c.Key));

    private static string Cut(string text) => text.Length <= LongestQuestion ? text : text[..LongestQuestion];
}
