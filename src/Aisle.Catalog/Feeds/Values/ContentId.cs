using System.Security.Cryptography;
using System.Text;

namespace Aisle.Catalog.Feeds.Values;

/// <summary>Ids for records that come without one: the same content has the same id in every import.</summary>
internal static class ContentId
{
    public static string Of(params ReadOnlySpan<string?> values)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', values)), hash);
        return Convert.ToHexStringLower(hash[..12]);
    }
}
