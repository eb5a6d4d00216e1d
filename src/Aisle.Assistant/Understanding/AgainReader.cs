using Aisle.Assistant.Conversations;

namespace Aisle.Assistant.Understanding;

/// <summary>"And the first one?", "what about the Campus?": what was asked last, of another product.</summary>
internal static class AgainReader
{
    private static readonly Cue Lead = new("^(and|what about|how about|and what about|and how about|same (question )?for|what of)(?![\\w])", "^(那|那么)|呢$");
    private static readonly Cue Filler = new("and|or|what about|how about|same question for|same for|what of|the|one|ones|that|this|for", "那么|那|呢|的");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (scene.State.Asked is not { } asked || !(Lead.In(utterance) || utterance.Asked.StartsWith("and ", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        if (about.Kind is not (ReferenceKind.Ordinal or ReferenceKind.BeyondShown or ReferenceKind.Name or ReferenceKind.Other or ReferenceKind.All) || about.Products.Count > 3)
        {
            return null;
        }

        var rest = Filler.Without(ReferenceReader.Without(utterance, about.Kind));
        return rest.Words.Length == 0 || (about is { Kind: ReferenceKind.Name, Products: [var only, ..] } && NameReader.Covers(only, rest)) ? Ask(asked, about) : null;
    }

    private static Intent Ask(AskedBefore asked, References about) => asked.Intent switch
    {
        "price" => new Intent.Price(about, asked.Question),
        "stock" => new Intent.Stock(about, asked.Question),
        "reviews" => new Intent.Reviews(about, asked.Question.Length > 0 ? asked.Question : null),
        _ => new Intent.Ask(about, asked.Question),
    };
}
