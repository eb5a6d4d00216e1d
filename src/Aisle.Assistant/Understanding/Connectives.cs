using System.Collections.Frozen;

namespace Aisle.Assistant.Understanding;

/// <summary>Words that join and name nothing. What is left of a request when its conditions are taken out is often only these.</summary>
internal static class Connectives
{
    private static readonly FrozenSet<string> Words = (
        "a an the and or but in on at by with for from of to is are be it its that this these those which who one ones some any something anything only just not no " +
        "me my i im id ill you your we us please show find want need like get have has had do does looking look search give other than under over below above about " +
        "around between less more up max maximum min minimum budget price priced cost costs color colour size brand would could can should will so then instead rather whats got going thats theres youve ive youre choose pick decide bring begin start dont doesnt cant wont isnt shouldnt havent hasnt much many bit most few lot lots am been being was were help else ok please pls u ur " +
        "keep keeps must what how there here too very really as if also still same different new kind type sort them they than made come comes prefer preferably " +
        "的 了 吗 呢 吧 么 我 要 想 只 只要 只看 个 款 那 这 有 没有 不要 给 看 看看 一 点 些 和 或 换 换成 是 就 再 都 码 号 牌 牌子 价格 预算 左右 以内 以下 以上 块 元")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The phrase without such words at its ends; "" where there is nothing else.</summary>
    public static string Trim(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 0 && IsEmpty(words[0]))
        {
            words = words[1..];
        }

        while (words.Length > 0 && IsEmpty(words[^1]))
        {
            words = words[..^1];
        }

        return string.Join(' ', words.ToArray());
    }

    public static bool IsEmpty(string word) => Words.Contains(word.Trim(',', '.', '?', '!', ';', ':', '，', '。', '？', '！').ToLowerInvariant()) || !word.Any(char.IsLetterOrDigit);
}
