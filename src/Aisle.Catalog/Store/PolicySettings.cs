using System.Text;
using System.Text.RegularExpressions;
using Aisle.Catalog.Feeds.Policies;

namespace Aisle.Catalog.Store;

/// <summary>
/// Policies that the shop's people edit, as Markdown in settings named "policy:" and the id. While one is set, an import of the same policy does not show;
/// without a value the imported one holds again.
/// </summary>
public static partial class PolicySettings
{
    public const string Prefix = "policy:";

    /// <summary>A name for an address.</summary>
    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>The policy that a text is, or why it can't be one; the reason is for who wrote it.</summary>
    public static (Policy? Policy, string? Fault) Read(string id, string markdown)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(markdown);
        return PolicyFeed.Read(id, markdown);
    }

    /// <summary>A policy as text to edit, which reads back as the same policy.</summary>
    public static string Write(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder("# ").Append(Escape(policy.Title)).Append('\n');
        foreach (var section in policy.Sections)
        {
            if (section.Heading.Length > 0) text.Append("\n## ").Append(Escape(section.Heading)).Append('\n');
            foreach (var paragraph in section.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) text.Append('\n').Append(Escape(paragraph)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The imported policies with the edited ones over them, by id.</summary>
    internal static IReadOnlyList<Policy> Over(IReadOnlyList<Policy> imported, IReadOnlyList<SettingVersion> edited)
    {
        var policies = imported.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var setting in edited)
        {
            var id = setting.Name[Prefix.Length..];
            if (setting.Value is { } markdown && Read(id, markdown).Policy is { } policy) policies[id] = policy with { Url = policies.GetValueOrDefault(id)?.Url };
        }

        return [.. policies.Values.OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>Plain text as Markdown that means it: marks inside a line, and those that begin a block.</summary>
    private static string Escape(string text) => Blocks().Replace(Marks().Replace(text, @"\$0"), @"$1\$2");

    [GeneratedRegex(@"[\\`*_\[\]<>&~|]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^(\s*\d*)([#+=.)-])")]
    private static partial Regex Blocks();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    private static partial Regex Id();
}
