using System.Globalization;
using System.Text.Json.Serialization;

namespace Aisle.Catalog;

/// <summary>What a product says of one attribute. Closed: text, number, measure with a unit, yes or no.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Measure), "measure")]
[JsonDerivedType(typeof(YesNo), "yesno")]
public abstract record AttributeValue
{
    private AttributeValue()
    {
    }

    public sealed record Text(string Value) : AttributeValue
    {
        public override string ToString() => Value;
    }

    /// <summary>A number whose unit, if it has one, the feed did not tell.</summary>
    public sealed record Number(decimal Value) : AttributeValue
    {
        public override string ToString() => Value.ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>An amount in the unit that the feed wrote, such as 15.6 "in", 500 "g".</summary>
    public sealed record Measure(decimal Value, string Unit) : AttributeValue
    {
        public override string ToString() => Value.ToString("0.############", CultureInfo.InvariantCulture) + " " + Unit;
    }

    public sealed record YesNo(bool Value) : AttributeValue
    {
        public override string ToString() => Value ? "Yes" : "No";
    }

    /// <summary>The form for people, in English: "Black", "6", "15.6 in", "Yes".</summary>
    public abstract override string ToString();
}
