using System.Globalization;
using Aisle.Assistant.Understanding;
using Aisle.Catalog.Search.Synonyms;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Settings;

/// <summary>The settings that the shop's people may change while the shop runs: their names in the store, and what a value of each must be.</summary>
public static class ShopSetting
{
    /// <summary>The JSON of a <see cref="ShopLook"/>.</summary>
    public const string Look = "look";

    /// <summary>The shop's own groups of synonyms, as <see cref="Thesaurus.Parse"/> reads them.</summary>
    public const string Synonyms = "synonyms";

    /// <summary>Topics that the assistant does not advise on, as <see cref="CarePolicy.Read"/> reads them.</summary>
    public const string Care = "care";

    /// <summary>How many days the log of turns is kept.</summary>
    public const string Retention = "retention";

    public const int LongestRetention = 3_650;

    private const int LongestText = 1_000_000;

    /// <summary>What is wrong with a value; nothing where it may be saved.</summary>
    /// <param name="name">One of the names here, or <see cref="PolicySettings.Prefix"/> with a policy's id.</param>
    /// <param name="value">As it would be stored.</param>
    public static IReadOnlyList<SettingFault> Faults(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > LongestText ? [new("", $"The text has more than {LongestText:N0} characters; shorten it.")]
            : name switch
            {
                Look => ShopLook.Read(value).Faults,
                Synonyms => [.. Thesaurus.Faults(value).Select(f => new SettingFault(string.Create(CultureInfo.InvariantCulture, $"line {f.Line}"), f.Fault))],
                Care => CareFaults(value),
                Retention => RetentionOf(value) is null ? [new("", $"'{value}' is no number of days from 1 to {LongestRetention}.")] : [],
                _ when name.StartsWith(PolicySettings.Prefix, StringComparison.Ordinal) => PolicySettings.Read(name[PolicySettings.Prefix.Length..], value).Fault is { } fault ? [new("", fault)] : [],
                _ => [new("", $"There is no setting '{name}'.")],
            };
    }

    internal static int? RetentionOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestRetention ? days : null;

    private static SettingFault[] CareFaults(string value)
    {
        try
        {
            CarePolicy.Read("care", value.Split('\n'));
            return [];
        }
        catch (FormatException e)
        {
            return e.Message.Split(':', 3) is ["care", var line, var reason] && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? [new($"line {line}", reason.Trim())]
                : [new("", e.Message["care: ".Length..])];
        }
    }
}
