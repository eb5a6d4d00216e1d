using Aisle.Catalog;
using Aisle.Catalog.Store;
using Aisle.Insight.Catalogue;
using Aisle.Insight.Reviews;
using Aisle.Insight.Reviews.Stored;
using Aisle.Insight.Tests.Reviews;
using CsCheck;

namespace Aisle.Insight.Tests.Catalogue;

public sealed class CatalogueInsightTests : IAsyncLifetime
{
    private static readonly string[] Brands = ["Acme", "Bolt", ""];
    private static readonly string[] Paths = ["Home > Lamps", "Home > Mugs", "Garden"];

    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-insight").FullName;
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(Path.Combine(_folder, "store.db"), Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Read_AfterAnyImports_GivesWhatARecountOfAllDigestsGives()
    {
        var imports = Gen.Select(
            Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2].Select(i => Brands[i]), Gen.Int[0, 2].Select(i => Paths[i])).Array[1, 4],
            Gen.Select(Gen.Int[0, 60], Gen.Int[0, 5], ReviewGen.One).Array[0, 25],
            Gen.Bool).Array[6].Single();
        var shop = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var (products, reviews, prune) in imports)
        {
            var written = products.DistinctBy(p => p.Item1).Select(p => ProductOf($"p{p.Item1}", p.Item2, p.Item3)).ToList();
            if (prune) shop.Clear();
            foreach (var product in written) shop[product.Id] = product;
            await ImportAsync(
                written, prune, [.. reviews.Select(r => r.Item3 with { Id = $"r{r.Item1}", ProductId = $"p{r.Item2}" }).Where(r => shop.ContainsKey(r.ProductId)).DistinctBy(r => r.Id)]);

            await AssertRecountAsync(shop.Values);
        }
    }

    [Fact]
    public async Task Read_AfterOneMoreReview_DiffersByThatReviewOnly()
    {
        var shop = new[] { ProductOf("p0", "Acme", "Home > Lamps"), ProductOf("p1", "Bolt", "Garden") };
        await ImportAsync(shop, false, [Review("a", "p0", "The strap broke."), Review("b", "p1", "The strap is great.")]);
        var before = await CellsAsync(InsightScope.All);

        await ImportAsync([], false, [Review("c", "p1", "The strap broke on a walk.")]);

        var changed = (await CellsAsync(InsightScope.All)).Except(before).Where(c => c.Aspect == "strap").ToList();
        Assert.Equal([(3, 1, 2), (3, 1, 2)], changed.Select(c => (c.Mentions, c.Positive, c.Negative)));
        Assert.Equal([null, new DateOnly(2026, 1, 1)], changed.Select(c => c.Quarter));
        Assert.Equal((1, 0, 1), Of(await CellsAsync(new InsightScope(InsightScopeKind.Brand, "Acme"))));
        Assert.Equal((2, 1, 1), Of(await CellsAsync(new InsightScope(InsightScopeKind.Brand, "Bolt"))));

        static (int, int, int) Of(IEnumerable<InsightCell> cells) => cells.Where(c => c is { Aspect: "strap", Quarter: null }).Select(c => (c.Mentions, c.Positive, c.Negative)).Single();
    }

    [Fact]
    public async Task Read_AnAspectThatBreaksMoreOften_NamesItAsGettingWorse()
    {
        var reviews = Enumerable.Range(0, 200).Select(i => i < 100
            ? Review($"r{i}", "p0", i % 10 == 0 ? $"The strap broke on trip {i}." : $"The strap is great, trip {i}.") with { WrittenAt = Day(2025, 5) }
            : Review($"r{i}", "p0", i % 2 == 0 ? $"The strap broke on trip {i}." : $"The strap is great, trip {i}.") with { WrittenAt = Day(2025, 11) });
        await ImportAsync([ProductOf("p0", "Acme", "Garden")], false, [.. reviews.Select(r => Lengthened(r))]);

        var insight = await CatalogueInsight.ReadAsync(_store, InsightScope.All, new DateOnly(2026, 6, 1), Token);

        var worse = Assert.Single(insight.Worse);
        Assert.Equal(("strap", 10, 100, 50, 100), (worse.Aspect, worse.NegativeBefore, worse.SidesBefore, worse.NegativeSince, worse.SidesSince));
        Assert.InRange(worse.Least, 0.2, 0.4);
        Assert.Equal(new InsightWindows(new DateOnly(2024, 7, 1), new DateOnly(2025, 7, 1), new DateOnly(2025, 12, 31)), insight.Windows);
    }

    [Fact]
    public async Task Read_ReviewsDatedInTheFuture_MoveNoWindow()
    {
        await ImportAsync([ProductOf("p0", "Acme", "Garden")], false, [Review("a", "p0", "The strap broke."), Review("b", "p0", "The strap is great.") with { WrittenAt = Day(2099, 1) }]);

        var insight = await CatalogueInsight.ReadAsync(_store, InsightScope.All, new DateOnly(2026, 6, 1), Token);

        Assert.Equal(new DateOnly(2026, 3, 31), insight.Windows?.Until);
        Assert.Equal(2, insight.Reviews);
    }

    [Fact]
    public async Task Problems_OfSeveralProducts_ComeWorstFirstWithQuotes()
    {
        await ImportAsync(
            [ProductOf("p0", "Acme", "Garden"), ProductOf("p1", "Bolt", "Garden")],
            false,
            [
                .. Enumerable.Range(0, 30).Select(i => Lengthened(Review($"a{i}", "p0", i < 4 ? $"The strap broke on trip {i}." : $"The strap is great, trip {i}."))),
                .. Enumerable.Range(0, 30).Select(i => Lengthened(Review($"b{i}", "p1", i < 20 ? $"The strap broke on trip {i}." : $"The strap is great, trip {i}."))),
                Review("fire", "p0", "It caught fire in the night."),
            ]);

        var problems = await _store.ReadProblemsAsync(new ProblemQuery(new InsightScope(InsightScopeKind.Category, "Garden"), InsightNature.Product, "strap", 0, 10), Token);
        var safety = await _store.ReadProblemsAsync(new ProblemQuery(InsightScope.All, InsightNature.Safety, null, 0, 10), Token);

        Assert.Equal([("p1", 20, 30), ("p0", 4, 31)], problems.Select(p => (p.ProductId, p.Problem.Affected, p.Problem.Reviews)));
        Assert.All(problems, p => Assert.Contains(p.Problem.Quotes, q => q.Text.StartsWith("The strap broke", StringComparison.Ordinal)));
        Assert.Equal(("p0", "fire", "It caught fire in the night."), (safety.Single().ProductId, safety.Single().Problem.Aspect, safety.Single().Problem.Quotes.Single().Text));
        Assert.Empty(await _store.ReadProblemsAsync(new ProblemQuery(new InsightScope(InsightScopeKind.Brand, "None"), InsightNature.Product, null, 0, 10), Token));
    }

    /// <summary>The table of docs/concepts/insight.md.</summary>
    [Theory]
    [InlineData(20, 30, 10, 20, 14.6)]
    [InlineData(20, 3000, 10, 20, 13.0)]
    [InlineData(4, 30, 2, 4, 1.6)]
    [InlineData(4, 30, 4, 4, 2.4)]
    public void Score_OfAFault_IsAsThePageSays(int affected, int reviews, int low, int rated, double score) =>
        Assert.Equal(score, ProblemScore.Of(affected, reviews, new AspectCount("strap", rated, 0, affected, 0, [], []) { Stars = [low, 0, 0, 0, rated - low] }), 1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.959964, 0.05)]
    [InlineData(-3.290527, 0.001)]
    public void Chance_OfAZ_IsBothTailsOfTheNormalDistribution(double z, double chance) => Assert.Equal(chance, AspectMoves.Chance(z), 6);

    [Fact]
    public void Moves_OfAspectsThatDoNotMove_AreSeldomNamed()
    {
        var named = 0;
        Gen.Select(Gen.Int[20, 400], Gen.Int[20, 400], Gen.Double[0.1, 0.9], Gen.Int[0, 100_000]).Array[30].Sample(
            shop =>
            {
                var aspects = shop.Select((a, i) => Aspect($"a{i}", Draw(a.Item1, a.Item3, a.Item4), a.Item1, Draw(a.Item2, a.Item3, a.Item4 + 1), a.Item2)).ToList();
                var moves = AspectMoves.In(aspects, InsightWindows.Of(aspects)!);
                if (moves.Worse.Count + moves.Better.Count > 0) Interlocked.Increment(ref named);
            },
            iter: 200);

        Assert.InRange(named, 0, 30); // 5 % of shops by design, so 10 of 200; 30 is more than six deviations above
    }

    private static int Draw(int of, double share, int seed)
    {
        var dice = new Random(seed);
        return Enumerable.Range(0, of).Count(_ => dice.NextDouble() < share);
    }

    private static InsightAspect Aspect(string name, int bad, int of, int badSince, int ofSince)
    {
        var total = new InsightCell(name, InsightNature.Product, null, of + ofSince, of + ofSince - bad - badSince, bad + badSince);
        return new InsightAspect(name, InsightNature.Product, 1, total,
        [
            total with { Quarter = new DateOnly(2025, 1, 1), Mentions = of, Positive = of - bad, Negative = bad },
            total with { Quarter = new DateOnly(2025, 10, 1), Mentions = ofSince, Positive = ofSince - badSince, Negative = badSince },
        ]);
    }

    private static DateTimeOffset Day(int year, int month) => new(year, month, 9, 12, 0, 0, TimeSpan.Zero);

    private static Product ProductOf(string id, string brand, string category) =>
        new() { Id = id, Title = $"Rucksack {id}", Brand = brand, Categories = [CategoryPath.Parse(category)] };

    private static Review Review(string id, string product, string text) => new() { Id = id, ProductId = product, Text = text, Stars = 3, WrittenAt = Day(2026, 2) };

    /// <summary>So that no two are of one template, which would set them apart.</summary>
    private static Review Lengthened(Review review, int at) =>
        review with { Text = review.Text + " " + string.Concat(Enumerable.Range(0, 8).Select(bit => (at >> bit & 1) == 0 ? "We and they went. " : "She or he was there. ")) };

    private static Review Lengthened(Review review) => Lengthened(review, int.Parse(review.Id[1..], System.Globalization.CultureInfo.InvariantCulture));

    private async Task ImportAsync(IReadOnlyList<Product> products, bool prune, IReadOnlyList<Review> reviews)
    {
        await using (var writer = await _store.BeginWriteAsync(Token))
        {
            foreach (var product in products) await writer.WriteAsync(product, Token);
            if (prune) await writer.RemoveUnwrittenProductsAsync(Token);
            foreach (var review in reviews) await writer.WriteAsync(review, Token);
            await writer.CommitAsync(Token);
        }

        await new DigestUpdate(_store).RunAsync(2, null, Token);
    }

    private async Task<IReadOnlyList<InsightCell>> CellsAsync(InsightScope scope) =>
        await _store.ReadInsightAsync(scope, int.MaxValue, Token) is { } totals ? [.. totals.Aspects.SelectMany(a => a.Quarters.Prepend(a.Total))] : [];

    private async Task AssertRecountAsync(IEnumerable<Product> products)
    {
        var shares = new List<InsightShare>();
        foreach (var product in products)
        {
            var reviews = await _store.FindReviewsAsync(product.Id, Token);
            if (reviews.Count > 0) shares.Add(ProductShare.Of(ReviewReader.Digest(product.Id, reviews, product, Token), product));
        }

        foreach (var scope in shares.SelectMany(s => s.Scopes).Append(InsightScope.All).Append(new InsightScope(InsightScopeKind.Brand, "Acme")).Distinct())
        {
            var inScope = shares.Where(s => scope == InsightScope.All || s.Scopes.Contains(scope)).ToList();
            var totals = await _store.ReadInsightAsync(scope, int.MaxValue, Token);
            Assert.Equal((inScope.Count, inScope.Sum(s => s.Reviews)), (totals?.Count.Products ?? 0, totals?.Count.Reviews ?? 0));
            var expected = inScope.SelectMany(s => s.Cells).GroupBy(c => (c.Aspect, c.Nature, c.Quarter)).Select(c => new InsightCell(
                c.Key.Aspect, c.Key.Nature, c.Key.Quarter, c.Sum(one => one.Mentions), c.Sum(one => one.Positive), c.Sum(one => one.Negative)));
            Assert.Equivalent(expected.OrderBy(c => c.Aspect).ThenBy(c => c.Quarter), (await CellsAsync(scope)).OrderBy(c => c.Aspect).ThenBy(c => c.Quarter), strict: true);
            Assert.All(totals?.Aspects ?? [], a => Assert.Equal(inScope.Count(s => s.Cells.Any(c => c.Aspect == a.Aspect)), a.Products));
            var problems = await _store.ReadProblemsAsync(new ProblemQuery(scope, InsightNature.Safety, null, 0, 1000), Token);
            Assert.Equal(inScope.SelectMany(s => s.Problems).Count(p => p.Nature is InsightNature.Safety), problems.Count);
        }
    }
}
