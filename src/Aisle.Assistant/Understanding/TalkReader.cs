namespace Aisle.Assistant.Understanding;

/// <summary>What is said for its own sake, and what is no business of a shop's assistant.</summary>
internal static class TalkReader
{
    private static readonly Cue Help = new(
        "help( me)?|what can (you|i) (do|ask)( for me)?|how (do|does) (you|this|it) work|what do you do|(can|could|will|would) you (please )?help( me)?( (out|a bit|a little))?( with (some|my|a bit of|the) (shopping|purchase|order)s?)?|(i )?need (some )?help|is anyone (here|there)( to help( me)?)?|menu|i (am )?hop(e|ing) you can help me( with some shopping)?",
        "帮助|你能做什么|你会什么|怎么用|能帮我吗|你可以帮我吗");
    private static readonly Cue WhoAreYou = new(
        "who are you|what are you|are you (a |an )?(bot|robot|human|real( person)?|ai|person|chatgpt)|whats your name|what is your name|how are you( doing| today)*|hows it going|(do|are) you (like|enjoy|love) (your|this) job|do you like (it here|working here|me)|are you (happy|ok|there|still there)|im (so )?bored|tell me about yourself",
        "你是谁|你叫什么名?字?|你是机器人吗|你是真人吗|你好吗");
    private static readonly Cue StartOver = new("start (over|again|fresh)|reset|new search|clear (all|everything)|forget (all|everything|it|that|about it)|never ?mind", "重新开始|从头开始|清空|重来|算了");
    private static readonly Cue Order = new(
        @"(track|cancel|change|modify|where is|wheres|where are|status of|check|find|edit) (on )?(my|the|an|our) (order|package|parcel|delivery|shipment|purchase)s?|(track|cancel) order.*|my order.*|(the |an? )?(invoice|receipt|bill)s?( (of|for) .*)?|.*(invoice|receipt) (of|for) (my|the|an) .*|.*(money( back)?|refund|return|problem|issue|question|help) (for|with|on|about|to) (my |an? |the )?(order|purchase) ?(number |no )?#?\d+.*|(my |the )?(parcel|package|order|delivery|shipment)s? (hasnt|has not|havent|have not|didnt|did not|never|still|isnt|is) .*|.*(order|purchase) ?(number |no )?#?\d{3,}.*|(please |can you |could you |i (want|need) to )*(change|update|edit|correct) (my|the) (shipping|delivery|billing)? ?(address|email|name|phone).*|(cancel|track) (my )?(purchase|order).*|order (number|status|history).*|(.*(cant|cannot|unable to|help me|problem|trouble|issue)( \\w+){0,2} )?(log|sign)(ging|ing)? ?(in|out|up)(( to| into| on) .*)?|(delete|close|open|create|switch|make|upgrade|my|reset my|change my)( an?| my| the| new| free| pro| premium)* (account|password|address|email)|(un)?subscrib(e|ing) (to|from) .*|(wrong|missing|damaged|broken) (item|order|package).*",
        "我的订单|查订单|取消订单|查物流|我的快递|我的包裹|订单号|我的账[号户]|登录|密码");
    private static readonly Cue Person = new(
        "(talk|speak|chat) (to|with) (a |an |some)?(human|person|agent|someone|somebody|representative|real person|customer service|staff)|(human|live) (agent|support|person)|customer (service|support|care)|contact (you|us|the shop|support|someone)|phone number|your (email|phone|address)|(make|file|have) a complaint|complaint",
        "人工|客服|转人工|真人客服|联系你们|投诉|电话号码");
    private static readonly Cue Other = new(
        "(whats |what is |how is |hows )?the weather.*|tell me (a|another) (joke|story)|(sing|write|compose|draw|translate|code|program|calculate|solve) (me )?(a|an|some|this|the|my|in|\\d).*|who (is|was|won|are) (the |a )?.*(president|king|queen|prime minister|election|world cup|match|game).*|(whats|what is) the (capital|population|meaning|time|date|news|score|square root|stock price).*|what (time|day|year) is it|latest news.*|news|meaning of life|who (made|created|built) you|do you love me|will you marry me|(can you |please )*(do|help (me )?with) my (homework|taxes|essay)|(who|what|which party) (should|do) (i|you|we) vote( for)?|vote for .*|(whats |what is )?\\d+ [+*/x-] \\d+|how (old|tall) (is|are) (you|the (president|king|queen)|[a-z]+ [a-z]+)|recipe for.*|how (do i|to) (cook|bake|lose weight|make money|hack).*|bitcoin",
        "(今天|明天|外面|现在)*(的)?天气(怎么样|如何|好吗|好不好)?|讲个?笑话|写(一?首|一?个|一?篇)|翻译|新闻|几点了?|今天星期几|总统|股票|作诗|唱歌");

    /// <summary>Orders to the assistant itself: what pasted text tries. They are named so that nothing of them is searched for.</summary>
    private static readonly Cue Instruction = new(
        "(ignore|forget|disregard|override|bypass)( all| any| the| your| my| these| of| previous| prior| above| earlier)* (instructions?|rules|prompts?|guidelines|filters|policy|policies).*|.*system prompt.*|.*(reveal|print|show|repeat|output|tell me)( me)? (your|the) (hidden |secret |initial |full |exact )?(prompt|instructions|rules|system message|configuration).*|repeat (the|all|everything) .*above.*|(you are|youre|act|behave) (now )?(in |an? |as )?(admin|developer|debug|god|jailbreak|dan|root|unrestricted).*|(system|assistant|admin|developer) (you are|reply|respond|ignore|set|new instructions?|override).*|(pretend|imagine|act) (that )?(you are|to be|like|as if) .*|.*(reply|respond|answer) only with .*|.*(set|change|make) (every|all|the) prices? (to|at) (0|zero|1).*|.*(other|last|previous|another|all) (customers?|shoppers?|users?)('s|s)? (conversations?|chats?|emails?|addresses|orders|data|names|details).*|.*(customers?|users?)'? (emails?|passwords|addresses|credit cards?)( .*)?|.*(give|grant) (me )?(a |an )?\\d+ ?% (discount|off).*",
        "忽略(之前|以上|所有).*(指令|规则|提示).*|.*系统提示词?.*|.*(其他|别的|上一个)(顾客|用户|客户)的.*");

    /// <summary>What is the page's business and not a product's.</summary>
    private static readonly Cue Trouble = new("i (cant|cannot|can not|dont) see (the|any|a) (photos?|pictures?|images?|link|page|price)s?( .*)?|(the )?(page|link|site|photo|picture|button)s? (doesnt|does not|dont|isnt|wont) (work|load|open|show)( .*)?", "(看不到|打不开)(图片|照片|页面|链接)");

    private static readonly Cue Rude = new(
        "(you|u|ur|youre|this bot|this chat)( are| is|re)?( so| really| very)? (stupid|dumb|useless|idiot|an idiot|crap|garbage|rubbish|an? moron|the worst)( bot| thing)?|(shut up|fuck|fuck (you|off)|shit|damn you|screw you)|(you|u|ur|youre|this bot|your bot|this chat|this is)( are| is|s)? (an? |so |such (an? )?|really |very |complete(ly)? |total(ly)? )*(joke|bullshit|crap|garbage|rubbish|waste of time|terrible|awful|annoying|dumb|moron|idiots?|liars?|pathetic)( .*)?|you (idiots?|morons?|liars?|fools?)|bullshit( .*)?|(i )?hate (you|this (bot|shop|site|thing))",
        "你(真|太|很)?(笨|蠢|傻)|垃圾|滚|白痴|没用");

    /// <summary>Small talk only if there is nothing but small talk: "help me find a tent" is not a call for help.</summary>
    public static Intent? ReadWhole(Utterance utterance, Scene scene)
    {
        if (Is(StartOver, utterance))
        {
            return new Intent.Talk(SmallTalk.StartedOver);
        }

        if (Is(Trouble, utterance))
        {
            return new Intent.OutOfScope(Beyond.Person);
        }

        if (Covers(Rude, utterance))
        {
            return new Intent.Talk(SmallTalk.Rude);
        }

        return Is(WhoAreYou, utterance) ? new Intent.Talk(SmallTalk.WhoAreYou)
            : Is(Help, utterance) ? new Intent.Talk(SmallTalk.Help)
            : null;
    }

    public static Intent? ReadBeyond(Utterance utterance, Scene scene) =>
        Order.In(utterance) ? new Intent.OutOfScope(Beyond.Order)
        : Person.In(utterance) ? new Intent.OutOfScope(Beyond.Person)
        : Covers(Instruction, utterance) ? new Intent.OutOfScope(Beyond.Instruction)
        : Covers(Other, utterance) ? new Intent.OutOfScope(Beyond.Other)
        : null;

    /// <summary>Whether it carries orders to the assistant, beside what else it says.</summary>
    public static bool HasInstruction(Utterance utterance) => Instruction.In(utterance);

    private static bool Is(Cue cue, Utterance utterance) => cue.Match(utterance) is { Success: true } match && match.Length == utterance.Plain.Length;

    /// <summary>"Weather" in "all-weather jacket" is not about the weather: the cue must be most of what is said.</summary>
    private static bool Covers(Cue cue, Utterance utterance) =>
        cue.Match(utterance) is { Success: true } match && match.Length * 2 >= utterance.Plain.Length;
}
