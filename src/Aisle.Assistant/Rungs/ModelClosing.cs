using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Answers;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Tools.Functions;
using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// What stands below a model's text: cards, a table, digests that it named, else those of what its tools found and its text speaks of; the
/// proposed action; what to say next. All of it is made by code from records.
/// </summary>
internal sealed class ModelClosing(Desk desk, IReadOnlyList<Checked.Kept> said)
{
    private readonly List<string> _spokenOf = [.. said.SelectMany(s => s.Facts).Select(f => f.About).OfType<string>().Distinct()];
    private readonly List<Display> _asked = [.. said.SelectMany(s => s.Shows)];

    public IEnumerable<AnswerEvent> Write(Turn composed)
    {
        var (turn, findings) = (desk.Turn, desk.Findings);
        foreach (var (product, digest, focus) in findings.Digests.Where(d => _asked.Count == 0 || Asked(Display.Reviews).Contains(d.Product.Id) || CountsAreCited(d.Product)))
        {
            yield return new ReviewDigestEvent(product.Title, digest, focus?.Aspect);
        }

        var table = Table();
        if (table.Count > 1)
        {
            yield return CompareAnswer.Table(table, turn);
        }

        var cards = Cards(hasTable: table.Count > 1);
        if (cards is not null)
        {
            yield return cards;
        }

        if (findings.Proposed is { } proposed)
        {
            yield return new ActionEvent(BuyAnswer.AddToCart, turn.Wording.AddToCart, proposed.Product.Id, proposed.VariantId);
        }

        Remember(composed, cards, table);
        yield return Turn.FollowUps(
            findings.Digests.Count > 0 ? turn.Wording.AfterReviews(false)
            : table.Count > 1 ? turn.Wording.AfterCompare(table.Exists(p => p.Rating is not null))
            : cards is not null ? turn.Wording.AfterFind(cards.Products.Count, cards.Total > cards.Products.Count, cards.Products[0].Rating is not null)
            : _spokenOf.Count > 0 ? turn.Wording.AfterAsk(_spokenOf.Count == 1, false)
            : turn.Wording.AfterPolicy(false));
    }

    private List<Product> Table()
    {
        var asked = Asked(Display.Table);
        return asked.Count > 1 ? [.. desk.Sheet.Products.Values.Where(k => asked.Contains(k.Product.Id)).Select(k => k.Product).Take(CompareTool.MostProducts)] : [.. desk.Findings.Compared];
    }

    private ProductsEvent? Cards(bool hasTable)
    {
        var (turn, findings) = (desk.Turn, desk.Findings);
        var asked = _asked.Where(d => d.Kind == Display.Cards).SelectMany(d => d.Handles).ToList();
        if (asked.Count == 0 && (hasTable || findings.Digests.Count > 0 || (findings.Search is null && findings.Linked.Count == 0)))
        {
            return null;
        }

        var known = (asked.Count > 0 ? asked : _spokenOf).Select(desk.Sheet.Product).OfType<KnownProduct>().DistinctBy(k => k.Handle).Take(FindAnswer.PageSize).ToList();
        if (known.Count == 0)
        {
            return findings.Search is { Products.Count: > 0 } all ? FindAnswer.Products(turn, all, all.Products) : null;
        }

        var found = known.ConvertAll(k => new FoundProduct(k.Product, k.VariantId));
        return findings.Search is { } search && known.Exists(k => search.Products.Any(p => p.Product.Id == k.Product.Id))
            ? FindAnswer.Products(turn, search, found)
            : new ProductsEvent([.. found.Select(p => ProductCards.Of(p.Product, p.VariantId, ProductCards.Reasons(p.Product, [], turn.Wording, variantId: p.VariantId)))], found.Count, [], []);
    }

    private void Remember(Turn composed, ProductsEvent? cards, List<Product> table)
    {
        var next = composed.Scene.State with { Memory = composed.Next.Memory };
        if (desk.Findings.Search is { } search)
        {
            next = next with { Wish = search.Wish, ShownCount = search.Products.Count };
        }

        if (cards is not null)
        {
            next = next with { Shown = [.. cards.Products.Select(c => new ShownProduct(c.Id, c.VariantId))], Compared = [] };
        }

        if (table.Count > 1)
        {
            next = next with { Compared = [.. table.Select(p => p.Id)] };
        }

        if (_spokenOf is [var one] && desk.Sheet.Product(one) is { } focus)
        {
            next = next with { Focus = new ShownProduct(focus.Product.Id, focus.VariantId), FocusIsTalkedOf = true };
        }

        composed.Next = Remembered.After(composed.Scene.State, next, composed.Asked[^1]);
        composed.Answered = cards is not null || table.Count > 1 || said.Any(s => s.Facts.Any(f => !f.Reference.EndsWith(".title", StringComparison.Ordinal)));
        foreach (var step in desk.Turn.Trace)
        {
            composed.Traces(step.Step, step.Detail);
        }
    }

    private HashSet<string> Asked(string kind) =>
        [.. _asked.Where(d => d.Kind == kind).SelectMany(d => d.Handles).Select(desk.Sheet.Product).OfType<KnownProduct>().Select(k => k.Product.Id)];

    /// <summary>A count is cited by no evidence, so what it was counted over is shown.</summary>
    private bool CountsAreCited(Product product) =>
        said.SelectMany(s => s.Facts).Any(f => f.Source == FactSource.Opinion && f.About is { } handle && desk.Sheet.Product(handle)?.Product.Id == product.Id);
}
