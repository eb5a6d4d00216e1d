using System.Globalization;
using System.Security.Cryptography;

namespace Aisle.Studio.Access;

/// <summary>
/// A password as it is kept: PBKDF2 (RFC 8018) over HMAC-SHA-512 with a salt of its own. The count of rounds is OWASP's for it
/// (Password Storage Cheat Sheet, 2023), and is written beside the hash so that a later build may raise it.
/// </summary>
/// <remarks>As text: <c>pbkdf2-sha512$ROUNDS$SALT$HASH</c>, both in Base64.</remarks>
internal sealed record PasswordHash(int Rounds, byte[] Salt, byte[] Hash)
{
    private const string Scheme = "pbkdf2-sha512";
    private const int UsualRounds = 210_000;

    /// <summary>So that a damaged record can't stop the machine.</summary>
    private const int MostRounds = 10_000_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new(UsualRounds, salt, Derive(password, salt, UsualRounds));
    }

    /// <summary>Null where the text is none.</summary>
    public static PasswordHash? Parse(string? text)
    {
        if (text?.Split('$') is not [Scheme, var rounds, var salt, var hash]
            || !int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > MostRounds)
        {
            return null;
        }

        var (saltBytes, hashBytes) = (new byte[SaltBytes], new byte[HashBytes]);
        return Convert.TryFromBase64String(salt, saltBytes, out var saltLength) && saltLength == SaltBytes
            && Convert.TryFromBase64String(hash, hashBytes, out var hashLength) && hashLength == HashBytes
            ? new(count, saltBytes, hashBytes)
            : null;
    }

    /// <summary>Takes as long for a wrong password as for the right one.</summary>
    public bool Matches(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Rounds), Hash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Rounds}${Convert.ToBase64String(Salt)}${Convert.ToBase64String(Hash)}");

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
