namespace Aisle.Assistant.Understanding;

/// <summary>What shoppers tell around the thing: who it is for, how they live, that they have not decided. It names nothing on a shelf.</summary>
internal static class Narration
{
    private static readonly Cue Told = new(
        @"(he|she|i|we|they) (already )?(have|has|got|own|owns) [\w ]{1,24}? already|(?<=[a-z] )first$|(my |our |his |her )?(wife|husband|mom|mum|dad|mother|father|girlfriend|boyfriend|friend|boss|doctor|kids?|son|daughter) (said|says|told me|told us|thinks|suggested|recommended|asked|wants|insists)( me| us)?( that| to)?|(for )?(my|our|his|her|a|the|their)( (own|best|little|old|young))? (dad|father|mom|mum|mother|parents?|husband|wife|partner|girlfriend|boyfriend|friends?|brother|sister|son|daughter|colleagues?|coworkers?|boss|grandma|grandmother|grandpa|grandfather|uncle|aunt|cousin|nephew|niece|neighbou?r|teacher|family)|" +
        @"(for )?(someone|somebody|people|anyone)( (who|that))?|(he|she|they|we|i|who)( (just|really|also|always|usually))? (loves?|likes?|enjoys?|lives?|hates?|does|do|goes|go|going|got|get|has|have|had|is|are|am|was|were|need|needs|wants?|start|started|travels?( a lot)?|cant decide( on| between)?|dont know)( to| in| on| with| a lot)?|" +
        @"(he|she|they|we)|(birthday|christmas|xmas|anniversary|wedding|fathers day|mothers day|valentines?( day)?|graduation|housewarming|secret santa)|(gifts?|presents?)( ideas?)?( for)?|" +
        @"(for )?(the )?(first|next|last|this) (time|week|month|year|summer|winter)|every (day|morning|evening|night|week)|(all )?(day|night) long|a lot|lots|already|maybe|perhaps|probably|i (think|guess|mean|suppose)|(can|could|would|will) (i|we|you) (bring|use|take|help( me)?( choose| decide)?)|what (do|can|should) (i|we|you) (need|bring|buy|get|have)( for)?|" +
        @"(something|anything|stuff|things?|nothing|ones?)( (that|which|to))?|matters?( the)? most|is (better|best|fine)|would be (nice|good|great)|(as well|too|also)|mate|not (too|that|so) (?!expensive|pricey|dear|much)\w+|small budget|in a (tiny|small) (apartment|flat)|years? old|old|going( to)?|(would|could|might) help|pick|choose|decide|kids? (in|at)|does there is|go to|going to",
        "(想|要)?(给|送)我?(爸爸?|妈妈?|父亲|母亲|老公|老婆|丈夫|妻子|女朋友|男朋友|朋友|孩子|儿子|女儿|同事)(买|挑|选)?一?个?|(生日|圣诞|新年)?礼物|[他她](很)?(喜欢|爱|想要)");

    /// <summary>The plain words without it; "" where nothing else is said.</summary>
    public static string Strip(string plain) => Told.Without(plain);
}
