namespace Aisle.Models.InvocationLogs;

/// <summary>Whether what callers and models say is written down.</summary>
public sealed record InvocationLogOptions
{
    /// <summary>Where; one file a day (UTC).</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the texts are written, and not only who asked which model, when, and how much.</summary>
    public bool Texts { get; init; } = true;

    /// <summary>The kinds of personal data that are hidden, by Bedrock's names, such as EMAIL; null for all that are known.</summary>
    public IReadOnlyList<string>? Redact { get; init; }

    /// <summary>Files older than this are deleted.</summary>
    public int Days { get; init; } = 30;
}
