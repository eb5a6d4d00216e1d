using System.Collections.Frozen;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Units that shops write, and how many of a base unit they are: so that 1 TB lies in "at least 500 GB".</summary>
public static class MeasureUnits
{
    private static readonly FrozenDictionary<string, (string Base, double Factor)> Known = Make();

    /// <summary>Null where the two are not of one kind, or one is unknown and they are not the same.</summary>
    public static double? Convert(double value, string? from, string? to)
    {
        from = from?.Trim().ToLowerInvariant();
        to = to?.Trim().ToLowerInvariant();
        return from == to ? value
            : from is not null && to is not null && Known.TryGetValue(from, out var a) && Known.TryGetValue(to, out var b) && a.Base == b.Base
                ? value * a.Factor / b.Factor
                : null;
    }

    public static bool IsKnown(string unit) => Known.ContainsKey(unit.Trim().ToLowerInvariant());

    private static FrozenDictionary<string, (string Base, double Factor)> Make()
    {
        var units = new Dictionary<string, (string Base, double Factor)>();
        Add("m", ("mm millimeter millimeters millimetre millimetres 毫米", 0.001), ("cm centimeter centimeters centimetre centimetres 厘米", 0.01),
            ("m meter meters metre metres 米", 1), ("km kilometer kilometers kilometre kilometres 公里", 1000),
            ("in inch inches \" ″ 英寸 寸", 0.0254), ("ft foot feet '", 0.3048), ("yd yard yards", 0.9144), ("mi mile miles", 1609.344));
        Add("g", ("mg milligram milligrams 毫克", 0.001), ("g gram grams gr 克", 1), ("kg kilogram kilograms kilo kilos 千克 公斤", 1000), ("lb lbs pound pounds 磅", 453.59237),
            ("oz ounce ounces", 28.349523125), ("t tonne tonnes", 1_000_000));
        Add("l", ("ml milliliter milliliters millilitre millilitres 毫升", 0.001), ("cl centiliter centilitre", 0.01), ("l liter liters litre litres 升", 1),
            ("fl oz|fl. oz|floz|fluid ounce|fluid ounces", 0.0295735295625), ("gal gallon gallons", 3.785411784), ("qt quart quarts", 0.946352946), ("pt pint pints", 0.473176473));
        Add("b", ("kb", 1e3), ("mb", 1e6), ("gb gigabyte gigabytes", 1e9), ("tb terabyte terabytes", 1e12));
        Add("w", ("mw", 0.001), ("w watt watts 瓦", 1), ("kw kilowatt kilowatts 千瓦", 1000));
        Add("wh", ("wh", 1), ("kwh", 1000));
        Add("ah", ("mah 毫安", 0.001), ("ah", 1));
        Add("v", ("mv", 0.001), ("v volt volts 伏", 1), ("kv", 1000));
        Add("hz", ("hz", 1), ("khz", 1e3), ("mhz", 1e6), ("ghz", 1e9));
        Add("s", ("ms", 0.001), ("s sec second seconds 秒", 1), ("min minute minutes 分钟", 60), ("h hr hrs hour hours 小时", 3600), ("d day days 天", 86400));
        return units.ToFrozenDictionary();

        void Add(string kind, params ReadOnlySpan<(string Names, double Factor)> group)
        {
            foreach (var (names, factor) in group)
            {
                foreach (var name in names.Split(names.Contains('|', StringComparison.Ordinal) ? '|' : ' '))
                {
                    units.Add(name, (kind, factor));
                }
            }
        }
    }
}
