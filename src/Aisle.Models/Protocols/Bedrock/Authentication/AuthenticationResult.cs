using System.Diagnostics.CodeAnalysis;

namespace Aisle.Models.Protocols.Bedrock.Authentication;

/// <summary>Who calls, or why that is not known.</summary>
internal sealed record AuthenticationResult
{
    private AuthenticationResult(Caller? caller, ModelFault? fault) => (Caller, Fault) = (caller, fault);

    public Caller? Caller { get; }

    public ModelFault? Fault { get; }

    [MemberNotNullWhen(true, nameof(Caller))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool Accepted => Caller is not null;

    public static AuthenticationResult UnknownKey { get; } =
        Refuse(ModelFaultKind.Unauthenticated, "The security token included in the request is invalid.");

    /// <summary>The service's own text: some clients look for it.</summary>
    public static AuthenticationResult WrongSignature { get; } = Refuse(
        ModelFaultKind.BadSignature,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");

    /// <exception cref="ModelFaultException">It is not known.</exception>
    public Caller Require() => Accepted ? Caller : throw new ModelFaultException(Fault);

    public static AuthenticationResult Accept(Caller caller) => new(caller, null);

    public static AuthenticationResult Refuse(ModelFaultKind kind, string message) => new(null, new ModelFault(kind, message));
}
