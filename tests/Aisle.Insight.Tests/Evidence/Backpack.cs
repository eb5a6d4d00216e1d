using Aisle.Catalog;

namespace Aisle.Insight.Tests.Evidence;

/// <summary>One product of our own with all kinds of data, to be asked about.</summary>
internal static class Backpack
{
    public static Product Product { get; } = new()
    {
        Id = "bp-1",
        Title = "Northway Commuter Backpack",
        Brand = "Northway",
        Description = "A backpack for the daily commute. The rain cover is not included. A luggage strap slides over a suitcase handle. The zippers are not lockable.",
        Bullets = ["Padded sleeve for laptops", "Two side pockets for bottles", "Made without PVC"],
        Attributes =
        [
            Text("Material", "Recycled polyester"),
            Text("Color", "Black, Navy"),
            Measure("Weight", 980, "g"),
            Measure("Maximum laptop size", 15.6m, "in"),
            Measure("Capacity", 24, "l"),
            Measure("Height", 46, "cm"),
            YesNo("USB charging port", true),
            YesNo("Waterproof", false),
            Text("Water resistance", "Water resistant"),
            Text("Country of origin", "Vietnam"),
            Text("Care instructions", "Hand wash only"),
            Text("Warranty", "5 years"),
            Measure("Package weight", 1.4m, "kg"),
        ],
        Offers = [new Offer { Price = new Money(89, "USD"), Availability = Availability.InStock }],
        Rating = new Rating(4.4, 212),
    };

    public static IReadOnlyList<Review> Reviews { get; } =
    [
        Review("r1", 5, "It fits under an airplane seat with room to spare. The straps are comfortable."),
        Review("r2", 4, "Fits under the airplane seat on every flight I took."),
        Review("r3", 2, "It does not fit under the airplane seat when it is full. The zipper broke after a month."),
        Review("r4", 5, "Fits under my airplane seat easily, and I love the colour."),
        Review("r5", 3, "I wish it had a chest strap."),
    ];

    public static IReadOnlyList<ProductQuestion> Questions { get; } =
    [
        new() { Id = "q1", ProductId = "bp-1", Text = "Does it have a luggage lock?", Answers = [new ProductAnswer("No, there is none.")] },
        new() { Id = "q2", ProductId = "bp-1", Text = "Can it be used as a carry-on?", Answers = [new ProductAnswer("Yes, it is within the limits of all airlines that I know.")] },
    ];

    public static Product Chinese { get; } = new()
    {
        Id = "zh-1",
        Title = "云行蓝牙耳机",
        Description = "佩戴舒适。充满电后可连续播放三十小时。不支持无线充电。",
        Attributes = [Text("无线", "蓝牙 5.3"), Measure("重量", 250, "g"), YesNo("防水", false), Text("颜色", "黑色、白色"), Text("材质", "塑料"), Text("产地", "中国"), Text("续航时间", "30小时")],
    };

    private static ProductAttribute Text(string name, string value) => new(name, new AttributeValue.Text(value));

    private static ProductAttribute Measure(string name, decimal value, string unit) => new(name, new AttributeValue.Measure(value, unit));

    private static ProductAttribute YesNo(string name, bool value) => new(name, new AttributeValue.YesNo(value));

    private static Review Review(string id, double stars, string text) => new() { Id = id, ProductId = "bp-1", Stars = stars, Text = text, Author = "A" + id };
}
