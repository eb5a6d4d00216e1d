using System.Globalization;
using System.Text.RegularExpressions;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Index;

namespace Aisle.Assistant.Memory;

/// <summary>What the shopper wants done with what is remembered.</summary>
internal enum MemoryAct
{
    Remember,
    Show,
    Forget,

    /// <summary>All of it, and with it what the shop noted of their conversations.</summary>
    ForgetAll,
}

/// <summary>
/// "Remember that I wear size 10", "what do you know about me?", "forget my budget". Only what is told with the wish that it be
/// remembered is taken.
/// </summary>
internal static partial class MemoryReader
{
    private static readonly Cue Asks = new(
        "(please |can you |could you |will you )*(remember|keep in mind|make a note|take note|note|dont forget|save|for (the )?(next time|future))( that| of| it| this| for (me|later|next time))?(?! me$)|(please )?remember (that|this|it)$|(please |can you |could you )*(keep|bear) (that|this|it) in mind( for me)?( please)?$",
        "记住|记一下|帮我记|别忘了");

    private static readonly Cue Shows = new(
        "what (do|did|have|has) (you|u)( \\w+)? (know|remember|stored?|saved?|remembered|got|kept?|keep)( \\w+)?( (about|on|of) (me|us|(my|our) \\w+))?( now| so far| exactly)?|(show|tell)( me)? (what you (know|remember)( about me)?|my (profile|preferences|memory))|(show me|export|download) (my data|what you (know|remember).*|everything you (know|have).*)|my (profile|preferences)",
        "你(知道|记得|记住|了解|保存)了?我?(的)?(什么|哪些).*|(查看|显示|导出)我的(资料|信息|偏好)");

    private static readonly Cue Forgets = new(
        "(please |can you |could you )*(forget|erase|delete|remove|clear|wipe) (about )?(me|(everything|all|all of it|anything|whatever|what)( (that )?(you|u)( \\w+)? (know|remember|have|stored?|saved?|kept)( (about|on|of) me)?)|all my (data|preferences|information)|my (profile|memory|preferences))( please| now| completely)?",
        "忘(了|记|掉)我.*|(删除|清除|清空)(所有)?(我的|关于我的)(资料|信息|偏好|数据|记忆)");

    private static readonly Cue ForgetsOne = new($"(please )?(forget|delete|erase|remove) (about )?(my|that my|what you know about my|the) (?<what>shoe size|clothing size|sizes?|budget|brands?|favou?rite brands?|likes|dislikes|{People.Pattern})('s size| size)?", "(忘了|删除|忘记)我的(?<what>尺码|预算|品牌)");

    private static readonly Cue ForgetsBrand = new("^(please )?(forget|delete|erase|remove) that (i|we|my (?<who>" + People.Pattern + ")) (really )?(like|likes|love|loves|prefer|prefers|dont like|doesnt like|hate|hates|dislike|dislikes|cant stand) (?<brand>.+)$");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (ForgetsBrand.Match(utterance) is { Success: true } taste && Longest(taste.Groups["brand"].Value.Split(' '), scene.Index) is { } brand)
        {
            var (memory, who) = (scene.State.Memory, taste.Groups["who"].Value);
            return new Intent.Memory(MemoryAct.Forget, who.Length == 0 ? memory with { Likes = Remove(memory.Likes, brand), Dislikes = Remove(memory.Dislikes, brand) }
                : memory with { Tastes = [.. memory.Tastes.Where(t => !(People.Same(t.For, who) && string.Equals(t.Brand, brand, StringComparison.OrdinalIgnoreCase)))] });
        }

        if (Is(Forgets, utterance))
        {
            return new Intent.Memory(MemoryAct.ForgetAll, ShopperMemory.Nothing);
        }

        if (ForgetsOne.Match(utterance) is { Success: true, Index: 0 } one && Without(scene.State.Memory, one.Groups["what"].Value) is { } rest)
        {
            return new Intent.Memory(MemoryAct.Forget, rest);
        }

        if (Is(Shows, utterance))
        {
            return new Intent.Memory(MemoryAct.Show, scene.State.Memory);
        }

        return Asks.In(utterance) && !utterance.EndsInQuestionMark && Learn(utterance.Plain, scene.State.Memory, scene.Index) is { } learned && (learned != scene.State.Memory || StartsWithIt(utterance))
            ? new Intent.Memory(MemoryAct.Remember, learned)
            : null;
    }

    /// <summary>The memory with what the words say; as it was where they say nothing that can be kept.</summary>
    internal static ShopperMemory Learn(string plain, ShopperMemory memory, CatalogIndex index)
    {
        foreach (Match size in Sizes().Matches(plain))
        {
            var who = size.Groups["who"].Value;
            var kept = new RememberedSize(size.Groups["size"].Value, size.Groups["of"].Success ? Plural.Strip(size.Groups["of"].Value) : "", who);
            memory = memory with
            {
                Sizes = [.. memory.Sizes.Where(s => s.For != kept.For || s.Of != kept.Of).TakeLast(ShopperMemory.Most - 1), kept],
                People = who.Length > 0 ? Add(memory.People, who) : memory.People,
            };
        }

        if (Budgets().Match(plain) is { Success: true } budget
            && decimal.TryParse(budget.Groups["amount"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0)
        {
            memory = memory with { Budget = amount };
        }

        foreach (Match taste in TheirTastes().Matches(plain))
        {
            if (Longest(taste.Groups["what"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), index) is { } brand)
            {
                var kept = new RememberedTaste(brand, taste.Groups["who"].Value, taste.Groups["not"].Success);
                memory = memory with
                {
                    Tastes = [.. memory.Tastes.Where(t => t.Brand != kept.Brand || !People.Same(t.For, kept.For)).TakeLast(ShopperMemory.Most - 1), kept],
                    People = Add(memory.People, kept.For),
                };
            }
        }

        foreach (Match taste in Tastes().Matches(plain))
        {
            var brand = Longest(taste.Groups["what"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), index);
            if (brand is null)
            {
                continue;
            }

            var dislikes = taste.Groups["not"].Success;
            memory = memory with
            {
                Likes = dislikes ? Remove(memory.Likes, brand) : Add(memory.Likes, brand),
                Dislikes = dislikes ? Add(memory.Dislikes, brand) : Remove(memory.Dislikes, brand),
            };
        }

        return Buying().Match(plain) is { Success: true } person ? memory with { People = Add(memory.People, person.Groups["who"].Value) } : memory;
    }

    /// <summary>Without what is named; null where nothing of the kind is kept.</summary>
    private static ShopperMemory? Without(ShopperMemory memory, string what)
    {
        var rest = what switch
        {
            "budget" or "预算" => memory with { Budget = null },
            "尺码" => memory with { Sizes = [] },
            "品牌" => memory with { Likes = [], Dislikes = [] },
            "likes" => memory with { Likes = [] },
            "dislikes" => memory with { Dislikes = [] },
            _ when what.Contains("size", StringComparison.Ordinal) => memory with { Sizes = [.. memory.Sizes.Where(s => s.For.Length > 0 && what != "sizes")] },
            _ when what.Contains("brand", StringComparison.Ordinal) => memory with { Likes = [], Dislikes = [] },
            _ => memory with { People = Remove(memory.People, what), Sizes = [.. memory.Sizes.Where(s => s.For != what)], Tastes = [.. memory.Tastes.Where(t => t.For != what)] },
        };
        return Entries(rest) == Entries(memory) ? null : rest;
    }

    private static int Entries(ShopperMemory m) => m.Sizes.Count + m.Likes.Count + m.Dislikes.Count + m.People.Count + m.Tastes.Count + (m.Budget is null ? 0 : 1);

    private static string? Longest(string[] words, CatalogIndex index)
    {
        for (var length = Math.Min(4, words.Length); length > 0; length--)
        {
            if (index.Vocabulary.FindBrand(string.Join(' ', words.Take(length))) is { } brand)
            {
                return brand.Label;
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Add(IReadOnlyList<string> list, string entry) =>
        entry.Length is 0 or > ShopperMemory.Longest || list.Contains(entry, StringComparer.OrdinalIgnoreCase) ? list : [.. list.TakeLast(ShopperMemory.Most - 1), entry];

    private static IReadOnlyList<string> Remove(IReadOnlyList<string> list, string entry) => [.. list.Where(e => !string.Equals(e, entry, StringComparison.OrdinalIgnoreCase))];

    private static bool StartsWithIt(Utterance utterance) => Asks.Match(utterance) is { Success: true, Index: < 12 };

    private static bool Is(Cue cue, Utterance utterance) => cue.Match(utterance) is { Success: true } match && match.Length * 4 >= utterance.Plain.Length * 3;

    [GeneratedRegex(@"(?:(?<![\w])(?:my|our) (?<who>" + People.Pattern + @")(?:'s)? )?(?:(?<![\w])(?:i|he|she|they)(?:m| am| usually| always)? )?(?:wears?|takes?|needs?|is|am|(?<=my )(?<of>shoes?|shirts?|trousers?|jeans|pants|dress|ring|glove|hat)? ?size is|'s)?(?: a)? ?size (?!is)(?<size>[\w./-]{1,8})(?: (?:in|for) (?<of>[a-z]{3,20})| (?<of>shoes?|boots?|shirts?|trousers?|jeans|pants|jackets?))?|(?<=my )(?:(?<of>shoe|shirt|trouser|jeans|pants|dress|glove|hat|clothing) )?size is (?:a )?(?<size>[\w./-]{1,8})|穿(?<size>[\dxsml]{1,5})码", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sizes();

    [GeneratedRegex(@"(?:budget|预算)(?: \w+)*? ?(?:is|of|only|=|是)?(?: \w+)*? ?[$€£¥]?(?<amount>\d[\d,.]*)|(?:never|dont|do not|not)(?: \w+){0,3} (?:spend|pay) (?:more than|over) [$€£¥]?(?<amount>\d[\d,.]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Budgets();

    [GeneratedRegex(@"(?<![\w])(?:i|we)(?: really| also)? (?:(?<not>dont (?:like|want|buy|trust)|do not (?:like|want)|hate|dislike|cant stand|cannot stand|never (?:want|buy))|like|love|prefer|trust)(?: \w+){0,2}? (?=(?<what>[\w&'-]+(?: [\w&'-]+){0,3}))|我(?:(?<not>不喜欢|讨厌)|喜欢)(?<what>[\w-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tastes();

    [GeneratedRegex(@"(?<![\w])(?:my|our) (?<who>" + People.Pattern + @")(?:(?! (?:i|we) )[\w ./-]){0,40}? (?:(?<not>hates|dislikes|doesnt like|does not like|cant stand)|likes|loves|prefers)(?: \w+){0,2}? (?=(?<what>[\w&'-]+(?: [\w&'-]+){0,3}))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TheirTastes();

    [GeneratedRegex(@"(?:buy|buying|shop|shopping|look|looking)(?: \w+){0,2} for my (?<who>" + People.Pattern + @")(?![\w])|i have an? (?:\w+ )?(?<who>" + People.Pattern + @")(?![\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Buying();
}
