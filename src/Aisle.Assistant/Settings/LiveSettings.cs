using Aisle.Assistant.Understanding;
using Aisle.Catalog.Index;
using Aisle.Catalog.Search.Synonyms;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Settings;

/// <summary>
/// What holds now: of each setting the studio's version, else what the files named at the start say, else what comes with Aisle
/// (docs/decisions/0020-settings-of-the-shop.md). Looked at anew by who polls the store, swapped whole.
/// </summary>
/// <param name="files">What the files say.</param>
public sealed class LiveSettings(FileSettings files)
{
    private SettingsState _current = new(0, ShopLook.Default, files.Care, files.Search, null, []);

    public SettingsState Current => Volatile.Read(ref _current);

    /// <summary>What holds where the studio has set nothing.</summary>
    public FileSettings Files => files;

    /// <summary>Takes over what was set since; nothing where nothing was.</summary>
    /// <returns>Whether something was.</returns>
    public async Task<bool> RefreshAsync(ISettingStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var revision = await store.GetSettingsRevisionAsync(cancellationToken);
        if (revision == Current.Revision) return false;
        var set = (await store.ReadSettingsAsync("", cancellationToken)).Where(s => s.Value is not null).ToDictionary(s => s.Name, s => s.Value!, StringComparer.Ordinal);
        var problems = new List<string>();
        Volatile.Write(ref _current, new SettingsState(
            revision,
            Good(ShopSetting.Look) is { } look ? ShopLook.Read(look).Look! : ShopLook.Default,
            Good(ShopSetting.Care) is { } care ? CarePolicy.Read("care", care.Split('\n')) : files.Care,
            Good(ShopSetting.Synonyms) is { } synonyms ? files.Search with { Synonyms = Thesaurus.Retail.With(Thesaurus.Parse(new StringReader(synonyms), "synonyms")) } : files.Search,
            Good(ShopSetting.Retention) is { } days ? ShopSetting.RetentionOf(days) : null,
            problems));
        return true;

        // Another build of Aisle may have saved it: what this one can't read is left aside, and told.
        string? Good(string name)
        {
            if (!set.TryGetValue(name, out var value) || ShopSetting.Faults(name, value) is not [var fault, ..]) return value;
            problems.Add($"The setting '{name}' of the studio can't be used ({fault.Where}{(fault.Where == "" ? "" : ": ")}{fault.Reason}); what the files say holds. Save it anew in the studio.");
            return null;
        }
    }
}

/// <summary>What the files say that `aisle serve` was given, and what comes with Aisle where it was given none.</summary>
/// <param name="Search">With the file of synonyms.</param>
/// <param name="SynonymText">That file's text; "" for none.</param>
/// <param name="Care">The file of topics.</param>
/// <param name="CareText">That file's text.</param>
public sealed record FileSettings(IndexOptions Search, string SynonymText, CarePolicy Care, string CareText)
{
    public static FileSettings Default { get; } = Of(IndexOptions.Default, null, null);

    /// <param name="search">Already with the synonyms.</param>
    /// <param name="synonymFile">Null for none.</param>
    /// <param name="careFile">Null for what comes with Aisle.</param>
    /// <exception cref="InvalidDataException">The file of topics is wrong; the message says where.</exception>
    public static FileSettings Of(IndexOptions search, string? synonymFile, string? careFile)
    {
        string[] care = careFile is null ? CarePolicy.DefaultLines : File.ReadAllLines(careFile);
        try
        {
            return new FileSettings(search, synonymFile is null ? "" : File.ReadAllText(synonymFile), CarePolicy.Read(careFile ?? "Care.txt", care), string.Join('\n', care));
        }
        catch (FormatException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}

/// <param name="Revision">Of the store's settings.</param>
/// <param name="Look">Of the widget.</param>
/// <param name="Care">What the assistant does not advise on.</param>
/// <param name="Search">Synonyms and rates.</param>
/// <param name="RetentionDays">Null where the studio set none.</param>
/// <param name="Problems">What was set and can't be used, for the log.</param>
public sealed record SettingsState(long Revision, ShopLook Look, CarePolicy Care, IndexOptions Search, int? RetentionDays, IReadOnlyList<string> Problems);
