namespace Aisle.Models.Guardrails;

/// <summary>
/// Phrases by kind of content and by how sure they make us. Short lists of plain English, with <see cref="ChineseLexicon"/> beside them, which see what is said openly and
/// nothing that is hidden in other words; each is one line, for a shop to read and to extend.
/// </summary>
internal static class Lexicon
{
    public static IReadOnlyList<string> Types { get; } = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "PROMPT_ATTACK"];

    private static IReadOnlyList<Phrase> Profanity { get; } =
        [.. "arsehole|arseholes asshole|assholes bastard|bastards bitch% bollocks bullshit cocksucker% crap cunt% dickhead% fuck% goddamn motherfuck% piss|pissed prick|pricks shit|shits|shitty slut|sluts twat|twats wanker% whore%".Split(' ').Select(Phrase.Pattern)];

    private static readonly Dictionary<string, (Strength Confidence, Phrase Phrase)[]> Phrases = new(StringComparer.Ordinal)
    {
        ["HATE"] = Read(
            high: "exterminate|eradicate|gas|kill|deport * all|those|these * jews|muslims|christians|blacks|whites|gays|immigrants|foreigners|women;all|those|these jews|muslims|christians|blacks|gays|immigrants|foreigners * subhuman|vermin|animals|die|killed|exterminated;white|racial|aryan supremacy;heil hitler;sieg heil;ethnic cleansing * good|needed|necessary",
            medium: "i hate|despise * jews|muslims|christians|blacks|gays|immigrants|foreigners|women;inferior race|races;go back to your country;subhuman|untermensch",
            low: "jews|muslims|blacks|gays|immigrants|foreigners|women are all|always * stupid|lazy|criminals|thieves|evil;those people * disgusting|inferior"),
        ["INSULTS"] = Read(
            high: "you are|re * worthless|pathetic|idiot|moron|imbecile|stupid|scum|disgusting;youre * worthless|pathetic|idiot|moron|imbecile|stupid|scum|disgusting;fuck you;go kill yourself;kill yourself",
            medium: "idiot|idiots|moron|morons|imbecile|imbeciles|dumbass|dickhead|asshole|retard|retarded;piece of shit|garbage|trash;shut up",
            low: "stupid|dumb|pathetic|loser|losers|fool|clown;useless * bot|assistant|company|shop"),
        ["SEXUAL"] = Read(
            high: "child|minor|underage|teen * porn%|nude%|sexual|sex;hardcore porn%;explicit sex|sexual * scene|story|content|description;sex with * child|minor|animal",
            medium: "porn%|blowjob%|handjob%|masturbat%|orgasm%|erotic%;write|describe * erotic|sexual * story|scene;send * nudes",
            low: "nude|nudes|naked|horny|sexy|fetish%"),
        ["VIOLENCE"] = Read(
            high: "how * make|build|construct * bomb|explosive%|grenade|molotov;how * kill|murder|poison|strangle * someone|person|wife|husband|boss|neighbor|neighbour|people|him|her|myself;going|want to * kill|murder|shoot|stab|bomb * you|him|her|them|people|school|everyone;mass shooting * plan|how;i will kill|shoot|stab|hurt you",
            medium: "make|build * bomb|explosive%|molotov;kill|murder|stab|shoot|behead|torture * people|person|someone|him|her|them|you;school shooting;suicide * how|method%",
            low: "bomb|bombs|massacre|slaughter%|behead%|murder%|torture%"),
        ["MISCONDUCT"] = Read(
            high: "how * hack|steal|forge|counterfeit|launder|shoplift|smuggle * account|money|card|cards|passport|drugs|cash|store|shop|password|identity;how * make|cook|synthesi% * meth%|cocaine|heroin|fentanyl|ricin|sarin;write|create * ransomware|malware|phishing|keylogger;bypass|evade * customs|police|taxes;buy * stolen * card|cards",
            medium: "launder money;credit card fraud;steal|hack|forge * account|card|passport|password|identity;phishing * email|page;fake id|passport;shoplift%",
            low: "hack|hacking|counterfeit%|malware|ransomware|meth|cocaine|heroin"),
        ["PROMPT_ATTACK"] = Read(
            high: "ignore|disregard|forget|override|bypass * previous|prior|above|earlier|all|your|system|these * instruction%|rule%|prompt%|guideline%|directive%|programming|training;reveal|show|print|repeat|output|display|leak|tell * system|hidden|initial|original|secret|developer * prompt|instruction%|message;you are now * dan|unrestricted|unfiltered|jailbroken|uncensored;do anything now;jailbreak%;im_start|im_end * system",
            medium: "developer|god|debug|admin|sudo mode * enable%|on|activate%|now|unlock%;enable|enter|activate * developer|god|debug|sudo mode;pretend|act|imagine|roleplay * no|without|any * restriction%|rule%|filter%|limit%|guideline%|ethic%;without|no * restriction%|filter%|censorship * answer|respond|reply;new instruction% follow|are|begin;what * your|are * system prompt|instruction%",
            low: "ignore * instruction%;system prompt;from now on you|your;pretend * you are|re;base64 * decode * follow|execute|run"),
    };

    /// <summary>The words of a text that are no decent ones, each once.</summary>
    public static IEnumerable<string> Indecent(List<string> words) =>
        words.Distinct(StringComparer.Ordinal).Where(w => Profanity.Any(p => p.StandsIn([w])))
            .Concat(ChineseLexicon.Read(words) is { } chinese ? ChineseLexicon.Profanity.Select(p => p.Match(chinese)).Where(m => m.Success).Select(m => m.Value) : []);

    /// <summary>How sure the phrases of a type make us that the words are of it.</summary>
    public static Strength Confidence(string type, List<string> words)
    {
        if (ChineseLexicon.Read(words) is { } chinese && ChineseLexicon.Confidence(type, chinese) is not Strength.None and var sure)
        {
            return sure;
        }

        foreach (var (confidence, phrase) in Phrases[type])
        {
            if (phrase.StandsIn(words))
            {
                return confidence; // they stand from the surest down
            }
        }

        return Strength.None;
    }

    private static (Strength, Phrase)[] Read(string high, string medium, string low) =>
        [.. Split(Strength.High, high), .. Split(Strength.Medium, medium), .. Split(Strength.Low, low)];

    private static IEnumerable<(Strength, Phrase)> Split(Strength confidence, string phrases) =>
        phrases.Split(';').Select(p => (confidence, Phrase.Pattern(p)));
}
