using Aisle.Catalog.Search;
using Aisle.Catalog.Tests.Index;

namespace Aisle.Catalog.Tests.Search.Facets;

public sealed class FacetCounterTests
{
    [Fact]
    public async Task Count_Availability_IsLabelledInWords()
    {
        var index = await Shops.IndexAsync([.. Enum.GetValues<Availability>().Select(a => Shops.Make($"p{a}", "Lamp") with { Offers = [Shops.Offer(5, a)] })]);

        var facets = index.Search(new SearchQuery { Text = "lamp", WithFacets = true }, TestContext.Current.CancellationToken).Facets;

        Assert.Equal(
            ["Back order", "Discontinued", "In stock", "Out of stock", "Pre-order", "Unknown"],
            facets.Single(f => f.Name == "availability").Values.Select(v => v.Label));
    }
}
