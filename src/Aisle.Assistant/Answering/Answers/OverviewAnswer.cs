using Aisle.Catalog;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Answers;

/// <summary>"Tell me more about it": what it is in the shop's own words, its main attributes, its card.</summary>
internal static class OverviewAnswer
{
    private const int MostAttributes = 5;

    public static IEnumerable<AnswerEvent> Of(Product product, Turn turn)
    {
        var description = product.Description.Length > 0 ? product.Description.Split('\n')[0] : product.Bullets.Count > 0 ? product.Bullets[0] : null;
        if (description is not null)
        {
            var item = turn.Evidence.Add(new EvidenceItem
            {
                Id = "",
                Kind = EvidenceKind.Description,
                SourceId = product.Id,
                ProductId = product.Id,
                Title = "Description",
                Text = description,
                Score = 1,
            });
            foreach (var said in turn.Say(turn.Wording.Described(turn.Evidence.Title(product), Slot.Quote(item))))
            {
                yield return said;
            }
        }

        var attributes = product.Attributes.Where(a => a.Value.ToString() is { Length: > 0 and <= 60 }).DistinctBy(a => a.Name).Take(MostAttributes).ToList();
        if (attributes.Count > 0)
        {
            var listed = attributes.Select(a => turn.Wording.Attribute(turn.Evidence.Name(product, a.Name, a.Value.ToString()), turn.Evidence.Value(product, a.Name, a.Value.ToString())));
            foreach (var said in turn.Say(turn.Wording.Attributes(listed)))
            {
                yield return said;
            }
        }
        else if (description is null)
        {
            foreach (var said in turn.Say(turn.Wording.Heading(turn.Evidence.Title(product))))
            {
                yield return said;
            }
        }

        yield return new ProductsEvent([ProductCards.Of(product, turn.VariantShown(product), ProductCards.Reasons(product, [], turn.Wording, variantId: turn.VariantShown(product)))], 1, [], []);
        yield return Turn.FollowUps(turn.Wording.AfterAsk(true, product.Rating is not null));
    }
}
