using System.Security.Cryptography;
using System.Text;

namespace Aisle.Assistant.Journal;

/// <summary>
/// The names under which the journal keeps conversations and shoppers: hashes of 128 random bits each, cut to 80. Who reads the journal
/// can neither speak in a conversation nor open a memory.
/// </summary>
internal static class Handles
{
    public static string OfConversation(string id) => Hash("conversation", id);

    public static string OfShopper(string shopper) => Hash("shopper", shopper);

    private static string Hash(string kind, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"aisle {kind} {secret}")).AsSpan(0, 10));
}
