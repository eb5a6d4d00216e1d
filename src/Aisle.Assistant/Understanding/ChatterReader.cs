using System.Collections.Frozen;

namespace Aisle.Assistant.Understanding;

/// <summary>
/// Thinking aloud and half sentences: "well, not sure yet", "seems nice", "my wife said", 让我想想. They ask for nothing, so nothing is
/// searched for. Recognised by what they lack: every word is of a closed list of words that people talk with and that name nothing.
/// </summary>
internal static class ChatterReader
{
    private static readonly FrozenSet<string> Words = (
        "i im id ill ive me my mine we us our you your youre u it its itself this that thats these those they them he him hes she her shes there here whatever something someone " +
        "is are was were be been being am do does did dont doesnt didnt have has had havent hasnt got get gets getting will would could can cant couldnt wouldnt should shouldnt might may must wont " +
        "let lets know think thinks thought thinking guess suppose believe feel feels hope wish wonder wondering mean decide decided see saw seen look looks looked looking seem seems sound sounds say says said saying " +
        "tell told talk talking ask asked asking try wait waiting hold come came go going went consider sleep discuss check remember understand agree mind care works work " +
        "sure unsure certain no not never yes so too very really quite totally absolutely completely pretty rather kind sort bit little lot enough ok okay kk fine alright right good great nice cool well perfect " +
        "interesting amazing awesome impressive beautiful gorgeous cute stylish happy satisfied glad pleased excited like likes liked love loves loved brilliant lovely fantastic wonderful helpful neat sweet super " +
        "hm hmm hmmm mm mmm mhm um umm uh uhm oh ooh ah aha wow whoa hah haha hahaha lol hey eh huh well yay oops " +
        "about on of for to with by and but or as if then than just only still yet already now later today tomorrow tonight soon minute moment second sec while busy actually honestly frankly anyway anyways though although because " +
        "maybe perhaps probably possibly both either " +
        "wife husband partner girlfriend boyfriend mom mum mother dad father friend friends boss kids daughter son family sir madam mate man dude bro guys service thanks thank please " +
        "again still done ready")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of which a fragment that only weighs something has one; with none ("for my wife") it may name whom something is for.</summary>
    private static readonly FrozenSet<string> Telling = (
        "know think thinks thought thinking guess suppose believe feel hope wonder wondering mean decide decided see look looks seem seems sound sounds say says said told talk talking wait waiting hold consider sleep discuss check understand agree mind care works work " +
        "sure unsure certain ok okay fine alright right good great nice cool well perfect interesting amazing awesome impressive beautiful gorgeous cute stylish happy satisfied glad pleased excited like liked love loved brilliant lovely fantastic wonderful helpful neat sweet super " +
        "hm hmm hmmm mm mmm mhm um umm uh uhm oh ooh ah aha wow whoa hah haha hahaha lol eh huh yay busy maybe perhaps probably possibly later done ready yes")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly Cue Weighs = new(
        "not (so |really |that |quite )?(sure|certain|decided)|unsure|(have to|need to|must|will|ill|let me|lets|gonna|going to) (think|see|check|ask|decide|consider|sleep|discuss|talk).*|think about (it|that|this)|(think|thinking|wait|waiting|hold|moment|minute|second|sec|later|wonder|wondering|maybe|perhaps|well|hm+|um+|uh+|mm+|said|says|thinks|told|decide|consider|discuss)",
        "想想|考虑|再看看?|再说|等等|稍等|商量|犹豫|说");

    private static readonly Cue Back = new("^(i am|im) (back|here|still here)( again| now)?$");

    /// <summary>"I'm not a professional": said of oneself.</summary>
    private static readonly Cue SelfNot = new("^(i am|im|we are|he is|hes|she is|shes) not (really |that |so |exactly )*(an? )?(?<what>[a-z]+)$");

    private static readonly Cue Chinese = new("(?!)", "^[，,。.…！!～~\\s]*(我|你|让我|那我|那就|先|再|还是|也|有点|好像|感觉|觉得|挺|很|真|太|蛮|还|就|要|老婆|老公|妈妈?|爸爸?|朋友|女朋友|男朋友|家里?人?|说|想想?|一下|考虑|看看?|再说|吧|呀|啊|哦|嗯|呃|唔|哈|了|的|不错|可以|行|好看?|漂亮|棒|喜欢|有意思|不确定|不知道|没想好|等等?|稍等|商量|犹豫|回来)+[，,。.…！!～~\\s]*$");

    public static Intent? Read(Utterance utterance, Scene scene) =>
        utterance.EndsInQuestionMark || !(IsChatter(utterance) || SelfNot.Match(utterance) is { Success: true } self && !Things.IsNear(self.Groups["what"].Value, scene.Index)) ? null
        : new Intent.Talk(Weighs.In(utterance) ? SmallTalk.Thinking : SmallTalk.Acknowledged);

    private static bool IsChatter(Utterance utterance)
    {
        if (utterance.Plain.Any(Utterance.IsHan))
        {
            return Chinese.In(utterance);
        }

        var words = utterance.Words;
        return Back.In(utterance) || words.Length <= 12 && words[0] is not ("for" or "with" or "not") && words.All(Words.Contains) && words.Any(Telling.Contains)
            || words is ["not", ..] && words.All(Words.Contains) && Weighs.In(utterance);
    }
}
