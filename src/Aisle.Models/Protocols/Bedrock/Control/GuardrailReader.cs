using Aisle.Models.Guardrails;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>The body of CreateGuardrail and UpdateGuardrail to a <see cref="Guardrail"/>.</summary>
internal static class GuardrailReader
{
    private const int LongestMessage = 500;
    private const int MostRules = 10_000; // words; the service's own limit

    public static Guardrail Read(RequestJson body, string id, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var policy = new GuardrailPolicy
        {
            Topics = Read(body, "topicPolicyConfig", "topicsConfig", ReadTopic),
            Filters = Read(body, "contentPolicyConfig", "filtersConfig", ReadFilter),
            Words = Read(body, "wordPolicyConfig", "wordsConfig", ReadWord),
            ManagedWords = Read(body, "wordPolicyConfig", "managedWordListsConfig", ReadManaged),
            Pii = Read(body, "sensitiveInformationPolicyConfig", "piiEntitiesConfig", ReadPii),
            Regexes = Read(body, "sensitiveInformationPolicyConfig", "regexesConfig", ReadRegex),
            Grounding = Read(body, "contextualGroundingPolicyConfig", "filtersConfig", ReadGrounding),
        };
        return policy.IsEmpty
            ? throw body.Wrong("the guardrail has no policy: give at least one topic, filter, word, PII entity, regex or grounding filter")
            : new Guardrail
            {
                Id = id,
                Version = Guardrail.Draft,
                Name = Bounded(body, "name", 50),
                Description = body.FindText("description"),
                BlockedInput = Bounded(body, "blockedInputMessaging", LongestMessage),
                BlockedOutput = Bounded(body, "blockedOutputsMessaging", LongestMessage),
                CreatedAt = createdAt,
                UpdatedAt = now,
                Policy = policy,
            };
    }

    private static List<T> Read<T>(RequestJson body, string policy, string member, Func<RequestJson, T> read)
    {
        var rules = body.TryGet(policy, out var found) ? found.FindItems(member).Take(MostRules + 1).Select(read).ToList() : [];
        return rules.Count > MostRules ? throw found.Wrong($"must have at most {MostRules} rules", member) : rules;
    }

    private static DeniedTopic ReadTopic(RequestJson topic) =>
        Use(topic, new DeniedTopic(Bounded(topic, "name", 100), Bounded(topic, "definition", 1_000), topic.FindTexts("examples") ?? []), RuleAction.Block);

    private static ContentFilter ReadFilter(RequestJson filter) => Use(
        filter, new ContentFilter(filter.OneOf("type", [.. Lexicon.Types]), ReadStrength(filter, "inputStrength"), ReadStrength(filter, "outputStrength")), RuleAction.Block);

    private static WordRule ReadWord(RequestJson word) => Use(word, new WordRule(Bounded(word, "text", 100)), RuleAction.Block);

    private static WordRule ReadManaged(RequestJson list) => Use(list, new WordRule(list.OneOf("type", "PROFANITY")), RuleAction.Block);

    private static PiiRule ReadPii(RequestJson pii) => Use(pii, new PiiRule(pii.OneOf("type", [.. PiiEntities.Types])), ReadAction(pii, "action"));

    private static RegexRule ReadRegex(RequestJson regex)
    {
        var pattern = regex.Text("pattern");
        return CustomRegex.Check(pattern) is { } wrong
            ? throw regex.Get("pattern").Wrong(wrong)
            : Use(regex, new RegexRule(Bounded(regex, "name", 100), pattern, regex.FindText("description")), ReadAction(regex, "action"));
    }

    private static GroundingRule ReadGrounding(RequestJson filter) => new(
        filter.OneOf("type", "GROUNDING", "RELEVANCE") == "RELEVANCE",
        filter.FindNumber("threshold", 0, 0.99) is null ? throw filter.Wrong("required key [threshold] not found", "threshold") : filter.Get("threshold").Element.GetDouble(),
        new RuleUse(filter.TryGet("action", out _) ? ReadAction(filter, "action") : RuleAction.Block, filter.FindFlag("enabled") ?? true));

    private static T Use<T>(RequestJson rule, T read, RuleAction action)
        where T : GuardrailRule => read with
        {
            Input = ReadUse(rule, "inputAction", "inputEnabled", action),
            Output = ReadUse(rule, "outputAction", "outputEnabled", action),
        };

    private static RuleUse ReadUse(RequestJson rule, string action, string enabled, RuleAction otherwise) =>
        new(rule.TryGet(action, out _) ? ReadAction(rule, action) : otherwise, rule.FindFlag(enabled) ?? true);

    private static RuleAction ReadAction(RequestJson rule, string member) => rule.OneOf(member, "BLOCK", "ANONYMIZE", "NONE") switch
    {
        "BLOCK" => RuleAction.Block,
        "ANONYMIZE" => RuleAction.Anonymize,
        _ => RuleAction.None,
    };

    private static Strength ReadStrength(RequestJson filter, string member) => filter.OneOf(member, "NONE", "LOW", "MEDIUM", "HIGH") switch
    {
        "LOW" => Strength.Low,
        "MEDIUM" => Strength.Medium,
        "HIGH" => Strength.High,
        _ => Strength.None,
    };

    private static string Bounded(RequestJson json, string member, int longest) =>
        json.Text(member) is { Length: > 0 } text && text.Length <= longest ? text : throw json.Get(member).Wrong($"must have 1 to {longest} characters");
}
