using System.Text.Json;
using Aisle.Catalog.Store;
using CsCheck;

namespace Aisle.Catalog.Tests.Store;

public sealed class StorePropertyTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['\u0001', '\u07ff'], 0, 40],
        Gen.OneOf(((string[])["", "Trail lamp 5\" <b>&amp;", "手电筒 🔦 充电", "a\0b", "line\nline", "' OR 1=1 --", "\u2028\ufeff"]).Select(Gen.Const).ToArray()));

    private static readonly Gen<Money> Price = Gen.Select(Gen.Decimal[0, 1_000_000], Gen.OneOf(Gen.Const("USD"), Gen.Const("JPY"), Gen.Const("KWD")), (a, c) => new Money(decimal.Round(a, 4), c));

    private static readonly Gen<Offer> Offer = Gen.Select(Price, Price.Nullable(), Gen.Enum<Availability>(), Gen.Int[0, 99].Nullable(), Text.Null(),
        (price, list, availability, quantity, seller) => new Offer { Price = price, ListPrice = list, Availability = availability, Quantity = quantity, Seller = seller });

    private static readonly Gen<AttributeValue> Value = Gen.OneOf<AttributeValue>(
        Text.Select(t => (AttributeValue)new AttributeValue.Text(t)),
        Gen.Decimal[-1000, 1000].Select(n => (AttributeValue)new AttributeValue.Number(n)),
        Gen.Select(Gen.Decimal[0, 1000], Text, (n, u) => (AttributeValue)new AttributeValue.Measure(n, u)),
        Gen.Bool.Select(b => (AttributeValue)new AttributeValue.YesNo(b)));

    private static readonly Gen<Variant> Variant = Gen.Select(Text, Gen.Select(Text, Text).List[0, 3], Offer.List[0, 2],
        (id, options, offers) => new Variant { Id = id, Options = [.. options.Select(o => new VariantOption(o.Item1, o.Item2))], Offers = offers });

    private static readonly Gen<Product> Product = Gen.Select(Text, Text, Text, Text.List[0, 4], Gen.Select(Text, Value).List[0, 5], Offer.List[0, 2], Variant.List[0, 4], Gen.DateTimeOffset.Nullable(),
        (id, title, description, bullets, attributes, offers, variants, released) => new Product
        {
            Id = "p" + id,
            Title = title,
            Description = description,
            Bullets = bullets,
            Attributes = [.. attributes.Select(a => new ProductAttribute(a.Item1, a.Item2))],
            Offers = offers,
            Variants = variants,
            ReleasedAt = released,
        });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Product_WrittenAndRead_IsTheSameAndThenUnchanged() => Product.SampleAsync(
        async product =>
        {
            using var folder = new TempFolder();
            await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Token);
            await using (var writer = await store.BeginWriteAsync(Token))
            {
                Assert.Equal(WriteOutcome.Added, await writer.WriteAsync(product, Token));
                await writer.CommitAsync(Token);
            }

            var read = await store.FindProductAsync(product.Id, Token);

            Assert.Equal(Json(product), Json(read));
            await using var second = await store.BeginWriteAsync(Token);
            Assert.Equal(WriteOutcome.Unchanged, await second.WriteAsync(read!, Token));
        },
        iter: 40);

    /// <summary>Any sequence of transactions leaves what a dictionary would hold after the same.</summary>
    [Fact]
    public Task Transactions_InAnySequence_LeaveWhatAModelHolds() => Transaction.List[1, 6].SampleAsync(
        async transactions =>
        {
            using var folder = new TempFolder();
            await using var store = await SqliteCatalogStore.OpenAsync(folder["a.db"], Token);
            var model = new StoreModel();
            foreach (var transaction in transactions)
            {
                var next = model.Copy();
                await using (var writer = await store.BeginWriteAsync(Token))
                {
                    foreach (var step in transaction.Steps)
                    {
                        var (expected, actual) = step switch
                        {
                            Step.OfProduct(var product) => (next.Write(product), await writer.WriteAsync(product, Token)),
                            Step.OfReview(var review) => (next.Write(review), await writer.WriteAsync(review, Token)),
                            _ => throw new InvalidOperationException(),
                        };
                        Assert.Equal(expected, actual);
                    }

                    if (transaction.Prunes)
                    {
                        Assert.Equal(next.Prune(), await writer.RemoveUnwrittenProductsAsync(Token));
                    }

                    if (transaction.Commits)
                    {
                        await writer.CommitAsync(Token);
                        model = next.Committed();
                    }
                }

                await AssertHoldsAsync(store, model);
            }
        },
        iter: 40);

    private static readonly Gen<Step> AnyStep = Gen.OneOf<Step>(
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], (id, title) => (Step)new Step.OfProduct(new() { Id = $"p{id}", Title = $"Title {title}" })),
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[1, 5].Nullable(), (id, product, stars) => (Step)new Step.OfReview(new() { Id = $"r{id}", ProductId = $"p{product}", Stars = stars })));

    private static readonly Gen<(List<Step> Steps, bool Prunes, bool Commits)> Transaction = Gen.Select(AnyStep.List[0, 15], Gen.Int[0, 3].Select(n => n == 0), Gen.Int[0, 3].Select(n => n != 0));

    private static async Task AssertHoldsAsync(SqliteCatalogStore store, StoreModel model)
    {
        Assert.Equal(model.Version, await store.GetVersionAsync(Token));
        Assert.Equal(new StoreCounts(model.Products.Count, 0, model.Reviews.Count, 0, 0), await store.CountAsync(Token));
        Assert.Equal(model.Products.Values.OrderBy(p => p.Id, StringComparer.Ordinal).Select(Json), await store.ReadProductsAsync(Token).Select(Json).ToListAsync(Token));
        foreach (var id in model.Products.Keys)
        {
            Assert.Equal(
                model.Reviews.Values.Where(r => r.ProductId == id).OrderBy(r => r.Id, StringComparer.Ordinal),
                await store.FindReviewsAsync(id, Token));
        }

        Assert.Equal(model.Ratings(), (await store.ReadRatingsAsync(Token)).OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    private static string Json<T>(T record) => JsonSerializer.Serialize(record, CatalogJson.Options);

    private abstract record Step
    {
        public sealed record OfProduct(Product Product) : Step;

        public sealed record OfReview(Review Review) : Step;
    }
}
