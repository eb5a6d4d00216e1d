using System.Globalization;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Reading;
using Aisle.Catalog.Tests.Index;
using CsCheck;

namespace Aisle.Catalog.Tests.Search.Reading;

public sealed class QueryReaderTests
{
    private static readonly CatalogIndex Index = Shops.Index(
    [
        Branded("1", "Logitech M185 mouse", "Logitech") with { Variants = [Option("a", "Color", "Black"), Option("b", "Color", "Red")] },
        Branded("2", "Sony headphones", "Sony") with { Variants = [Option("c", "Color", "Navy Blue"), Option("d", "Color", "Black")] },
        Branded("3", "Case for Apple phone", "Spigen"),
        Branded("4", "Glass for Apple phone", "Spigen"),
        Branded("5", "Apple phone", "Apple"),
        Branded("6", "Trail shirt", "Nike") with { Variants = [Option("e", "Size", "M"), Option("f", "Size", "L")] },
        Branded("7", "小米 蓝牙鼠标", "小米") with { Variants = [Option("g", "颜色", "黑色"), Option("h", "颜色", "白色")] },
        Branded("8", "TP-LINK router", "TP-LINK"),
        Branded("9", "Garden pot", "Clay") with { Variants = [Option("i", "Size", "8 in"), Option("j", "Size", "10 in")] },
        Branded("10", "Road shoes", "Nike") with { Variants = [Option("k", "Size", "8"), Option("l", "Size", "9"), Option("m", "Size", "9.5")] },
    ]);

    /// <summary>A word of measure or colour that is said of a part, or begins the name of a thing, is no condition of the thing.</summary>
    [Theory]
    [InlineData("long dress", "attribute:length:long")]
    [InlineData("dress with long sleeves", "")]
    [InlineData("long lasting lipstick", "")]
    [InlineData("cable 20 feet long", "")]
    [InlineData("green tea", "")]
    [InlineData("green dress", "attribute:color:green")]
    [InlineData("eye cream", "")]
    [InlineData("dress in light gray", "attribute:color:light grey")]
    [InlineData("sofa in cream", "attribute:color:cream")]
    public void Read_WordOfMeasureOrColor_IsAConditionOnlyOfTheThing(string text, string keys)
    {
        var index = Shops.Index([Branded("1", "dress", "Nike") with
        {
            Variants = [Option("a", "Length", "Long"), Option("b", "Length", "Short"), Option("c", "Color", "Green"), Option("d", "Color", "Cream"), Option("e", "Color", "Light Grey")],
        }]);

        Assert.Equal(keys, string.Join(' ', QueryReader.Read(text, index).Conditions.Select(c => c.Key)));
    }

    [Theory]
    [InlineData("shoes size 8 in red", "8")]
    [InlineData("pot size 8 in", "8 in")]
    [InlineData("shoes in size nine", "9")]
    [InlineData("shoes size nine and a half", "9.5")]
    [InlineData("shoes size 9 and a half", "9.5")]
    public void Read_Size_IsTheCataloguesHoweverItIsSaid(string text, string size) =>
        Assert.Equal([size], QueryReader.Read(text, Index).Filters.Attributes.Single(a => a.Name == "Size").Values);

    [Theory]
    [InlineData("wireless mouse under 50", "wireless mouse", null, "50")]
    [InlineData("below $1,200", "", null, "1200")]
    [InlineData("between 20 and 50", "", "20", "50")]
    [InlineData("headphones 20-50 dollars", "headphones", "20", "50")]
    [InlineData("$20-$50 mouse", "mouse", "20", "50")]
    [InlineData("at least 30", "", "30", null)]
    [InlineData("cheaper than 80", "", null, "80")]
    [InlineData("50 bucks max", "", null, "50")]
    [InlineData("mouse under 1.5k", "mouse", null, "1500")]
    [InlineData("chili powder priced above 375 pesos", "chili powder", "375", null)]
    [InlineData("lamps costing more than 20 but under 50", "lamps", "20", "50")]
    [InlineData("lamps under 50 and over 20", "lamps", "20", "50")]
    [InlineData("paper packs larger than $51", "paper packs", "51", null)]
    [InlineData("lamps over 80, under 50", "lamps", null, "50")]
    [InlineData("price from 20 to 60", "", "20", "60")]
    [InlineData("around $30", "", "24", "36")]
    [InlineData("50元以下的鼠标", "鼠标", null, "50")]
    [InlineData("不超过200块", "", null, "200")]
    [InlineData("鼠标100到300元", "鼠标", "100", "300")]
    [InlineData("价格在100到200之间", "", "100", "200")]
    [InlineData("一百五十块以下", "", null, "150")]
    [InlineData("我想买一个两百以内的鼠标", "鼠标", null, "200")]
    [InlineData("至少３００元", "", "300", null)]
    public void Read_PriceInWords_IsABound(string text, string rest, string? min, string? max)
    {
        var read = QueryReader.Read(text, Index);

        Assert.Equal(rest, read.Text);
        var price = Assert.Single(read.Conditions);
        Assert.Equal(("price", Number(min), Number(max)), (price.Key, price.Min, price.Max));
    }

    [Theory]
    [InlineData("laptop with at least 16 GB")]
    [InlineData("over 20 hours battery")]
    [InlineData("under 30 minutes")]
    [InlineData("27 inch monitor")]
    [InlineData("iphone 11 case")]
    [InlineData("18岁以上玩具")]
    [InlineData("5 star hotel")]
    [InlineData("apple case")]
    [InlineData("case for sony")]
    [InlineData("charger with power between 500 and 1000")]
    [InlineData("toy for kids 8+")]
    [InlineData("blocks for ages 3 and up")]
    [InlineData("sunscreen with spf between 41 and 50")]
    [InlineData("mirror for models from 2009 to 2014")]
    [InlineData("headset for F2 or F2 max")]
    [InlineData("pillow covers about 22 by 22 inches")]
    public void Read_WordsOfAnotherMeaning_StayInTheText(string text)
    {
        var read = QueryReader.Read(text, Index);

        Assert.Empty(read.Conditions);
        Assert.Equal(text, read.Text);
    }

    [Theory]
    [InlineData("mouse at least 4 stars", "mouse", "4")]
    [InlineData("4星以上的耳机", "耳机", "4")]
    [InlineData("rated 4.5 and above", "", "4.5")]
    [InlineData("4 stars and up", "", "4")]
    [InlineData("highly rated mouse", "mouse", "4")]
    public void Read_RatingInWords_IsABound(string text, string rest, string min)
    {
        var read = QueryReader.Read(text, Index);

        Assert.Equal(rest, read.Text);
        Assert.Equal((double?)Number(min), read.Filters.MinRating);
        Assert.Null(read.Filters.MinPrice);
    }

    [Theory]
    [InlineData("mouse in stock", "mouse")]
    [InlineData("有货的鼠标", "鼠标")]
    public void Read_InStock_AsksForWhatCanBeBought(string text, string rest)
    {
        var read = QueryReader.Read(text, Index);

        Assert.Equal((rest, true), (read.Text, read.Filters.AvailableOnly));
    }

    [Theory]
    [InlineData("logitech mouse", "mouse", "brand:logitech")]
    [InlineData("only Logitech", "", "brand:logitech")]
    [InlineData("phone by apple", "phone", "brand:apple")]
    [InlineData("tplink router", "router", "brand:tp-link")]
    [InlineData("小米鼠标", "鼠标", "brand:小米")]
    [InlineData("mouse not Sony", "mouse", "not_brand:sony")]
    [InlineData("headphones except Sony or Logitech", "headphones", "not_brand:sony not_brand:logitech")]
    [InlineData("不要小米的鼠标", "鼠标", "not_brand:小米")]
    [InlineData("in black", "", "attribute:color:black")]
    [InlineData("navy blue headphones", "headphones", "attribute:color:navy blue")]
    [InlineData("not black headphones", "headphones", "not_attribute:color:black")]
    [InlineData("shirt size M", "shirt", "attribute:size:m")]
    [InlineData("黑色的蓝牙鼠标", "蓝牙鼠标", "attribute:颜色:黑色")]
    public void Read_NamesOfTheCatalogue_BecomeConditions(string text, string rest, string keys)
    {
        var read = QueryReader.Read(text, Index);

        Assert.Equal(rest, read.Text);
        Assert.Equal(keys, string.Join(' ', read.Conditions.Select(c => c.Key)));
    }

    [Fact]
    public void Read_SeveralConditions_KeepTheirWordsAsTyped()
    {
        var read = QueryReader.Read("I'm looking for a Logitech mouse, under $50, in Black", Index);

        Assert.Equal(["Logitech", "under $50", "in Black"], read.Conditions.Select(c => c.Source));
        Assert.Equal("mouse", read.Text.Replace(",", "", StringComparison.Ordinal).Trim());
    }

    [Theory]
    [InlineData("mouse under 50", "USD", null, true)]
    [InlineData("mouse under $50", "USD", null, true)]
    [InlineData("mouse under $50", "AUD", null, true)]
    [InlineData("mouse under $50", "EUR", "USD", false)]
    [InlineData("mouse under 50 euros", "USD", "EUR", false)]
    [InlineData("mouse under €50", "EUR", null, true)]
    [InlineData("50元以下的鼠标", "CNY", null, true)]
    [InlineData("50元以下的鼠标", "TWD", null, true)]
    [InlineData("50块以下的鼠标", "USD", "CNY", false)]
    [InlineData("mouse under 50 pesos", "PHP", null, true)]
    [InlineData("mouse under ¥500", "JPY", null, true)]
    public void Read_PriceInACurrency_IsAppliedOnlyWhereItIsTheShops(string text, string shops, string? currency, bool isApplied)
    {
        var read = QueryReader.Read(text, Sells(shops, IndexOptions.Default));

        var price = Assert.Single(read.Conditions);
        Assert.Equal((currency, isApplied), (price.Currency, price.IsApplied));
        Assert.Equal(isApplied, read.Filters.MaxPrice is not null);
    }

    [Fact]
    public void Read_PriceInACurrencyWithARate_IsConverted()
    {
        var options = new IndexOptions { Rates = new Dictionary<string, decimal> { ["EUR"] = 1.1m } };

        Assert.Equal(55, QueryReader.Read("mouse under €50", Sells("USD", options)).Filters.MaxPrice);
    }

    [Fact]
    public void Read_AnyText_NeverThrowsAndQuotesTheText() =>
        Gen.OneOf(Gen.String, Gen.OneOf("under ", "50", "元", "以下", "between", " and ", "not ", "sony", "百", "4 stars", "$", "-", "ß", "İ", "\uD800", "size m ", ",")
            .Array[0, 12].Select(string.Concat)).Sample(text =>
        {
            var read = QueryReader.Read(text, Index);
            Assert.All(read.Conditions, c => Assert.All(c.Source.Split(' '), part => Assert.Contains(part, text, StringComparison.Ordinal)));
            Assert.True(read.Filters.MinPrice is null || read.Filters.MaxPrice is null || read.Filters.MinPrice <= read.Filters.MaxPrice || read.Conditions.Count > 0);
        });

    [Theory]
    [InlineData("id like some earbuds", "earbuds")]
    [InlineData("i am interested in buying a lamp", "lamp")]
    [InlineData("earbuds with a case. please choose the long ones", "earbuds with a case. long ones")]
    [InlineData("a sofa, it should be soft", "a sofa, soft")]
    [InlineData("guitar pick", "guitar pick")]
    [InlineData("lamp with free shipping and cash on delivery", "lamp")]
    [InlineData("i want a small desk", "small desk")]
    [InlineData("im trying to find a standing desk", "standing desk")]
    [InlineData("help me purchase a tv antenna", "tv antenna")]
    [InlineData("turkey bars. they should have no sugar", "turkey bars. no sugar")]
    [InlineData("a tripod with quick release also choose the long one", "a tripod with quick release long one")]
    [InlineData("blinds for my room. find the ones that are long", "blinds for my room. long")]
    public void Read_WhatSaysNothingOfTheThing_IsLeftOut(string text, string rest) => Assert.Equal(rest, QueryReader.Read(text, Index).Text);

    private static CatalogIndex Sells(string currency, IndexOptions options) =>
        Shops.Index([Shops.Make("1", "mouse") with { Offers = [Shops.Offer(20, currency: currency)] }]).With(options);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static Product Branded(string id, string title, string brand) => Shops.Make(id, title, 20) with { Brand = brand };

    private static Variant Option(string id, string name, string value) => new() { Id = id, Options = [new(name, value)], Offers = [Shops.Offer(20)] };
}
