using System.Collections.Frozen;

namespace Aisle.Assistant.Understanding;

/// <summary>Brands as they are said: whole words, in any case, and by the Chinese names of those that have one.</summary>
internal static class Brands
{
    private static readonly FrozenDictionary<string, string> ChineseNames = (
        "索尼=sony 苹果=apple 三星=samsung 罗技=logitech 戴尔=dell 联想=lenovo 惠普=hp 华硕=asus 宏碁=acer 佳能=canon 尼康=nikon 松下=panasonic 飞利浦=philips " +
        "微软=microsoft 小米=xiaomi 华为=huawei 耐克=nike 阿迪达斯=adidas 彪马=puma 爱普生=epson 兄弟=brother 东芝=toshiba 夏普=sharp 博世=bosch 西门子=siemens " +
        "雷蛇=razer 金士顿=kingston 闪迪=sandisk 希捷=seagate 英特尔=intel 富士=fujifilm 卡西欧=casio 乐高=lego 戴森=dyson 博朗=braun 捷波朗=jabra 森海塞尔=sennheiser 铁三角=audio-technica 优派=viewsonic 明基=benq")
        .Split(' ').Where(p => p.Contains('=')).Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>The index of the word where the brand starts; null where it is not said.</summary>
    public static int? PlaceIn(Utterance utterance, string brand)
    {
        var name = string.Join(' ', Utterance.Of(brand, Language.English).Words);
        if (name.Length == 0)
        {
            return null;
        }

        var plain = $" {Translate(utterance.Plain)} ";
        var at = plain.IndexOf($" {name} ", StringComparison.Ordinal);
        at = at < 0 ? plain.IndexOf($" {name}s ", StringComparison.Ordinal) : at;
        return at < 0 ? null : plain.AsSpan(0, at + 1).Count(' ') - 1;
    }

    /// <summary>The utterance with Chinese brand names written as catalogues of Latin script write them.</summary>
    public static string Translate(string plain)
    {
        if (!plain.Any(Utterance.IsHan))
        {
            return plain;
        }

        foreach (var (chinese, latin) in ChineseNames)
        {
            plain = plain.Replace(chinese, $" {latin} ", StringComparison.Ordinal);
        }

        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
