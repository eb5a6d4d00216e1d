using System.Text.RegularExpressions;

namespace Aisle.Assistant.Understanding;

/// <summary>The pleasantries around what is asked: "hi, … please". Taken off, they tell what kind of small talk it is if nothing else is left.</summary>
internal static partial class Opening
{
    /// <returns>The utterance without them, and the small talk that they are; null where there are none.</returns>
    public static (Utterance Asked, SmallTalk? Talk) Split(Utterance utterance)
    {
        SmallTalk? talk = null;
        var plain = utterance.Plain;
        for (var match = Start().Match(plain); match.Success; match = Start().Match(plain))
        {
            // "no sony" excludes; "no, sony" corrects.
            if (match.Groups["no"].Success && plain.Length > match.Length && !Corrects().IsMatch(utterance.Text))
            {
                break;
            }

            talk = KindOf(match) ?? talk;
            plain = plain[match.Length..].TrimStart();
        }

        for (var match = End().Match(plain); match.Success; match = End().Match(plain))
        {
            talk = KindOf(match) ?? talk;
            plain = plain[..match.Index].TrimEnd();
        }

        return (utterance.With(plain) with { Corrects = Takes().IsMatch(utterance.Plain) }, talk);
    }

    private static SmallTalk? KindOf(Match match) =>
        match.Groups["hi"].Success ? SmallTalk.Greeting
        : match.Groups["thanks"].Success ? SmallTalk.Thanks
        : match.Groups["bye"].Success ? SmallTalk.Farewell
        : match.Groups["no"].Success ? SmallTalk.Refused
        : match.Groups["ok"].Success ? SmallTalk.Acknowledged
        : null;

    private const string Words =
        @"(?<hi>hi( there| again)?|hei( hei)?|hello( there| again)?|hey( there)?|howdy|greetings|good (morning|afternoon|evening|day)|你好啊?|您好|嗨|哈喽|早上好|下午好|晚上好)" +
        @"|(?<thanks>(many )?thanks( a lot| so much| again| very much| a bunch)?( for (all )?(your|the|that|this)( help| time| info| effort| support| advice| and)*)?|thank you( so much| very much| again)?( for (all )?(your|the|that|this)( help| time| info| effort| support| advice| and)*)?|thx|cheers|ty|much appreciated|谢谢你?您?了?|多谢|感谢)" +
        @"|(?<bye>bye( bye)?|goodbye|see (you|ya)( later)?|good night|(you )?(too )?have a (nice|good|great|lovely) (day|one|evening|weekend)|(no )?thats all( for (now|today))?|再见|拜拜|回见)" +
        @"|(?<ok>ok(ay)?|sure|alright|all right|great|cool|nice|perfect|excellent|awesome|brilliant|good|fine|right|yes|yeah|yep|yup|got it|i see|interesting|(that |it |this )?sounds (good|great|nice|fine|perfect|interesting)|you too|same to you|looks (good|nice|interesting)|thats (fine|good|great|nice|ok|okay|interesting|brilliant)|wow|(oh )?(thats|this is|it is|its|theyre|they are|looks?)( all)? so [a-z]+|lovely|h+m+|(im |i was |so )?(sorry )?(for being |being |i was )?rude|my (bad|mistake|fault)|let me (check|think|see|ask|know)( .*)?|i (will|ll|need to|have to) think about (it|that)|just (looking|browsing)|one (moment|second|sec|minute)( please)?|no (problem|worries)|i understand|fair enough|thats it( i think)?|i think thats it|cute|ok thats it|好的?吧?|行|可以|嗯+|知道了|明白了?|不错)";

    [GeneratedRegex("^((" + Words + @")(?![\w-])|(?<ok>(好的|嗯|行)[,，]?)|(?<no>no( thanks| thank you)?( for (your|the|all) [a-z]+)?|nope|nah)(?!\w)|(you know what|(scrap|forget|drop) (all )?(that|this|it)(?= (just|show|lets|give|find) )|(that|it)?s? ?(does not|doesnt) matter(?= (just|only|any|different) )|thats not what i (asked|meant|said|wanted)( for)?|i (was|am|m) (talking|asking|speaking) (about|of)(?= (the|this|that|it)(?![\w]))|or(?= )|not really(?= )|so|well|and|but|actually|sorry|oops|ups|whoops|wrong(?= (i|we|not|its|that) )|wait|hang on|hold on|my mistake|i (mean|meant to say)(?= [a-z])|please|oh|ah|i (said|meant)|(today|tonight|this time)(?= (i|im|we|id|ill) )|not (that|this|those)(?= [a-z])(?! (expensive|pricey|dear|much|many|big|small|heavy|long|good|one|ones|brand|colou?r))|h+m+|um+|now|then|er|excuse me|pls|请问?|那么?|麻烦你?|那个)(?!\w)|不对[,，]?|不是[,，]?(?=.)|我是说|我的意思是|请问|麻烦(你|您)?)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(oh |ah |er |um )*(no(pe)?|thats not what|i (was|am|m) (talking|asking|speaking) (about|of)|not (that|this|those|these)|oops|ups|wrong|sorry|i (mean|meant|said)|不对|不是|我是说)(?![\w-])|i meant?(?= )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Takes();

    [GeneratedRegex(@"(^|\s)((?<thanks>thanks( a lot| so much)?|thank you( so much| very much)?|thx|cheers)|please|pls|plz|(right )?now|today|then|though|tho|btw|by the way|for me|actually|after all|this time|really|either|any ?more|i think|if possible|if you (can|have (it|any|one|them)))$|(?<thanks>谢谢(你|您)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(no|nope|nah)\s*([,.;!—–-]|i\b|that|what|wait|hang on|sorry|hold on)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Corrects();
}
