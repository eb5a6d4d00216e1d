using Aisle.Models.Guardrails;
using Aisle.Models.Storage;

namespace Aisle.Models.Tests.Guardrails;

public sealed class GuardrailStoreTests
{
    [Fact]
    public void Store_OpenedAgain_HasTheSameGuardrails()
    {
        var folder = Directory.CreateTempSubdirectory("aisle-guardrails-");
        try
        {
            var store = new GuardrailStore(new RecordFolder<GuardrailRecord>(folder.FullName));
            Assert.True(store.TryPutDraft(Draft("No.")));
            store.AddVersion("g", null, DateTimeOffset.UnixEpoch);
            store.RemoveVersion("g", "1");

            var again = new GuardrailStore(new RecordFolder<GuardrailRecord>(folder.FullName));

            Assert.Equal("2", again.AddVersion("g", null, DateTimeOffset.UnixEpoch)?.Version);
            var rule = Assert.Single(again.Find("g", "2")!.Policy.Pii);
            Assert.Equal(("EMAIL", new RuleUse(RuleAction.Anonymize, false)), (rule.Type, rule.Input));
            Assert.True(again.FindEngine("g", "2")!.Assess([new GuardedText("bad")], GuardrailSource.Input).Blocked);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Records_FileThatIsNone_IsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("aisle-guardrails-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), "{");
            Assert.Contains("a.json", Assert.Throws<InvalidDataException>(() => new RecordFolder<GuardrailRecord>(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Guardrail Draft(string blocked) => new()
    {
        Id = "g",
        Version = Guardrail.Draft,
        Name = "g",
        BlockedInput = blocked,
        BlockedOutput = blocked,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        Policy = new GuardrailPolicy { Words = [new WordRule("bad")], Pii = [new PiiRule("EMAIL") { Input = new RuleUse(RuleAction.Anonymize, false) }] },
    };
}
