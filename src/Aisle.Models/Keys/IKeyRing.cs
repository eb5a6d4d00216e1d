namespace Aisle.Models.Keys;

/// <summary>The keys that callers show. Tokens are stored hashed; the secrets of SigV4 have to be known to verify it and are stored encrypted.</summary>
public interface IKeyRing
{
    /// <summary>The caller and secret of an access key id; null for one that is unknown, expired or revoked.</summary>
    SigningKey? FindSigningKey(string accessKeyId);

    /// <summary>The caller of a bearer token or API key; null for one that is unknown, expired or revoked. Takes as long either way.</summary>
    Caller? FindByToken(string token);
}

/// <param name="Caller">Whose it is.</param>
/// <param name="Secret">In the clear: never logged, never sent.</param>
public sealed record SigningKey(Caller Caller, string Secret)
{
    public override string ToString() => $"SigningKey {{ KeyId = {Caller.KeyId} }}";
}
