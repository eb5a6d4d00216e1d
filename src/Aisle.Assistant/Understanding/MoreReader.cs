namespace Aisle.Assistant.Understanding;

internal static class MoreReader
{
    private static readonly Cue More = new(
        @"(show|give|see|list|get)?( me)?( some| any)? ?(more|others|other ones|the next( ones| page)?|next( ones| page| \d+)?|rest|the rest|another( one| few)?|more (results|options|products|items|ones|like (these|those))|other (options|results|suggestions|recommendations|ones|products|designs?|styles?|models))|what else do you have|(any|what) (others?|else|more|other (options|ones|suggestions|recommendations))|(do you have|is there|are there|have you got|got)( any)?( more|thing else| other (options?|ones?|suggestions?|recommendations?|products?|designs?|styles?|models?)| others?)|(what|anything) else( do you have| is there)?|keep going|go on|next|different ones|what are my (other )?options|do you have (some|any|other) options|(can|could) you (check|show me|look at) (other|some other|more) (ones|options|models|designs?)|can i (see|have) (more|another)( one| recommendation)?|something else|anything different",
        "更多|再来(几个|一些|点)?|还有(别的|其他的?|吗|没有)?(吗|么)?|下一页|其他的?(呢)?|换一批|多看几个|继续");

    /// <summary>Only where it is all that is said: "more expensive" and "more reviews" ask for something else.</summary>
    public static Intent? Read(Utterance utterance, Scene scene) =>
        More.Match(utterance) is not { Success: true } match || match.Length != utterance.Plain.Length ? null
        : scene.State.Wish is not null ? new Intent.More()
        : scene.Focus is { } focus ? new Intent.Alternatives(new References([focus], ReferenceKind.Pronoun), Cheaper: false)
        : null;
}
