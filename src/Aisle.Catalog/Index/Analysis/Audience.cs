namespace Aisle.Catalog.Index.Analysis;

/// <summary>Whom a thing is for, as titles, categories and requests say it.</summary>
[Flags]
internal enum Audience : byte
{
    Anyone = 0,
    Men = 1,
    Women = 2,
    Boys = 4,
    Girls = 8,
    Children = 16,
    Babies = 32,
    All = 63,
}

internal static class Audiences
{
    /// <summary>Every word that names one, stemmed.</summary>
    public static IReadOnlyDictionary<string, Audience> Words { get; } = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["man"] = Audience.Men,
        ["male"] = Audience.Men,
        ["gentleman"] = Audience.Men,
        ["gent"] = Audience.Men,
        ["woman"] = Audience.Women,
        ["female"] = Audience.Women,
        ["lady"] = Audience.Women,
        ["boy"] = Audience.Boys,
        ["girl"] = Audience.Girls,
        ["child"] = Audience.Children,
        ["kid"] = Audience.Children,
        ["toddler"] = Audience.Children | Audience.Babies,
        ["baby"] = Audience.Babies,
        ["infant"] = Audience.Babies,
        ["newborn"] = Audience.Babies,
        ["adult"] = Audience.Men | Audience.Women,
        ["couple"] = Audience.Men | Audience.Women,
        ["unisex"] = Audience.All,
        ["family"] = Audience.All,
        ["男士"] = Audience.Men,
        ["男装"] = Audience.Men,
        ["男款"] = Audience.Men,
        ["女士"] = Audience.Women,
        ["女装"] = Audience.Women,
        ["女款"] = Audience.Women,
        ["男童"] = Audience.Boys,
        ["女童"] = Audience.Girls,
        ["儿童"] = Audience.Children,
        ["婴儿"] = Audience.Babies,
    };

    /// <summary>Whose things serve who asks for one audience's: "girls" on a label is said of young women too, and what is for children is for boys.</summary>
    public static Audience Serving(Audience asked)
    {
        var serving = asked;
        serving |= asked.HasFlag(Audience.Women) ? Audience.Girls : 0;
        serving |= (asked & (Audience.Boys | Audience.Girls)) != 0 ? Audience.Children | Audience.Babies : 0;
        serving |= asked.HasFlag(Audience.Children) ? Audience.Boys | Audience.Girls | Audience.Babies : 0;
        serving |= asked.HasFlag(Audience.Babies) ? Audience.Children : 0;
        return serving;
    }
}
