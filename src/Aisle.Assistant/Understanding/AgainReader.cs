using Aisle.Assistant.Conversations;

namespace Aisle.Assistant.Understanding;

/// <summary>"And the first one?", "what about the Campus?": what was asked last, of another product.</summary>
internal static class AgainReader
{
    private static readonly Cue Lead = new("^(and|what about|how about|and what about|and how about|same (question )?for|what of)(?![\\w])", "^(那|那么)|呢$");
    private static readonly Cue Filler = new("and|or|what about|how about|same question for|same for|what of|the|one|ones|that|this|for", "那么|那|呢|的");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Asked is not { } asked || !(Lead.In(utterance) || utterance.Corrects || utterance.Asked.StartsWith("and ", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        if (utterance.Corrects && Meant.In(utterance.Text.ToLowerInvariant()) && asked.Intent == "ask" && scene.Focus is { } focus && Instead(utterance, scene) is { } question)
        {
            return new Intent.Ask(new References([focus], ReferenceKind.Pronoun), question);
        }

        var about = ReferenceReader.Read(utterance, scene);
        if (about.Kind is not (ReferenceKind.Ordinal or ReferenceKind.BeyondShown or ReferenceKind.Name or ReferenceKind.Other or ReferenceKind.All) || about.Products.Count > 3)
        {
            return null;
        }

        var rest = Filler.Without(ReferenceReader.Without(utterance, about.Kind));
        return rest.Words.Length == 0 || (about is { Kind: ReferenceKind.Name, Products: [var only, ..] } && NameReader.Covers(only, rest)) ? Ask(asked, about) : null;
    }

    /// <summary>"I meant swim, not run": the question put right, where what is said names no thing and sets no condition.</summary>
    private static string? Instead(Utterance utterance, Scene scene)
    {
        var meant = Not.Without(utterance);
        var request = RequestReader.Read(meant.Plain, scene.Index);
        return meant.Words.Length is > 0 and <= 4 && !request.HasConditions && !meant.Words.Any(w => Things.IsNear(w, scene.Index)) && ReferenceReader.Read(meant, scene).Kind is not (ReferenceKind.Ordinal or ReferenceKind.Other) ? meant.Plain : null;
    }

    private static readonly Cue Meant = new("i (mean|meant)|(talking|asking) about", "我是说|我的意思");
    private static readonly Cue Not = new("(and )?not .*$");

    private static Intent Ask(AskedBefore asked, References about) => asked.Intent switch
    {
        "price" => new Intent.Price(about, asked.Question),
        "stock" => new Intent.Stock(about, asked.Question),
        "reviews" => new Intent.Reviews(about, asked.Question.Length > 0 ? asked.Question : null),
        _ => new Intent.Ask(about, asked.Question),
    };
}
