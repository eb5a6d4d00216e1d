using Lucene.Net.Tartarus.Snowball.Ext;

namespace Aisle.Insight.Text;

/// <summary>English stems by Porter's second algorithm (Snowball), plus the few irregular forms that reviews are full of.</summary>
internal static class Stemmer
{
    private static readonly Dictionary<string, string> Irregular = (
        "broke=break broken=break fell=fall fallen=fall wore=wear worn=wear went=go gone=go came=come made=make felt=feel " +
        "kept=keep held=hold bought=buy sold=sell children=child kids=kid men=man women=woman feet=foot teeth=tooth knives=knife " +
        "fitted=fit fitting=fit heavier=heavi tore=tear torn=tear shrank=shrink shrunk=shrink weight=weigh batteries=batteri " +
        "colour=color colours=color grey=gray fibre=fiber aluminium=aluminum litre=liter litres=liter metre=meter metres=meter " +
        "bluetooth=bluetooth wireless=wireless wirelessly=wireless waterproof=waterproof does=do did=do")
        .Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    [ThreadStatic]
    private static EnglishStemmer? _snowball;

    public static string Stem(string lower)
    {
        if (Irregular.TryGetValue(lower, out var known)) return known;
        if (lower.Length < 3) return lower;
        var snowball = _snowball ??= new EnglishStemmer();
        snowball.SetCurrent(lower);
        snowball.Stem();
        return snowball.Current;
    }
}
