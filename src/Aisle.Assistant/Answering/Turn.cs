using Aisle.Assistant.Answering.Wordings;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;

namespace Aisle.Assistant.Answering;

/// <summary>One thing asked in a turn while it is answered: what was said, what can be used, and what it leaves behind.</summary>
internal sealed class Turn(Utterance utterance, Scene scene, Toolbox tools, EvidenceLedger evidence, List<TraceStep> trace)
{
    /// <param name="utterance">What was said.</param>
    /// <param name="scene">Where.</param>
    /// <param name="tools">What can be used.</param>
    /// <param name="letter">Begins the ids of its evidence.</param>
    public Turn(Utterance utterance, Scene scene, Toolbox tools, char letter = 'e')
        : this(utterance, scene, tools, new EvidenceLedger(letter), [])
    {
    }

    public Utterance Utterance { get; } = utterance;

    public Scene Scene { get; } = scene;

    public Toolbox Tools { get; } = tools;

    public Wording Wording { get; } = Wording.Of(utterance.Language);

    /// <summary>Of the whole turn: what is asked with it in one sentence cites from the same list.</summary>
    public EvidenceLedger Evidence { get; } = evidence;

    /// <summary>The shop's currency, for bounds that the shopper names as a bare number.</summary>
    public string? Currency => Tools.Index.Currency;

    /// <summary>What the conversation is when the turn is done.</summary>
    public ConversationState Next { get; set; } = scene.State;

    public bool Answered { get; set; } = true;

    /// <summary>How much of what was looked for the best match has, from 0 to 1.</summary>
    public double Covered { get; set; } = 1;

    /// <summary>How sure rung 0 is of its answer, from 0 to 1: of the thing asked of which it is least sure.</summary>
    public double Confidence { get; private set; } = 1;

    /// <summary>What was asked, one after another.</summary>
    public IReadOnlyList<Intent> Asked { get; private set; } = [];

    /// <summary>Who wrote the answer: 0 for no model.</summary>
    public int Rung { get; set; }

    /// <summary>What models cost; null where none was asked, or has no price.</summary>
    public Money? Cost { get; set; }

    public IReadOnlyList<TraceStep> Trace => trace;

    public void Traces(string step, string detail) => trace.Add(new TraceStep(step, detail));

    /// <summary>A text event, after the evidence that it cites for the first time.</summary>
    public IEnumerable<AnswerEvent> Say(AnswerText text)
    {
        if (Evidence.TakeNew() is { Count: > 0 } fresh)
        {
            yield return new EvidenceEvent(fresh);
        }

        if (!text.IsEmpty)
        {
            yield return text.ToEvent();
        }
    }

    /// <summary>Makes a product the one that "it" means.</summary>
    public void FocusOn(Product product, string? variantId = null) =>
        Next = Next with
        {
            Focus = new ShownProduct(product.Id, variantId ?? VariantShown(product)),
            FocusIsTalkedOf = true,
        };

    /// <summary>The variant of it that was shown last; null where none was.</summary>
    public string? VariantShown(Product product) => Scene.State.Shown.FirstOrDefault(s => s.ProductId == product.Id)?.VariantId;

    /// <summary>A part of the turn is answered by rung 0.</summary>
    public void Took(Intent intent, Turn part)
    {
        Answered &= part.Answered;
        Confidence = Math.Min(Confidence, Rungs.Confidence.Of(intent, part));
        Asked = [.. Asked, intent];
    }

    /// <summary>Another thing asked in the same turn: it cites from the same list, in the same trace.</summary>
    public Turn With(Utterance part, Scene now) => new(part, now, Tools, Evidence, trace);

    public static AnswerEvent FollowUps(params IEnumerable<string?> suggestions) => new FollowUpsEvent([.. suggestions.OfType<string>().Distinct().Take(4)]);
}
