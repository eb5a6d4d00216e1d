namespace Aisle.Assistant.Understanding;

/// <summary>What is said for its own sake, and what is no business of a shop's assistant.</summary>
internal static class TalkReader
{
    private static readonly Cue Help = new(
        "help( me)?|what can (you|i) (do|ask)( for me)?|how (do|does) (you|this|it) work|what do you do|can you help( me)?( with (some|my) shopping)?|(i )?need (some )?help|is anyone (here|there)( to help( me)?)?|menu|i (am )?hop(e|ing) you can help me( with some shopping)?",
        "帮助|你能做什么|你会什么|怎么用|能帮我吗|你可以帮我吗");
    private static readonly Cue WhoAreYou = new(
        "who are you|what are you|are you (a |an )?(bot|robot|human|real( person)?|ai|person|chatgpt)|whats your name|what is your name|how are you( doing| today)*|hows it going",
        "你是谁|你叫什么名?字?|你是机器人吗|你是真人吗|你好吗");
    private static readonly Cue StartOver = new("start (over|again|fresh)|reset|new search|clear (all|everything)|forget (all|everything|it|that|about it)|never ?mind", "重新开始|从头开始|清空|重来|算了");
    private static readonly Cue Order = new(
        @"(track|cancel|change|modify|where is|wheres|where are|status of|check|find|edit) (on )?(my|the|an|our) (order|package|parcel|delivery|shipment|purchase)s?|(track|cancel) order.*|my order.*|(cancel|track) (my )?(purchase|order).*|order (number|status|history).*|(log|sign) ?(in|out|up)|(my|reset my|change my) (account|password|address|email)|(wrong|missing|damaged|broken) (item|order|package).*",
        "我的订单|查订单|取消订单|查物流|我的快递|我的包裹|订单号|我的账[号户]|登录|密码");
    private static readonly Cue Person = new(
        "(talk|speak|chat) (to|with) (a |an |some)?(human|person|agent|someone|somebody|representative|real person|customer service|staff)|(human|live) (agent|support|person)|customer (service|support|care)|contact (you|us|the shop|support|someone)|phone number|your (email|phone|address)|(make|file|have) a complaint|complaint",
        "人工|客服|转人工|真人客服|联系你们|投诉|电话号码");
    private static readonly Cue Other = new(
        "(whats |what is |how is |hows )?the weather.*|tell me (a|another) (joke|story)|(sing|write|compose|draw|translate|code|program|calculate|solve) (me )?(a|an|some|this|the|my|in|\\d).*|who (is|was|won|are) (the |a )?.*(president|king|queen|prime minister|election|world cup|match|game).*|(whats|what is) the (capital|population|meaning|time|date|news|score|square root|stock price).*|what (time|day|year) is it|latest news.*|news|meaning of life|who (made|created|built) you|do you love me|will you marry me|ignore (all |any |the |your )*(previous|prior|above|earlier)? ?(instructions|rules|prompts).*|.*system prompt.*|.*(reveal|print|show) your (prompt|instructions|rules).*|(whats |what is )?\\d+ [+*/x-] \\d+|how (old|tall) (is|are) (you|the (president|king|queen)|[a-z]+ [a-z]+)|recipe for.*|how (do i|to) (cook|bake|lose weight|make money|hack).*|bitcoin|(am i|do i have) .*(disease|cancer|pregnant).*|medical advice|legal advice|.*(chest pain|headache|which (pill|medicine|drug|medication)|should i take .*(pill|medicine|drug|aspirin|ibuprofen)|suicid|kill myself|hurt myself|symptoms?|diagnos).*|.*(sue (my|the|a|him|her|them)|my lawyer|be my lawyer|legal(ly)? (advice|action)).*|(you|u|ur|youre|this bot|this chat)( are| is|re)?( so| really| very)? (stupid|dumb|useless|idiot|an idiot|crap|garbage|rubbish|an? moron|the worst)( bot| thing)?|(shut up|fuck|fuck (you|off)|shit|damn you|screw you)",
        "(今天|明天|外面|现在)*(的)?天气(怎么样|如何|好吗|好不好)?|讲个?笑话|写(一?首|一?个|一?篇)|翻译|新闻|几点了?|今天星期几|总统|股票|作诗|唱歌");

    /// <summary>Small talk only if there is nothing but small talk: "help me find a tent" is not a call for help.</summary>
    public static Intent? ReadWhole(Utterance utterance, Scene scene)
    {
        if (Is(StartOver, utterance))
        {
            return new Intent.Talk(SmallTalk.StartedOver);
        }

        return Is(WhoAreYou, utterance) ? new Intent.Talk(SmallTalk.WhoAreYou)
            : Is(Help, utterance) ? new Intent.Talk(SmallTalk.Help)
            : null;
    }

    public static Intent? ReadBeyond(Utterance utterance, Scene scene) =>
        Order.In(utterance) ? new Intent.OutOfScope(Beyond.Order)
        : Person.In(utterance) ? new Intent.OutOfScope(Beyond.Person)
        : Covers(Other, utterance) ? new Intent.OutOfScope(Beyond.Other)
        : null;

    private static bool Is(Cue cue, Utterance utterance) => cue.Match(utterance) is { Success: true } match && match.Length == utterance.Plain.Length;

    /// <summary>"Weather" in "all-weather jacket" is not about the weather: the cue must be most of what is said.</summary>
    private static bool Covers(Cue cue, Utterance utterance) =>
        cue.Match(utterance) is { Success: true } match && match.Length * 2 >= utterance.Plain.Length;
}
