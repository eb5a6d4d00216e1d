using Aisle.Catalog.Search.Synonyms;
using Aisle.Catalog.Store;
using CsCheck;

namespace Aisle.Catalog.Tests.Store;

public sealed class SettingStoreTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteCatalogStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await SqliteCatalogStore.OpenAsync(_folder["store.db"], Token);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Change_AnySequence_KeepsEachVersionInOrderAndRaisesTheRevision()
    {
        foreach (var (name, value) in Gen.Select(Gen.Int[0, 2].Select(i => $"s{i}"), Gen.Int[0, 5].Select(i => i == 0 ? null : $"v{i}")).Array[30].Single())
        {
            var before = await _store.GetSettingsRevisionAsync(Token);
            var versions = await _store.ReadSettingVersionsAsync(name, Token);

            var now = await SetAsync(name, versions.Count == 0 ? 0 : versions[0].Version, value);

            Assert.Equal(versions.Prepend(now!), await _store.ReadSettingVersionsAsync(name, Token));
            Assert.True(await _store.GetSettingsRevisionAsync(Token) > before);
            Assert.Equal(now, (await _store.ReadSettingsAsync("", Token)).Single(s => s.Name == name));
        }
    }

    [Fact]
    public async Task Change_WhereAnotherCameBetween_WritesNothing()
    {
        await SetAsync("s", 0, "mine");

        Assert.Null(await SetAsync("s", 0, "theirs"));
        Assert.Equal("mine", (await _store.ReadSettingsAsync("s", Token)).Single().Value);
    }

    [Fact]
    public async Task Change_MoreVersionsThanAreKept_DropsTheOldest()
    {
        for (var i = 0; i < SqliteCatalogStore.KeptVersions + 3; i++) await SetAsync("s", i, $"{i}");

        var versions = await _store.ReadSettingVersionsAsync("s", Token);
        Assert.Equal((SqliteCatalogStore.KeptVersions, 4), (versions.Count, versions[^1].Version));
    }

    [Fact]
    public async Task Policies_EditedAddedAndBroughtBack_AreReadAsTheyHold()
    {
        await ImportAsync(Policy("returns", "Within 30 days."));
        await SetAsync("policy:returns", 0, "# Returns\n\nWithin **60** days.\n\n## How\n\n- Write to us");
        await SetAsync("policy:gifts", 0, "# Gifts\n\nWe wrap them.");
        await ImportAsync(Policy("returns", "Within 14 days."));

        Assert.Equal(["Gifts: We wrap them.", "Returns: Within 60 days.", "Returns: • Write to us"], await SaidAsync());

        await SetAsync("policy:returns", 1, null);
        Assert.Equal(["Gifts: We wrap them.", "Returns: Within 14 days."], await SaidAsync());
    }

    [Fact]
    public void PolicyText_OfAnyPlainPolicy_ReadsBackAsThatPolicy() => Gen.Select(Plain, Gen.Select(Plain, Plain.Array[1, 4]).Array[1, 4]).Sample((title, sections) =>
    {
        var policy = new Policy
        {
            Id = "p",
            Title = title,
            Sections = [.. sections.Select((s, i) => new PolicySection(i == 0 ? "" : $"{s.Item1} {i}", string.Join('\n', s.Item2)))],
        };

        var (read, fault) = PolicySettings.Read("p", PolicySettings.Write(policy));

        Assert.Null(fault);
        Assert.Equivalent(policy, read, strict: true);
    });

    [Fact]
    public void PolicyText_AnyText_IsAPolicyOrSaysWhyNot() => Gen.String.Sample(text =>
    {
        var (policy, fault) = PolicySettings.Read("p", text);
        Assert.Equal(policy is null, fault is { Length: > 0 });
    });

    [Fact]
    public void ThesaurusFaults_AnyLines_AreThoseThatParsingRefuses() => Gen.Int[0, 6].Array[0, 8].Sample(picks =>
    {
        string[] lines = ["couch = sofa", "shoe > boot, sandal", "# a comment", "", "alone", "a > b > c", " = "];
        var text = string.Join('\n', picks.Select(p => lines[p]));

        Assert.Equal(picks.Index().Where(p => p.Item >= 4).Select(p => p.Index + 1), Thesaurus.Faults(text).Select(f => f.Line));
        if (Thesaurus.Faults(text).Count == 0) Assert.Equal(picks.Count(p => p < 2), Thesaurus.Parse(new StringReader(text), "f").Groups.Count);
    });

    /// <summary>Words with every mark that Markdown gives a meaning.</summary>
    private static readonly Gen<string> Plain = Gen.Select(
        Gen.OneOf(Gen.Const(""), Gen.Int[0, 11].Select(i => new[] { "# ", "- ", "* ", "+ ", "1. ", "12) ", "> ", "= ", "--- ", "| a ", "``` ", "~~~ " }[i])),
        Gen.Int[0, 14].Select(i => new[] { "days", "*free*", "_all_", "`code`", "[a](b)", "a < b", "a & b", "50 %", "C:\\x", "a|b", "~x~", "!", "tax-free", "1.5 kg", "(x)" }[i]).Array[1, 5],
        (start, words) => $"{start}x {string.Join(' ', words)}");

    private Task<SettingVersion?> SetAsync(string name, int version, string? value) =>
        _store.ChangeSettingAsync(new SettingVersion(name, version, value, DateTimeOffset.FromUnixTimeMilliseconds(1_000), "tests"), Token);

    private static Policy Policy(string id, string text) => new() { Id = id, Title = "Returns", Sections = [new PolicySection("", text)] };

    private async Task ImportAsync(Policy policy)
    {
        await using var writer = await _store.BeginWriteAsync(Token);
        await writer.WriteAsync(policy, Token);
        await writer.CommitAsync(Token);
    }

    private async Task<IEnumerable<string>> SaidAsync() => (await _store.ReadPoliciesAsync(Token)).SelectMany(p => p.Sections.Select(s => $"{p.Title}: {s.Text}"));
}
