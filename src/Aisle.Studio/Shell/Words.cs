using System.Globalization;
using Aisle.Assistant.Journal;
using Aisle.Insight.Evidence;

namespace Aisle.Studio.Shell;

/// <summary>How the studio names and writes what the journal has.</summary>
internal static class Words
{
    public static string InWords(this TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.Answered => "Answered",
        TurnOutcome.Abstained => "Data does not say",
        TurnOutcome.AskedBack => "Asked back",
        TurnOutcome.NoMatch => "No match",
        TurnOutcome.Refused => "Out of scope",
        TurnOutcome.Failed => "Failed",
        TurnOutcome.Stopped => "Left",
        _ => outcome.ToString(),
    };

    public static string InWords(this TopicKind kind) => kind switch
    {
        TopicKind.Attribute => "attribute",
        TopicKind.Concept => "topic",
        _ => "words",
    };

    public static string InWords(this FeedbackReason reason) => reason switch
    {
        FeedbackReason.Wrong => "it was wrong",
        FeedbackReason.Misunderstood => "misunderstood",
        FeedbackReason.Incomplete => "something was missing",
        _ => "another reason",
    };

    public static string Language(string code) => code switch
    {
        "en" => "English",
        "zh" => "中文",
        _ => code,
    };

    public static string Rung(int rung) => rung switch
    {
        0 => "No model",
        1 => "Own model",
        _ => "Hosted model",
    };

    public static string Of(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Of(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.######} {currency}");

    public static string Share(int part, int whole) => whole == 0 ? "–" : (part / (double)whole).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
