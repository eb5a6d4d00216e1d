namespace Aisle.Models;

/// <summary>Why a call got no answer. Each protocol says it in its own words: an SDK maps what it gets to its own exception class.</summary>
public enum ModelFaultKind
{
    /// <summary>The request itself is wrong; asking again changes nothing.</summary>
    InvalidRequest,

    /// <summary>No such model, profile, guardrail or job.</summary>
    NotFound,

    /// <summary>No key was sent.</summary>
    NoCredentials,

    /// <summary>What was sent as a key has not its form.</summary>
    MalformedCredentials,

    /// <summary>An access key id that is not known.</summary>
    Unauthenticated,

    /// <summary>An API key that is not known, or has ended.</summary>
    BadToken,

    /// <summary>A known key whose signature does not fit.</summary>
    BadSignature,

    /// <summary>A known key that may not do this.</summary>
    AccessDenied,

    /// <summary>A limit of requests or tokens in a time; <see cref="ModelFault.RetryAfter"/> says when.</summary>
    RateLimited,

    /// <summary>A limit of money or tokens in a month is used up.</summary>
    QuotaExceeded,

    /// <summary>The request's body is larger than is read.</summary>
    TooLarge,

    /// <summary>The request is in conflict with what is there.</summary>
    Conflict,

    /// <summary>The provider did not answer in time.</summary>
    Timeout,

    /// <summary>The provider answered with an error of its own; <see cref="ModelFault.UpstreamStatus"/> is its HTTP status.</summary>
    ProviderFailed,

    /// <summary>No provider of the model can be reached now.</summary>
    Unavailable,

    /// <summary>A defect of ours.</summary>
    Internal,
}

internal static class ModelFaultKinds
{
    /// <summary>Whether it is not known who calls.</summary>
    public static bool IsAboutCredentials(this ModelFaultKind kind) => kind is ModelFaultKind.NoCredentials
        or ModelFaultKind.MalformedCredentials or ModelFaultKind.Unauthenticated or ModelFaultKind.BadToken or ModelFaultKind.BadSignature;
}

/// <param name="Kind">What a client can act on.</param>
/// <param name="Message">For the caller: what is wrong, where, what to do. Never holds a secret, another key's data or a provider's address.</param>
/// <param name="RetryAfter">When it is worth asking again.</param>
/// <param name="UpstreamStatus">The provider's HTTP status, where it gave one.</param>
/// <param name="Parameter">The field of the request that is wrong, as the caller wrote it.</param>
public sealed record ModelFault(ModelFaultKind Kind, string Message, TimeSpan? RetryAfter = null, int? UpstreamStatus = null, string? Parameter = null);

/// <summary>Carries a <see cref="ModelFault"/> out of a stream; protocols turn it into their own error, before or in the middle of an answer.</summary>
public sealed class ModelFaultException(ModelFault fault, Exception? inner = null) : Exception(fault.Message, inner)
{
    public ModelFault Fault { get; } = fault;
}
