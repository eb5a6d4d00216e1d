using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Journal;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search;
using Aisle.Catalog.Store;
using Aisle.Insight.Reviews.Stored;
using Aisle.Server.Api;
using Aisle.Server.Hosting;
using Aisle.Server.Storefront.Pages;

namespace Aisle.Server.Storefront;

/// <summary>The demo shop's pages, drawn here: what a browser without script shows is whole. Each handler reads, and a page of Pages/ draws what was read.</summary>
internal static class StorefrontRoutes
{
    /// <summary>Any of these makes / a search; the names are the API's.</summary>
    private static readonly string[] SearchNames = ["q", "category", "brand", "attribute", "sort", "minPrice", "maxPrice", "minRating", "available"];

    private const int LongestQuestion = 500;

    public static void MapStorefront(this WebApplication app)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head]; // uptime checks ask by HEAD
        var pages = app.MapGroup("").ExcludeFromDescription();
        pages.MapMethods("/", methods, HomeOrSearchAsync);
        pages.MapMethods("/p/{id}", methods, ProductAsync);
        pages.MapMethods("/p/{id}/reviews", methods, ReviewsAsync);
        pages.MapMethods("/cart", methods, Cart);
        pages.MapMethods("/policies", methods, PoliciesAsync);
        pages.MapSitemap();
        pages.MapPost("/p/{id}/ask", AskAsync).RequireRateLimiting(RateLimiting.Turns).DisableAntiforgery(); // changes nothing, and knows nobody
    }

    private static async Task<PageResult> HomeOrSearchAsync(HttpContext context, [AsParameters] Sources of, CancellationToken cancellationToken)
    {
        var view = of.View(context);
        return view.Shop is null ? new(MessagePage.Starting(view), view)
            : view.Asked.Any(p => SearchNames.Contains(p.Name)) ? await SearchAsync(view, of, context.Request, cancellationToken)
            : await HomeAsync(view, of, cancellationToken);
    }

    private static async Task<PageResult> HomeAsync(View view, Sources of, CancellationToken cancellationToken)
    {
        var departments = new List<Department>();
        foreach (var category in view.Shop!.Categories.Take(HomePage.MostDepartments))
        {
            var query = new SearchQuery { Text = "", Limit = HomePage.OfEach, Sort = SearchSort.Rating, Filters = new SearchFilters { Categories = [CategoryPath.Of(category.Name)] } };
            departments.Add(new(category.Name, category.Products, await of.CardsAsync(of.Live.Current.Search(query, cancellationToken), cancellationToken)));
        }

        IReadOnlyList<ProductCard> undivided = departments.Count > 0 ? []
            : await of.CardsAsync(of.Live.Current.Search(new SearchQuery { Text = "", Limit = 2 * HomePage.OfEach, Sort = SearchSort.Rating }, cancellationToken), cancellationToken);
        return new(HomePage.Of(view, departments, undivided), view);
    }

    private static async Task<PageResult> SearchAsync(View view, Sources of, HttpRequest request, CancellationToken cancellationToken)
    {
        var read = new ParameterReader();
        var asked = request.Query;
        var (query, _) = new SearchParameters(
            asked["q"], null, null, asked["sort"], asked["minPrice"], asked["maxPrice"], asked["brand"]!, asked["category"]!, asked["attribute"]!, asked["available"], asked["minRating"],
            null, null, null, null, asked["undo"]!).Read(read);
        if (read.Errors.Count > 0)
        {
            return new(MessagePage.Unreadable(view), view);
        }

        query = query with { Limit = ResultsPage.Size, Offset = (view.PageNumber - 1) * ResultsPage.Size, WithFacets = true };
        var found = ShopSearch.Find(of.Live.Current, query, literal: false, [.. asked["undo"].OfType<string>()], cancellationToken);
        of.Turns.Missed(query, found);
        var items = new List<(string, IReadOnlyList<ProductCard>)>();
        foreach (var item in found.Items)
        {
            var result = item.Found.Result;
            items.Add((item.Text, await of.CardsAsync(result with { Hits = [.. result.Hits.Where(h => !h.IsPartial)] }, cancellationToken)));
        }

        return new(ResultsPage.Of(view, found, await of.CardsAsync(found.Result, cancellationToken), items), view);
    }

    private static async Task<PageResult> ProductAsync(HttpContext context, string id, [AsParameters] Sources of, CancellationToken cancellationToken)
    {
        var view = of.View(context);
        return await of.AboutAsync(view, id, cancellationToken) is { } about ? new(ProductPage.Of(view, about), view) : NoProduct(view);
    }

    private static async Task<PageResult> ReviewsAsync(HttpContext context, string id, [AsParameters] Sources of, CancellationToken cancellationToken)
    {
        var view = of.View(context);
        return await of.AboutAsync(view, id, cancellationToken) is { } about ? new(ReviewsPage.Of(view, about), view) : NoProduct(view);
    }

    /// <summary>A question without script: one turn of a conversation of its own, on the page of its product.</summary>
    private static async Task<PageResult> AskAsync(
        HttpContext context, string id, [AsParameters] Sources of, Conversations conversations, ShopAssistant assistant, CancellationToken cancellationToken)
    {
        var view = of.View(context);
        if (await of.AboutAsync(view, id, cancellationToken) is not { } about)
        {
            return NoProduct(view);
        }

        var question = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(cancellationToken))["question"].ToString().Trim() : "";
        if (question.Length is 0 or > LongestQuestion)
        {
            return new(MessagePage.Unreadable(view), view);
        }

        var (paragraphs, evidence) = (new List<string>(), new List<string>());
        await foreach (var answer in assistant.AnswerAsync(conversations.Start(), new TurnRequest(question, new PageContext(id)) { Visitor = RateLimiting.ClientOf(context).ToString() }, cancellationToken))
        {
            if (answer is TextEvent text)
            {
                paragraphs.Add(text.Text);
            }
            else if (answer is EvidenceEvent found)
            {
                evidence.AddRange(found.Items.Select(item => item.Text));
            }
        }

        return new(ProductPage.Of(view, about, new Reply(question, paragraphs, evidence)) with { Canonical = null }, view);
    }

    private static PageResult Cart(HttpContext context, [AsParameters] Sources of)
    {
        var view = of.View(context);
        return new(CartPage.Of(view), view);
    }

    private static async Task<PageResult> PoliciesAsync(HttpContext context, [AsParameters] Sources of, CancellationToken cancellationToken)
    {
        var view = of.View(context);
        return new(PoliciesPage.Of(view, await of.Store.ReadPoliciesAsync(cancellationToken)), view);
    }

    private static PageResult NoProduct(View view) => new(view.Shop is null ? MessagePage.Starting(view) : MessagePage.Missing(view), view);

    /// <summary>What pages are drawn from.</summary>
    private sealed record Sources(ICatalogStore Store, LiveIndex Live, LiveShop Shop, PageLanguages Languages, TurnLog Turns)
    {
        public View View(HttpContext context) => Storefront.View.Of(context, Languages, Shop);

        /// <summary>A product that an import removed since the index was built is left out.</summary>
        public async Task<IReadOnlyList<ProductCard>> CardsAsync(SearchResult result, CancellationToken cancellationToken)
        {
            var products = (await Store.FindProductsAsync([.. result.Hits.Select(h => h.ProductId)], cancellationToken)).ToDictionary(p => p.Id);
            return [.. result.Hits.Where(h => products.ContainsKey(h.ProductId)).Select(h => ProductCards.Of(Live.Current.WithRating(products[h.ProductId]), h.VariantId, []))];
        }

        /// <summary>Null where there is no such product, or no index yet.</summary>
        public async Task<AboutProduct?> AboutAsync(View view, string id, CancellationToken cancellationToken) =>
            view.Shop is null || await Store.FindProductAsync(id, cancellationToken) is not { } product
                ? null
                : new AboutProduct(
                    Live.Current.WithRating(product),
                    await Store.FindDigestAsync(product, cancellationToken),
                    await Store.FindReviewsAsync(id, cancellationToken),
                    await Store.FindQuestionsAsync(id, cancellationToken));
    }
}
