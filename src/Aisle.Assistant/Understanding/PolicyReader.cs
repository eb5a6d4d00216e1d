namespace Aisle.Assistant.Understanding;

/// <summary>Questions on what the shop promises: returns, delivery, payment, warranty.</summary>
internal static class PolicyReader
{
    private static readonly Cue Asks = new(
        @"(can|could|may|do|how|what|is|are|when|if|want|need|like) .*\b(return|returned|returns|send back|exchange|exchanged|refund|refunds|refunded)\b.*|returns?( (policy|policies|window|period))?|returning|refunds?( policy)?|money back|exchanges?( policy)?|send (it|this|them) back|shipping( (costs?|fees?|times?|policy|options|methods?))?|ship(s|ped)? (to|internationally|overseas|worldwide|abroad|free)|(do|can) you (ship|deliver).*|delivery( (time|costs?|fees?|options|charges?|date|days))?|delivered|deliver to|how (long|soon|fast) .*(arrive|deliver|delivery|ship|shipping|get here|take to (arrive|get)|receive).*|when (will|would|can|does) .*(arrive|get here|ship|be delivered|delivered|come).*|arrive (by|before|on)|payment( (methods?|options))?|(how )?can i pay.*|pay (with|by|later|in)( .*)?|paypal|apple pay|google pay|credit cards?|klarna|afterpay|installments|gift ?cards?|gift wrap(ping)?|vouchers?|(promo|discount|coupon) codes?|coupons?|discounts?|student discount|\d+ ?% off|price match(ing)?|warranty( policy)?|guarantee[ds]?( policy)?|privacy( policy)?|cookies?( policy)|my data|personal (data|information)|terms( and conditions| of (use|service|sale))?|(store|shop|opening|business) hours|membership|loyalty( program)?|reward points|click and collect|pick ?up in store|(in[- ]store|store) pick ?up|restocking fee|customs|import dut(y|ies)|sales tax|vat|order (minimum|limit)|minimum order|(cash )?on delivery|instal?lments?|(pay|money) .*\b(back|label)|(pay for|free) (the )?(return )?label|(return )?label|(pick|picked|collect) (it|this|that|them|these)? ?(up|in) (at|in|from)?.*(shop|store)|(cheaper|less|lower price|for less) (elsewhere|(in|at|on|from) .*(store|shop|site|website|seller|amazon))|price (promise|guarantee)|black friday|cyber monday|(do|does|will) (it|they|the card|gift cards?) expire|(delete|erase|export) (my|our|this) (data|conversation|chat|account)|(what|who|how) .*\bmy data.*|when (are|do) you(r stores?)? (open|close).*|(are you )?open (today|on|tomorrow|now).*|where (is|are) (your|the)( \w+)? (store|stores|shop|shops).*|(what )?if (it|this|that|they) (breaks?|gets? broken|stops? working|is (broken|faulty)|fails?|doesnt (fit|work)).*|how many days? .*(send|ship|deliver|arrive|come).*|(next|same)[- ]day( delivery)?|overnight|express( delivery| shipping)?|(will|do|when|is|are) .*(you |i )?(be )?charged?( .*)?|charge (my|the) card( .*)?|send(ing)? (something|it|them|this|that|stuff|anything|things) back|(寄|送|发)到.*|policy|policies|damaged|faulty|arrives? broken",
        "退货|退款|换货|退换|能退吗|可以退|运费|快递费|邮费|包邮|配送|送货|发货|多久(能)?(到|送到|收到)|几天(能)?到|什么时候(能)?到|支付|付款|保修|质保|三包|隐私|优惠券|折扣码|政策|发票");

    private static readonly Cue GiftCards = new("gift ?cards?", "礼品卡");

    private static readonly Cue SendsBack = new("return|send back|exchange|refund", "退|换货");

    private static readonly Cue OfProduct = new("warranty|guarantee[ds]?", "保修|质保");

    public static Intent? Read(Utterance utterance, Scene scene)
    {
        if (!Asks.In(utterance))
        {
            return null;
        }

        var about = ReferenceReader.Read(utterance, scene);
        if (scene.State.Wish is null && !GiftCards.In(utterance) && !SendsBack.In(utterance) && FindReader.HasLead(utterance) && !utterance.EndsInQuestionMark)
        {
            return null; // "I need gift cards", "looking for a cookie jar"
        }

        // A warranty may be the product's own: its data is asked first, and the answer falls back to the shop's page.
        return OfProduct.In(utterance) && about is { IsExplicit: true, Products.Count: > 0 }
            ? new Intent.Ask(about, utterance.Asked)
            : new Intent.Policies(utterance.Asked, about);
    }

    public static bool IsOnPolicy(Utterance utterance) => Asks.In(utterance);
}
