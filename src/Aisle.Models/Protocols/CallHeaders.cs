using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols;

/// <summary>What a caller may say of a call in any dialect, by header, or by a label of the dialect's own metadata: which session it is of, and what it may cost.</summary>
internal static class CallHeaders
{
    private const string SessionHeader = "x-aisle-session";
    private const string SessionLabel = "aisle-session";
    private const string BudgetHeader = "x-aisle-budget";
    private const string BudgetLabel = "aisle-budget";
    private const int LongestSession = 256;

    /// <summary>Whether something is said that the gateway has to act upon: such a request is not passed on unread.</summary>
    public static bool HasBudget(HttpContext http, ReadOnlySpan<byte> body) => http.Request.Headers.ContainsKey(BudgetHeader) || body.IndexOf("\"aisle-budget\""u8) >= 0;

    /// <exception cref="ModelFaultException">The value is too long.</exception>
    public static string? SessionOf(HttpContext http) => http.Request.Headers[SessionHeader].ToString() switch
    {
        "" => null,
        { Length: > LongestSession } => throw Wrong(SessionHeader, $"must be at most {LongestSession} characters long"),
        var session => session,
    };

    /// <summary>The call with what its headers and labels say; a header goes before a label.</summary>
    /// <exception cref="ModelFaultException">A value is wrong.</exception>
    public static ChatCall Heed(this ChatCall call, HttpContext http) => call with
    {
        SessionId = SessionOf(http) ?? call.SessionId ?? call.Metadata.GetValueOrDefault(SessionLabel),
        Budget = http.Request.Headers[BudgetHeader].ToString() is { Length: > 0 } header ? Money(BudgetHeader, header)
            : call.Metadata.GetValueOrDefault(BudgetLabel) is { } label ? Money(BudgetLabel, label)
            : null,
    };

    private static decimal Money(string name, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money) && money > 0 ? money : throw Wrong(name, "must be an amount of money above 0, such as 0.01");

    private static ModelFaultException Wrong(string name, string what) => new(new ModelFault(ModelFaultKind.InvalidRequest, $"{name} {what}.", Parameter: name));
}
