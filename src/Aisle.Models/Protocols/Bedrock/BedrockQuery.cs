using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>Members of a query, as the service's listings have them.</summary>
internal static class BedrockQuery
{
    /// <summary>Null where it is absent.</summary>
    /// <exception cref="ModelFaultException">It is none of those that are known.</exception>
    public static string? FindOneOf(this IQueryCollection query, string name, params ReadOnlySpan<string> known) =>
        query[name].ToString() is not { Length: > 0 } value ? null
        : known.Contains(value) ? value
        : throw Wrong(name, $"[{value}] is not one of {string.Join(", ", known)}");

    /// <summary>A time of ISO 8601; null where it is absent.</summary>
    /// <exception cref="ModelFaultException">It is no time.</exception>
    public static DateTimeOffset? FindTime(this IQueryCollection query, string name) =>
        query[name].ToString() is not { Length: > 0 } value ? null
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Wrong(name, $"[{value}] is no time of ISO 8601, such as 2026-01-31T12:00:00Z");

    public static ModelFaultException Wrong(string name, string what) => new(new ModelFault(ModelFaultKind.InvalidRequest, $"{name}: {what}.", Parameter: name));
}
