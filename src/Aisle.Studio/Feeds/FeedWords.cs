using System.Globalization;
using Aisle.Catalog.Store;

namespace Aisle.Studio.Feeds;

/// <summary>What an import did, in words and figures for people.</summary>
internal static class FeedWords
{
    public static string Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Committed => "went in",
        ImportOutcome.BrokeOff => "a file broke off; nothing changed",
        ImportOutcome.Stopped => "stopped; nothing changed",
        _ => "failed; nothing changed",
    };

    public static string Sum(ImportRun run, Func<ImportKind, long> count) => Count(run.Kinds.Values.Sum(count));

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
