using System.Globalization;
using Aisle.Catalog;

namespace Aisle.Assistant.Tests.Shop;

/// <summary>A small shop of four departments, written by hand so that every answer to it can be checked by eye.</summary>
internal static class SampleShop
{
    public static IReadOnlyList<Product> Products { get; } = [.. Mice(), .. Headphones(), .. Jackets(), .. Tents(), .. Pans()];

    public static IReadOnlyList<Review> Reviews { get; } = [.. WriteReviews()];

    public static IReadOnlyList<ProductQuestion> Questions { get; } =
    [
        new()
        {
            Id = "q1", ProductId = "mouse-m185", Text = "Does it work with a Mac?",
            Answers = [new ProductAnswer("Yes, it works with macOS without any driver.", "Logitech support")],
        },
        new()
        {
            Id = "q2", ProductId = "tent-ridge2", Text = "Can one person pitch it alone?",
            Answers = [new ProductAnswer("Yes, I pitch it alone in five minutes.", "Maya")],
        },
    ];

    public static IReadOnlyList<Policy> Policies { get; } =
    [
        new()
        {
            Id = "returns", Title = "Returns and refunds",
            Sections =
            [
                new("How long you have", "You can return any unused item within 30 days of delivery."),
                new("Refunds", "We refund the full price to your card within 5 working days after the item is back."),
            ],
        },
        new()
        {
            Id = "shipping", Title = "Shipping and delivery",
            Sections =
            [
                new("Delivery times", "Standard delivery takes 3 to 5 working days."),
                new("Costs", "Shipping costs $4.90; orders over $60 ship free."),
            ],
        },
        new() { Id = "payment", Title = "Payment", Sections = [new("", "We take credit cards and PayPal.")] },
    ];

    private static IEnumerable<Product> Mice()
    {
        var path = CategoryPath.Of("Electronics", "Mice");
        yield return Make("mouse-m185", "Logitech M185 Wireless Mouse", "Logitech", path, 14.99m, 4.5, 212, "A compact wireless mouse for every day.",
            [Yes("Wireless"), No("Bluetooth"), Text("Color", "Grey"), Measure("Weight", 75, "g"), Text("Battery life", "12 months")])
            with
        { Links = [new(LinkKind.Accessory, "pad-felt")] };
        yield return Make("mouse-mx", "Logitech MX Master Wireless Mouse", "Logitech", path, 89.99m, 4.7, 530, "A wireless mouse for long days, with Bluetooth and a fast wheel.",
            [Yes("Wireless"), Yes("Bluetooth"), Text("Color", "Black"), Measure("Weight", 141, "g"), Text("Battery life", "70 days")]);
        yield return Make("mouse-arc", "Microsoft Arc Wireless Mouse", "Microsoft", path, 59.00m, 4.1, 90, "A flat wireless mouse that bends to switch on.",
            [Yes("Wireless"), Yes("Bluetooth"), Text("Color", "Black"), Measure("Weight", 83, "g")]);
        yield return Make("mouse-basic", "Dell MS116 Wired Mouse", "Dell", path, 9.50m, 4.2, 61, "A plain wired mouse with a long cable.",
            [No("Wireless"), No("Bluetooth"), Text("Color", "Black"), Measure("Weight", 86, "g"), Measure("Cable length", 1.8m, "m")]);
        yield return Make("mouse-viper", "Razer Viper Gaming Wireless Mouse", "Razer", path, 129.00m, 4.6, 77, "A light wireless mouse for games.",
            [Yes("Wireless"), No("Bluetooth"), Text("Color", "White"), Measure("Weight", 74, "g")], Availability.OutOfStock);
        yield return Make("pad-felt", "Felt Mouse Pad", "Deskly", CategoryPath.Of("Electronics", "Mouse pads"), 12.00m, null, 0, "A soft felt pad.",
            [Text("Color", "Grey"), Text("Material", "Felt")]);
    }

    private static IEnumerable<Product> Headphones()
    {
        var path = CategoryPath.Of("Electronics", "Headphones");
        yield return Make("head-xm5", "Sony WH-1000XM5 Headphones", "Sony", path, 349.00m, 4.6, 0, "Over-ear headphones that cancel noise. They fold flat and come with a case.",
            [Yes("Bluetooth"), Yes("Noise cancelling"), Text("Color", "Black"), Measure("Weight", 250, "g"), Text("Battery life", "30 hours")]);
        yield return Make("head-qc", "Bose QuietComfort Headphones", "Bose", path, 299.00m, 4.4, 180, "Soft over-ear headphones with noise cancelling.",
            [Yes("Bluetooth"), Yes("Noise cancelling"), Text("Color", "White"), Measure("Weight", 240, "g"), Text("Battery life", "24 hours")]);
        yield return Make("head-ch520", "Sony WH-CH520 Headphones", "Sony", path, 49.00m, 4.3, 95, "Light on-ear headphones for every day.",
            [Yes("Bluetooth"), No("Noise cancelling"), Text("Color", "Blue"), Measure("Weight", 147, "g"), Text("Battery life", "50 hours")]);
        yield return Make("head-tune", "JBL Tune 510 Headphones", "JBL", path, 39.00m, 4.2, 300, "On-ear headphones with a strong bass.",
            [Yes("Bluetooth"), No("Noise cancelling"), Text("Color", "Red"), Measure("Weight", 160, "g"), Text("Battery life", "40 hours")]);
        yield return Make("head-studio", "Sennheiser HD 280 Studio Headphones", "Sennheiser", path, 99.00m, 4.5, 41, "Wired closed headphones for the studio.",
            [No("Bluetooth"), No("Noise cancelling"), Text("Color", "Black"), Measure("Weight", 285, "g"), Measure("Cable length", 3, "m")]);
    }

    private static IEnumerable<Product> Jackets()
    {
        var path = CategoryPath.Of("Clothing", "Jackets");
        yield return Family("jacket-storm", "Stormline Rain Jacket", "Fjordvik", path, 4.4, 38, "A rain jacket with taped seams and a hood.",
            [Yes("Waterproof"), Text("Material", "Nylon")],
            [("Black", "S", 79m, Availability.InStock), ("Black", "M", 79m, Availability.OutOfStock), ("Black", "L", 85m, Availability.InStock), ("Red", "M", 69m, Availability.InStock)]);
        yield return Family("jacket-puff", "Cloud Down Jacket", "Nordhem", path, 4.6, 54, "A warm down jacket that packs into its own pocket.",
            [No("Waterproof"), Text("Material", "Down")],
            [("Blue", "M", 149m, Availability.InStock), ("Blue", "L", 149m, Availability.InStock), ("Green", "M", 139m, Availability.InStock)]);
        yield return Family("jacket-wind", "Breeze Wind Jacket", "Fjordvik", path, 3.9, 12, "A thin wind jacket for running.",
            [No("Waterproof"), Text("Material", "Polyester")],
            [("Yellow", "S", 45m, Availability.InStock), ("Yellow", "M", 45m, Availability.InStock)]);
        yield return Family("shirt-basic", "Plain Cotton T-Shirt", "Nordhem", CategoryPath.Of("Clothing", "Shirts"), 4.3, 120, "A plain t-shirt of organic cotton.",
            [Text("Material", "Cotton")],
            [("White", "S", 15m, Availability.InStock), ("White", "M", 15m, Availability.InStock), ("Black", "M", 15m, Availability.InStock), ("Black", "XL", 17m, Availability.InStock)]);
    }

    private static IEnumerable<Product> Tents()
    {
        var path = CategoryPath.Of("Outdoor", "Tents");
        yield return Make("tent-ridge2", "Ridge 2 Tent", "Fjordvik", path, 219.00m, 4.5, 33, "A tent for two with a wide porch. The outer sheet is waterproof to 3000 mm.",
            [Yes("Waterproof"), Number("Persons", 2), Measure("Weight", 2.4m, "kg"), Text("Season", "Three seasons")]);
        yield return Make("tent-dome4", "Family Dome 4 Tent", "Campo", path, 159.00m, 3.8, 20, "A dome tent for four, easy to pitch.",
            [Yes("Waterproof"), Number("Persons", 4), Measure("Weight", 5.6m, "kg"), Text("Season", "Summer")]);
        yield return Make("tent-solo", "Solo Ultralight Tent", "Campo", path, 289.00m, 4.8, 15, "A tent for one that weighs next to nothing.",
            [Yes("Waterproof"), Number("Persons", 1), Measure("Weight", 0.9m, "kg"), Text("Season", "Three seasons")]);
        yield return Make("lamp-trail", "Trail Head Lamp", "Lumo", CategoryPath.Of("Outdoor", "Lamps"), 24.00m, 4.0, 48, "A head lamp with a red night light. It charges by USB.",
            [Yes("Waterproof"), Measure("Weight", 60, "g"), Number("Lumens", 350)]);
        yield return Make("lamp-camp", "Camp Lantern Lamp", "Lumo", CategoryPath.Of("Outdoor", "Lamps"), 32.00m, 4.4, 25, "A lantern to hang in a tent.",
            [No("Waterproof"), Measure("Weight", 310, "g"), Number("Lumens", 500)]);
    }

    private static IEnumerable<Product> Pans()
    {
        var path = CategoryPath.Of("Kitchen", "Pans");
        yield return Make("pan-iron", "Cast Iron Frying Pan 26 cm", "Forja", path, 38.00m, 4.7, 88, "A heavy pan that lasts a lifetime.",
            [Yes("Oven safe"), No("Dishwasher safe"), Text("Material", "Cast iron"), Measure("Diameter", 26, "cm"), Measure("Weight", 2.3m, "kg")]);
        yield return Make("pan-steel", "Steel Frying Pan 28 cm", "Forja", path, 52.00m, 4.4, 40, "A steel pan for high heat.",
            [Yes("Oven safe"), Yes("Dishwasher safe"), Text("Material", "Steel"), Measure("Diameter", 28, "cm"), Measure("Weight", 1.4m, "kg")]);
        yield return Make("pan-coat", "Nonstick Frying Pan 24 cm", "Casero", path, 29.00m, 3.7, 66, "A light pan with a nonstick coating.",
            [No("Oven safe"), No("Dishwasher safe"), Text("Material", "Aluminium"), Measure("Diameter", 24, "cm"), Measure("Weight", 0.8m, "kg")]);
        yield return Make("kettle-pour", "Pour Over Kettle", "Casero", CategoryPath.Of("Kitchen", "Kettles"), 44.00m, 4.3, 17, "A kettle with a long spout for coffee.",
            [Text("Material", "Steel"), Measure("Capacity", 0.9m, "l"), Text("Color", "Black")]);
        yield return Make("kettle-fast", "Fast Electric Kettle", "Boilo", CategoryPath.Of("Kitchen", "Kettles"), 27.50m, 4.1, 140, "An electric kettle that boils a litre in three minutes.",
            [Text("Material", "Glass"), Measure("Capacity", 1.7m, "l"), Text("Color", "Silver")]);
    }

    private static IEnumerable<Review> WriteReviews()
    {
        (string Product, double Stars, string Text)[] written =
        [
            ("head-xm5", 5, "The battery lasts for days. The sound is superb."),
            ("head-xm5", 5, "Great battery life and very comfortable on long flights."),
            ("head-xm5", 2, "The battery died after two months. Very disappointed with the battery."),
            ("head-xm5", 4, "Sound is excellent and the noise cancelling is impressive."),
            ("head-xm5", 5, "Very comfortable, and the sound is clear."),
            ("head-xm5", 3, "Comfortable, but too expensive."),
            ("mouse-m185", 5, "Small and light, the battery lasts a year."),
            ("mouse-m185", 4, "Works well. The wheel is a bit loud."),
            ("mouse-m185", 2, "The wheel broke after a month. The wheel is poor."),
            ("tent-ridge2", 5, "It stayed dry in heavy rain. Easy to pitch."),
            ("tent-ridge2", 4, "Easy to pitch, and the porch is roomy."),
            ("pan-iron", 5, "It holds the heat very well."),
            ("pan-iron", 4, "Very heavy, but it cooks evenly."),
            ("pan-coat", 1, "The coating peeled off within weeks. The coating is terrible."),
            ("pan-coat", 2, "The coating scratches easily."),
        ];
        for (var i = 0; i < written.Length; i++)
        {
            yield return new Review
            {
                Id = "r" + (i + 1).ToString(CultureInfo.InvariantCulture),
                ProductId = written[i].Product,
                Stars = written[i].Stars,
                Text = written[i].Text,
                Author = "Shopper",
                WrittenAt = new DateTimeOffset(2026, 1, 1 + i, 0, 0, 0, TimeSpan.Zero),
            };
        }
    }

    private static Product Make(
        string id, string title, string brand, CategoryPath path, decimal price, double? stars, int raters, string description, ProductAttribute[] attributes, Availability availability = Availability.InStock) => new()
        {
            Id = id,
            Title = title,
            Brand = brand,
            Categories = [path],
            Description = description,
            Attributes = attributes,
            Offers = [new Offer { Price = new Money(price, "USD"), Availability = availability }],
            Rating = stars is { } average && raters > 0 ? new Rating(average, raters) : null,
        };

    private static Product Family(
        string id, string title, string brand, CategoryPath path, double stars, int raters, string description, ProductAttribute[] attributes,
        (string Color, string Size, decimal Price, Availability Availability)[] variants) =>
        Make(id, title, brand, path, 0, stars, raters, description, attributes) with
        {
            Offers = [],
            Variants =
            [
                .. variants.Select(v => new Variant
                {
                    Id = $"{id}-{v.Color}-{v.Size}".ToLowerInvariant(),
                    Options = [new("Color", v.Color), new("Size", v.Size)],
                    Offers = [new Offer { Price = new Money(v.Price, "USD"), Availability = v.Availability }],
                }),
            ],
        };

    private static ProductAttribute Yes(string name) => new(name, new AttributeValue.YesNo(true));

    private static ProductAttribute No(string name) => new(name, new AttributeValue.YesNo(false));

    private static ProductAttribute Text(string name, string value) => new(name, new AttributeValue.Text(value));

    private static ProductAttribute Number(string name, decimal value) => new(name, new AttributeValue.Number(value));

    private static ProductAttribute Measure(string name, decimal value, string unit) => new(name, new AttributeValue.Measure(value, unit));
}
