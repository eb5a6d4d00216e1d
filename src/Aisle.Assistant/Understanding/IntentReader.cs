using Aisle.Assistant.Memory;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// Reads what an utterance asks for. A pure function of the utterance and the scene. Readers are asked in order and the first that
/// recognises its intent wins, so the order is the rule: the particular before the general, looking for something last.
/// A new intent is a case of <see cref="Intent"/>, one reader here, and one answer.
/// </summary>
internal static class IntentReader
{
    private static readonly Func<Utterance, Scene, Intent?>[] Readers =
    [
        CareReader.Read,
        MemoryReader.Read,
        TalkReader.ReadWhole,
        ChatterReader.Read,
        OtherBrandsReader.Read,
        MoreReader.Read,
        UndoReader.Read,
        AgainReader.Read,
        WhyReader.Read,
        PointReader.Read,
        TalkReader.ReadBeyond,
        NegationReader.Read,
        MeasureReader.ReadLeading,
        CompareReader.Read,
        AlternativesReader.Read,
        RelatedReader.Read,
        BuyReader.Read,
        ChooseReader.Read,
        MeasureReader.ReadCompared,
        ChangeReader.Read,
        ReviewsReader.Read,
        PolicyReader.Read,
        PriceReader.Read,
        StockReader.Read,
        QuestionReader.Read,
    ];

    public static Intent Read(Utterance utterance, Scene scene) =>
        Recall.Apply(RecipientReader.Apply(ReadAsked(Recall.Fill(utterance, scene.State.Memory), scene), utterance, scene), utterance, scene.State.Memory, scene.Index);

    private static Intent ReadAsked(Utterance utterance, Scene scene)
    {
        if (BuyReader.ReadAnswer(utterance, scene) is { } agreed)
        {
            return agreed;
        }

        var (asked, talk) = Opening.Split(utterance);
        if (asked.Plain.Length == 0)
        {
            return new Intent.Talk(talk ?? (utterance.Plain.Any(char.IsLetter) ? SmallTalk.Thinking : SmallTalk.Help));
        }

        foreach (var read in Readers)
        {
            if (read(asked, scene) is { } intent)
            {
                return intent;
            }
        }

        return FindReader.Read(asked, scene);
    }
}
