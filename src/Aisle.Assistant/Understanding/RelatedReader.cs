using Aisle.Catalog;

namespace Aisle.Assistant.Understanding;

internal static class RelatedReader
{
    private static readonly Cue Accessory = new(
        "(what |any |show me |which |the |its )?(accessories|accessory|add-ons?|extras)( .*)?|what (goes|works|pairs|fits) (well )?with .*|(does|do|is there|has) (anything|something|any) (that )?(goes?|works?|pairs?|fits?) (well )?with .*|what fits( on| to| in)? (it|this|that|the .*)|(goes|go|pairs|works) (well )?with (it|this|that)|(do|will|would|should) i need (anything|something) else.*|(anything|something) else (i need|needed).*|what else (do|will|would|might|should) i need( .*)?",
        "配件|附件|搭配|还需要什么");
    private static readonly Cue Upgrade = new("upgrades?( .*)?|(a )?(newer|better) (version|model)( .*)?", "升级|升级款|更好的型号|新款");
    private static readonly Cue Related = new("(related|recommended|complementary) (products|items)|(frequently |often )?bought together|people also (buy|bought)", "相关产品|相关商品|一起买");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        LinkKind? kind = Accessory.In(utterance) ? LinkKind.Accessory : Upgrade.In(utterance) ? LinkKind.Upgrade : null;
        if (kind is null && !Related.In(utterance))
        {
            return null;
        }

        // "Camera accessories" looks for something; "accessories for it" asks about a product.
        var to = ReferenceReader.Read(utterance, scene);
        return to.Products.Count == 0 || (!to.IsExplicit && utterance.Words.Length <= 3 && kind == LinkKind.Accessory && utterance.Words[0] is not ("accessories" or "any" or "its" or "which" or "what") && !utterance.IsChinese)
            ? null
            : new Intent.Related(to, kind);
    }
}
