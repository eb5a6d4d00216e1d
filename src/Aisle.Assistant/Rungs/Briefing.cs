using System.Text.Json.Nodes;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools.Functions;
using Aisle.Assistant.Understanding;
using Aisle.Insight.Evidence;
using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Rungs;

/// <summary>What a model is told before it answers: the prompt, the talk so far, what the shopper sees, what they say.</summary>
internal static class Briefing
{
    /// <summary>Exchanges that are kept, in memory, and told.</summary>
    public const int MostExchanges = 4;
    private const int LongestSaid = 600;
    private const int MostInSight = 6;

    private static readonly Lazy<string> Text = new(() =>
    {
        using var stream = typeof(Briefing).Assembly.GetManifestResourceStream("clerk.md")
            ?? throw new InvalidOperationException("clerk.md is not embedded: see EmbeddedResource in Aisle.Assistant.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Prompt => Text.Value;

    /// <summary>For the check that an answer does not tell it.</summary>
    public static PromptWords Words { get; } = new(Prompt);

    public static List<ChatMessage> Write(Desk desk, IReadOnlyList<Exchange> talk)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, Prompt) };
        foreach (var exchange in talk)
        {
            messages.Add(new ChatMessage(ChatRole.User, exchange.Said));
            messages.Add(new ChatMessage(ChatRole.Assistant, exchange.Answered));
        }

        messages.Add(new ChatMessage(ChatRole.System, "The scene, as data:\n" + Desk.Write(Scene(desk))));
        messages.Add(new ChatMessage(ChatRole.User, Shorten(PersonalData.Hide(desk.Turn.Utterance.Text))));
        return messages;
    }

    /// <summary>The exchange as it is told at later turns.</summary>
    public static Exchange Remember(Utterance said, IReadOnlyList<AnswerEvent> answer)
    {
        var titles = answer.OfType<EvidenceEvent>().SelectMany(e => e.Items).Where(i => i.Kind == EvidenceKind.Title).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return new Exchange(Shorten(PersonalData.Hide(said.Text)), Shorten(string.Join(' ', answer.OfType<TextEvent>().Select(t => WithoutFacts(t, titles)))));
    }

    private static JsonObject Scene(Desk desk)
    {
        var scene = desk.Turn.Scene;
        var told = new JsonObject { ["language"] = desk.Turn.Utterance.Language.ToString() };
        if (desk.Turn.Currency is { } currency)
        {
            told["currency"] = currency;
        }

        if (scene.State.Wish is { } wish)
        {
            told["looked_for"] = wish.Words;
            told["conditions_in_force"] = new JsonArray([.. WishCondition.Of(wish.Filters).Select(c => (JsonNode)desk.Turn.Wording.Condition(c, desk.Turn.Tools.Index).Label)]);
        }

        var shown = scene.Shown.Take(MostInSight).ToList();
        var seen = (scene.Focus is { } focus ? shown.Prepend(focus) : shown).Concat(scene.Compared).DistinctBy(p => p.Id).ToList();
        foreach (var product in shown)
        {
            desk.Sheet.Add(product, desk.Turn.VariantShown(product)); // handles in the order in which the shopper sees them
        }

        var known = seen.ConvertAll(p => desk.Sheet.Add(p, desk.Turn.VariantShown(p)));
        told["shown_in_order"] = new JsonArray([.. shown.Select(p => (JsonNode)desk.Sheet.Add(p).Handle)]);
        told["spoken_of"] = scene.Focus is null ? null : desk.Sheet.Add(scene.Focus).Handle;
        told["products"] = new JsonArray([.. known.OrderBy(k => k.Handle, StringComparer.Ordinal).Select(k => (JsonNode)desk.Describe(k, k.Product.Id == scene.Focus?.Id ? FactSheet.MostAttributes : 4))]);
        return told;
    }

    private static string WithoutFacts(TextEvent text, HashSet<string> titles)
    {
        var plain = text.Text;
        foreach (var citation in text.Citations.Where(c => !titles.Contains(c.EvidenceId)).OrderByDescending(c => c.Start))
        {
            plain = plain.Remove(citation.Start, citation.Length).Insert(citation.Start, "…");
        }

        // Counts are not cited: digits outside of a product's name go too.
        var spans = text.Citations.Where(c => titles.Contains(c.EvidenceId)).Select(c => text.Text.Substring(c.Start, c.Length)).ToHashSet(StringComparer.Ordinal);
        return spans.Count == 0 ? new string([.. plain.Select(c => char.IsDigit(c) ? '…' : c)]) : plain;
    }

    private static string Shorten(string text) => text.Length <= LongestSaid ? text : text[..LongestSaid];
}
