using Aisle.Assistant.Settings;
using Aisle.Catalog.Store;

namespace Aisle.Studio.Settings;

/// <summary>
/// One setting while someone edits it: its text, what is wrong with that, and the versions before. Saved against the version that was looked at, so that nobody
/// overwrites what another saved meanwhile.
/// </summary>
/// <param name="store">Where the versions are.</param>
/// <param name="time">For when it was saved.</param>
/// <param name="name">The setting's.</param>
/// <param name="fileText">What holds where the studio has set nothing.</param>
public sealed class SettingDraft(ISettingStore store, TimeProvider time, string name, string fileText)
{
    /// <summary>One password lets everyone in, so nobody has a name of their own.</summary>
    private const string By = "studio";

    private string _text = "";

    public IReadOnlyList<SettingVersion> Versions { get; private set; } = [];

    public IReadOnlyList<SettingFault> Faults { get; private set; } = [];

    /// <summary>What came of the last attempt to save; null before one.</summary>
    public string? Outcome { get; private set; }

    public bool IsSaved { get; private set; }

    /// <summary>What holds now.</summary>
    public string Held => Versions is [{ Value: { } value }, ..] ? value : fileText;

    public bool IsFromFile => Versions is [] or [{ Value: null }, ..];

    public string Text
    {
        get => _text;
        set
        {
            _text = value;
            (Faults, Outcome) = (ShopSetting.Faults(name, value), null);
        }
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Versions = await store.ReadSettingVersionsAsync(name, cancellationToken);
        Text = Held;
    }

    public Task SaveAsync(CancellationToken cancellationToken) => Faults.Count > 0 ? Task.CompletedTask : SetAsync(Text, "Saved; it holds within a second.", cancellationToken);

    /// <summary>What the file says holds again.</summary>
    public Task ClearAsync(CancellationToken cancellationToken) => SetAsync(null, "What the files say, or what comes with Aisle, holds again.", cancellationToken);

    /// <summary>An older version's text as the newest.</summary>
    public Task BringBackAsync(SettingVersion version, CancellationToken cancellationToken) => SetAsync(version.Value, $"Version {version.Version} holds again.", cancellationToken);

    private async Task SetAsync(string? value, string done, CancellationToken cancellationToken)
    {
        try
        {
            IsSaved = await store.ChangeSettingAsync(new SettingVersion(name, Versions is [var last, ..] ? last.Version : 0, value, time.GetUtcNow(), By), cancellationToken) is not null;
        }
        catch (StoreBusyException e)
        {
            (IsSaved, Outcome) = (false, e.Message);
            return;
        }

        var mine = Text;
        Versions = await store.ReadSettingVersionsAsync(name, cancellationToken);
        Text = IsSaved ? Held : mine;
        Outcome = IsSaved ? done : "Nothing was saved: someone saved another version meanwhile. It is the first of the list below; your text is still here, and saving again replaces theirs.";
    }
}
