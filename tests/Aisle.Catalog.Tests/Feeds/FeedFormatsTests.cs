using Aisle.Catalog.Feeds;

namespace Aisle.Catalog.Tests.Feeds;

/// <summary>Each format once, from a small file in its shape: recognised from its content, and the record that comes of it.</summary>
public sealed class FeedFormatsTests
{
    [Fact]
    public async Task Shopify_RowsOfAHandle_AreAFamily()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("export.txt", FeedSamples.Shopify, currency: "USD");

        var lamp = records.Products()[0];
        Assert.Equal("trail-lamp", lamp.Id);
        Assert.Equal("Bright.\nWarm & dry.", lamp.Description);
        Assert.Equal(["Black/S:19.90", "Black/M:21.90", "Red/S:"], lamp.Variants.Select(v => $"{string.Join('/', v.Options.Select(o => o.Value))}:{Offer.Best(v.Offers)?.Price.Amount}"));
        Assert.Equal(["LAMP-BS", "LAMP-BM", "trail-lamp/Red/S"], lamp.Variants.Select(v => v.Id));
        Assert.Equal(new Money(29.90m, "USD"), lamp.Variants[0].Offers[0].ListPrice);
        Assert.Equal([Availability.InStock, Availability.OutOfStock], lamp.Variants.Take(2).Select(v => v.Offers[0].Availability));
        Assert.Equal(2, lamp.Media.Count);

        var mug = records.Products()[1];
        Assert.Empty(mug.Variants);
        Assert.Equal(8m, Assert.Single(mug.Offers).Price.Amount);
        Assert.Equal("4006381333931", Assert.Single(mug.Gtins));
        Assert.Equal("Variant Price", Assert.Single(records.Refused()).Field);
    }

    [Fact]
    public async Task WooCommerce_VariationsAnywhereInTheFile_JoinTheirParent()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("export.csv", FeedSamples.WooCommerce, currency: "USD");

        var tee = records.Products().Single(p => p.Id == "tee");
        Assert.Equal(["tee-blue", "tee-red"], tee.Variants.Select(v => v.Id));
        Assert.Equal(new VariantOption("Color", "Blue"), tee.Variants[0].Options[0]);
        Assert.Equal(18m, tee.Variants[0].Offers[0].Price.Amount);
        Assert.Equal(20m, tee.Variants[0].Offers[0].ListPrice!.Value.Amount);
        Assert.Equal(["Clothing > Tees", "Sale"], tee.Categories.Select(c => c.ToString()));
        Assert.Equal(["Cotton"], tee.Attributes.Where(a => a.Name == "Material").Select(a => a.Value.ToString()));
        Assert.Equal(new ProductAttribute("Weight", new AttributeValue.Measure(0.5m, "kg")), records.Products().Single(p => p.Id == "cap").Attributes[0]);
        Assert.Contains("parent", Assert.Single(records.Refused()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed.xml")]
    [InlineData("feed.tsv")]
    public async Task GoogleMerchant_ItemsOfAGroup_AreAFamily(string name)
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync(name, name == "feed.xml" ? FeedSamples.GoogleRss : FeedSamples.GoogleTsv);

        var watch = records.Products().Single(p => p.Id == "w");
        Assert.Equal(["w1:Black:105.29", "w2:White:99.00"], watch.Variants.Select(v => $"{v.Id}:{Assert.Single(v.Options).Value}:{v.Offers[0].Price.Amount}"));
        Assert.Equal(new Money(120m, "USD"), watch.Variants[1].Offers[0].ListPrice);
        Assert.Equal("accessories > watches", watch.Categories[0].ToString());
        Assert.Contains(new ProductAttribute("Size", new AttributeValue.Measure(44, "mm")), watch.Attributes);
        Assert.Equal("Strap", records.Products().Single(p => p.Id == "s1").Title);
        Assert.Equal("price", Assert.Single(records.Refused()).Field);
    }

    [Fact]
    public async Task SchemaOrg_JsonLinesAndPages_GiveProductsWithReviews()
    {
        using var folder = new FeedFolder();
        folder.Write("a.jsonl", FeedSamples.SchemaOrgLines);
        folder.Write("b.html", FeedSamples.SchemaOrgPage);
        var records = await folder.ReadAsync();

        var oven = records.Products()[0];
        Assert.Equal(new Rating(4.5, 11), oven.Rating);
        Assert.Equal(new Money(55m, "EUR"), oven.BestOffer()!.Price);
        Assert.Equal((4d, "Small, but it fits."), (records.Reviews()[0].Stars, records.Reviews()[0].Text));
        Assert.Equal(oven.Id, records.Reviews()[0].ProductId);
        var coat = records.Products()[1];
        Assert.Equal(["c-s:S", "c-m:M"], coat.Variants.Select(v => $"{v.Id}:{v.Options.Single().Value}"));
        Assert.Equal(1, coat.AllOffers().Count(o => o.Price.Amount == 90));
        Assert.Contains("Event", Assert.Single(records.Refused()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Magento_Folder_GivesFamiliesReviewsAndPolicies()
    {
        using var folder = new FeedFolder();
        FeedSamples.WriteMagento(folder);
        var records = await folder.ReadAsync();

        var hoodie = records.Products().Single(p => p.Id == "H1");
        Assert.Equal(["H1-S:S", "H1-M:M"], hoodie.Variants.Select(v => $"{v.Id}:{v.Options.Single(o => o.Name == "Size").Value}"));
        Assert.Equal("Men > Tops", hoodie.Categories[0].ToString());
        Assert.Equal(new Money(52, "USD"), hoodie.BestOffer()!.Price);
        Assert.Contains(new ProductAttribute("Climate", new AttributeValue.Text("Cool")), hoodie.Attributes);
        Assert.Contains(new ProductLink(LinkKind.Upgrade, "B1"), hoodie.Links);
        var bag = records.Products().Single(p => p.Id == "B1");
        Assert.Equal(["Gear > Bags", "Collections > Sale"], bag.Categories.Select(c => c.ToString()));
        Assert.Contains(new ProductAttribute("On sale", new AttributeValue.YesNo(true)), bag.Attributes);
        Assert.Equal("/media/catalog/product/b/1.jpg", bag.Media[0].Url);
        Assert.Equal(("H1", "H1-S"), (records.Reviews()[0].ProductId, records.Reviews()[0].VariantId));
        Assert.Equal(["", "Returns"], Assert.Single(records.Policies()).Sections.Select(s => s.Heading));
        Assert.Empty(records.Refused());
    }

    [Fact]
    public async Task Products_OrdinaryHeaders_AreTakenWithANoteOfWhatIsWhat()
    {
        using var folder = new FeedFolder();
        folder.Write("a.csv", "uniq_id;product_name;retail_price;discounted_price;product_category_tree;brand;product_specifications;Screen size\n"
            + "u1;Beach towel XL;1.299,00 €;899,00 €;\"[\"\"Home >> Bath >> Beach towel XL an...\"\"]\";Lido;\"{\"\"s\"\"=>[{\"\"key\"\"=>\"\"Weight\"\", \"\"value\"\"=>\"\"250 g\"\"}]}\";15.6\"\n");

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);
        var product = Assert.Single((await FeedFolder.ReadAsync(scan.Feeds[0])).Products());

        Assert.Equal("products", scan.Feeds[0].Feed.Format);
        Assert.Contains("product_name → title", scan.Feeds[0].Note, StringComparison.Ordinal);
        Assert.Equal((new Money(899m, "EUR"), new Money(1299m, "EUR")), (product.Offers[0].Price, product.Offers[0].ListPrice!.Value));
        Assert.Equal("Home > Bath", product.Categories[0].ToString());
        Assert.Equal([new("Weight", new AttributeValue.Measure(250, "g")), new("Screen size", new AttributeValue.Measure(15.6m, "in"))], product.Attributes);
    }

    [Theory]
    [InlineData("asin,overall,reviewText,summary,reviewerName,unixReviewTime,helpful\np1,4.0,Works well,Good,Kim,1252800000,3\n")]
    [InlineData("""{"asin":"p1","overall":4.0,"reviewText":"Works well","summary":"Good","reviewerName":"Kim","unixReviewTime":1252800000,"helpful":3}""")]
    public async Task Reviews_UsualHeaders_AreReviews(string text)
    {
        using var folder = new FeedFolder();
        var review = Assert.Single((await folder.ReadAsync("r.txt", text)).Reviews());

        Assert.Equal(("p1", 4d, "Works well", "Good", "Kim", 3), (review.ProductId, review.Stars, review.Text, review.Title, review.Author, review.HelpfulVotes));
        Assert.Equal(2009, review.WrittenAt!.Value.Year);
    }

    [Fact]
    public async Task Questions_RowsOfAQuestion_AreOneWithAllAnswers()
    {
        using var folder = new FeedFolder();
        var records = await folder.ReadAsync("q.csv", "sku,question,answer\np1,Does it float?,Yes.\np1,Does it float?,A bit.\np2,Is it loud?,No.\n");

        Assert.Equal(["Does it float?:2", "Is it loud?:1"], records.OfType<FeedRecord.OfQuestion>().Select(q => $"{q.Question.Text}:{q.Question.Answers.Count}"));
    }

    [Fact]
    public async Task Policies_Markdown_HasItsHeadingsAsSections()
    {
        using var folder = new FeedFolder();
        folder.Write("README.md", "# Not a policy\n");
        var policy = Assert.Single((await folder.ReadAsync("returns.md", "# Returns\n\nWithin 30 days.\n\n## How\n\n- Pack it\n- Send *it*<script>x</script>\n")).Policies());

        Assert.Equal(("returns", "Returns"), (policy.Id, policy.Title));
        Assert.Equal([new("", "Within 30 days."), new("How", "• Pack it\n• Send it")], policy.Sections);
    }

    [Fact]
    public async Task Mapping_BesideTheFile_ReadsCentsVariantsAndConstants()
    {
        using var folder = new FeedFolder();
        folder.Write("own.mapping.json", """
            {"name":"Own","match":["ref","label"],"items":"data.list","currency":"EUR","priceDivisor":100,
             "fields":{"id":"ref","title":"label","brand":{"constant":"Acme"},"image":["a","b"],"category":"path"},
             "categorySeparator":"/","attributes":[{"field":"w","name":"Weight","unit":"g"},{"prefix":""}],
             "variants":{"items":"kinds","fields":{"id":"id","price":"cents"},"options":"opts"}}
            """);
        var product = Assert.Single((await folder.ReadAsync("own.json", """
            {"data":{"list":[{"ref":"r1","label":"Cup","a":"/1.jpg","b":"/2.jpg","path":"Home/Cups","w":250,"dishwasher_safe":true,
              "kinds":{"x":{"id":"r1-x","cents":1250,"opts":{"color":"red"}},"y":{"id":"r1-y","cents":1300,"opts":{"color":"blue"}}}}]}}
            """)).Products());

        Assert.Equal(["r1-x:red:12.50", "r1-y:blue:13.00"], product.Variants.Select(v => $"{v.Id}:{v.Options[0].Value}:{v.Offers[0].Price.Amount}"));
        Assert.Equal("Acme", product.Brand);
        Assert.Equal(2, product.Media.Count);
        Assert.Equal([new("Weight", new AttributeValue.Measure(250, "g")), new("Dishwasher safe", new AttributeValue.YesNo(true))], product.Attributes);
    }

    [Fact]
    public async Task Mapping_ThatShips_ReadsIcecatsShape()
    {
        using var folder = new FeedFolder();
        var product = Assert.Single((await folder.ReadAsync("products-1.json", """
            [{"id":"1","name":"T-1","title":"Toner","ean":["4006381333931"],"short_description":"d","img_high":"http://x/1.jpg","date_released":"2009-12-10T00:00:00Z","supplier":"Xerox","price":4995,
              "attr_t_print_technology":"Laser","attr_n_black_toner_page_yield":23000.0,"attr_b_recycled":false}]
            """, new() { Mappings = [Path.Combine(AppContext.BaseDirectory, "mappings")] })).Products());

        Assert.Equal(new Money(49.95m, "USD"), product.BestOffer()!.Price);
        Assert.Equal(["Print technology", "Black toner page yield", "Recycled"], product.Attributes.Select(a => a.Name));
        Assert.Equal(new AttributeValue.YesNo(false), product.Attributes[2].Value);
    }

    [Theory]
    [InlineData("{", "can't be read")]
    [InlineData("""{"name":"x","fields":{"titel":"a"}}""", "no field 'titel'")]
    [InlineData("""{"name":"x","fields":{"id":"a"}}""", "where 'title' is")]
    [InlineData("""{"name":"x","fields":{"title":"a"},"colour":1}""", "colour")]
    public async Task Mapping_ThatCantBeUsed_IsNamedWithWhy(string json, string reason)
    {
        using var folder = new FeedFolder();
        folder.Write("own.mapping.json", json);
        folder.Write("a.csv", "a,b\n1,2\n");

        var scan = await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken);

        Assert.Contains(scan.Skipped, s => s.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Format_UnknownName_ListsTheKnownOnes()
    {
        using var folder = new FeedFolder();
        var scan = await FeedScan.FindAsync([folder.Write("a.csv", FeedSamples.Shopify)], new() { Format = "shopfy" }, TestContext.Current.CancellationToken);

        Assert.Contains("shopify", Assert.Single(scan.Skipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Order_PutsProductsBeforeWhatSpeaksOfThem()
    {
        using var folder = new FeedFolder();
        folder.Write("a-returns.md", "# Returns\n\n30 days.\n");
        folder.Write("b-reviews.csv", "sku,rating,review\np1,5,Good\n");
        folder.Write("c-products.csv", "sku,title,price\np1,Cup,5 EUR\n");

        Assert.Equal(["products", "reviews", "policies"], (await FeedScan.FindAsync([folder.Path], new(), TestContext.Current.CancellationToken)).Feeds.Select(f => f.Feed.Format));
    }
}
