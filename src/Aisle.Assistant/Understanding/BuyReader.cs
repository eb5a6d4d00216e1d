namespace Aisle.Assistant.Understanding;

/// <summary>The shopper has chosen: "I'll take it", "add the second one to my cart".</summary>
internal static class BuyReader
{
    private static readonly Cue Buys = new(
        @"(i|ill|i will|i would like to|id like to|i want to|let me|ok ill|can i|we will|well|im going to|i think (ill|i will|id|i would)) ?(just )?(take|buy|purchase|order|get|go (for|with)|have) (it|this|that|these|those|both|the (first|second|third|fourth|last|black|red|blue|white|cheaper|cheapest|other)\b.*|the .* one|this one|that one|one of (these|those)|them|two|one)( one)?|add (it|this|that|both|them|the .{1,60}|.{1,60}) to (my |the )?(cart|basket|bag|trolley)|put (it|this|that|the .{1,40}) in (my |the )?(cart|basket|bag)|add to (cart|basket|bag)|buy (it|this|that)( one)?( now)?|checkout|check out|^(that|this|the (first|second|third|last|other|cheaper|cheapest)) ?(one|pair)?( please| then)*( in .*)?$(?<=(please|then).*)|^i (buy|take|will buy|will take|ill buy|order)( it| this| that)?$|(ill|i will|id like to|i would like to|i want to|i prefer|i think ill)( just)? (take|buy|get|order|have) (them|those|these|the \w+)( then| please)?|^(please )?(take|get|buy|order) (it|this|that|them|this one|that one)( please| then)?$|i prefer (it|this|that|them|the .{2,20}) then.*",
        "我要(这个|那个|它|这款|第.[个款])|加入购物车|放进?购物车|买(这个|它|这款)|下单|就?要(这|那|第).{1,3}[个款件]?吧|就(要)?(这|那|第).{1,3}吧|就(这个|它|要这款)了?|结账");

    private static readonly Cue Agrees = new("^(oh |ok |okay )*(yes|yep|yeah|yup|sure|ok|okay|please|do it|do that|go ahead|add it|sounds good|yes please|please do|alright|all right)( (yes|please|do( it| that| so)?|add it|go ahead|thanks|thank you|sure))*$", "^(好的?|是的?|可以|行|嗯|要|加吧|加入吧|好啊|没问题)[吧呀啊，,。]*$");

    /// <summary>"Yes", or the option that was asked for, right after something was proposed; null otherwise.</summary>
    public static Intent? ReadAnswer(Utterance utterance, Scene scene)
    {
        if (scene.State.Proposed is not { } id || scene.Focus is not { } focus || focus.Id != id)
        {
            return null;
        }

        var about = new References([focus], ReferenceKind.Pronoun);
        return Agrees.In(utterance) ? new Intent.Buy(about, utterance.Text) { Agreed = true }
            : utterance.Words.Length <= MostWordsOfOption && !utterance.EndsInQuestionMark && OptionReader.Read(utterance, focus) is { Wanted.Count: > 0 } ? new Intent.Buy(about, utterance.Text) : null;
    }

    private const int MostWordsOfOption = 3;

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Buys.In(utterance) || (utterance.Words is ["can" or "could" or "may", ..] && utterance.Words.Contains("in")) || utterance.Words is ["is" or "are" or "do" or "does" or "what" or "how" or "if" or "why", ..] || PolicyReader.IsOnPolicy(utterance))
        {
            return null;
        }

        var what = ReferenceReader.Read(utterance, scene);
        return what.Products.Count == 0 && what.Kind != ReferenceKind.BeyondShown ? null : new Intent.Buy(what, utterance.Text);
    }
}
