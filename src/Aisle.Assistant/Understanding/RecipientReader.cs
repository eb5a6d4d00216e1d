using Aisle.Assistant.Memory;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>"Hiking boots for my dad": those made for men, where the shop tells them apart. A condition like any other, so it is shown and can be undone.</summary>
internal static class RecipientReader
{
    public static Intent Apply(Intent intent, Utterance utterance, Scene scene)
    {
        if (intent is not Intent.Find { Refines: false, Wish: { Words.Length: > 0 } wish } find || People.MadeFor(People.In(utterance)) is not { } whom
            || !Things.Name(wish.Words, scene.Index))
        {
            return intent;
        }

        foreach (var value in scene.Index.Vocabulary.FindValues(whom).Where(v => !wish.Filters.Attributes.Any(a => WishCondition.Same(a.Name, v.Attribute))))
        {
            var narrowed = wish with { Filters = wish.Filters with { Attributes = [.. wish.Filters.Attributes, new AttributeFilter(value.Attribute, [value.Value])] } };
            if (ChangeReader.IsMet(narrowed, scene.Index))
            {
                return find with { Wish = narrowed };
            }
        }

        return intent;
    }
}
