using System.Collections.Frozen;

namespace Aisle.Catalog;

/// <summary>The currencies of ISO 4217 that are in use, with their number of minor digits.</summary>
public static class Currencies
{
    private static readonly FrozenSet<string> Known = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY " +
        "COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS " +
        "INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP " +
        "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR " +
        "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV " +
        "WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoMinorDigits =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ThreeMinorDigits =
        "BHD IQD JOD KWD LYD OMR TND".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["CNY"] = "CN¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["AUD"] = "A$",
        ["CAD"] = "CA$",
        ["HKD"] = "HK$",
        ["NZD"] = "NZ$",
        ["SGD"] = "S$",
        ["TWD"] = "NT$",
        ["BRL"] = "R$",
        ["MXN"] = "MX$",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="code"/> is a code of ISO 4217 in use. Upper case only: feeds upper-case before they ask.</summary>
    public static bool IsKnown(string code) => Known.Contains(code);

    /// <summary>The number of digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD.</summary>
    public static int MinorDigits(string code) => NoMinorDigits.Contains(code) ? 0 : ThreeMinorDigits.Contains(code) ? 3 : 2;

    /// <summary>The sign that shoppers know, or null where the code itself is clearer.</summary>
    public static string? Symbol(string code) => Symbols.GetValueOrDefault(code);
}
