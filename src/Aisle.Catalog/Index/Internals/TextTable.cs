using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Different texts, found by number and the other way round: a hash table with open addressing, so that it can be mapped as it is.</summary>
internal sealed class TextTable(TextColumn texts, Column<int> slots)
{
    public int Count => texts.Length;

    public string this[int number] => texts[number];

    public ReadOnlySpan<char> Characters(int number) => texts.Characters(number);

    /// <summary>-1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        for (var slot = Hash(text) & (slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (Characters(slots[slot] - 1).SequenceEqual(text))
            {
                return slots[slot] - 1;
            }
        }

        return -1;
    }

    /// <param name="texts">Different ones.</param>
    public static TextTable Of(TextColumn texts)
    {
        // At most three quarters full, so that a look-up ends soon.
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)(texts.Length + (texts.Length / 3) + 1))];
        for (var number = 0; number < texts.Length; number++)
        {
            var slot = Hash(texts.Characters(number)) & (slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = number + 1;
        }

        return new TextTable(texts, Column<int>.Of(slots));
    }

    public static TextTable Read(SectionReader from) => new(TextColumn.Read(from), from.Next<int>());

    public void Write(SectionWriter to)
    {
        texts.Write(to);
        to.Add(slots);
    }

    private static int Hash(ReadOnlySpan<char> text) => (int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));
}
