using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Aisle.Catalog.Index.Internals;

/// <summary>A hash of all that an index holds of a product but its offers and rating: where it is the same, only those have to be taken over.</summary>
internal sealed class ContentHash
{
    private readonly XxHash3 _hash = new();

    public ulong Of(Product product)
    {
        _hash.Reset();
        Append(product.Title);
        Append(product.Description);
        Append(product.Brand);
        Append(product.Bullets);
        Append(product.Categories.Count);
        foreach (var category in product.Categories)
        {
            Append(category.ToString());
        }

        Append(product.Attributes.Count);
        foreach (var (name, value) in product.Attributes)
        {
            Append(name);
            Append(value.GetType().Name);
            Append(value.ToString());
        }

        foreach (var variant in product.Variants)
        {
            Append(variant.Id);
            Append(variant.Gtin);
            Append(variant.Options.Count);
            foreach (var option in variant.Options)
            {
                Append(option.Name);
                Append(option.Value);
            }
        }

        Append(product.Gtins);
        Append(product.Mpn);
        Append(product.ReleasedAt?.UtcTicks ?? 0);
        return _hash.GetCurrentHashAsUInt64();
    }

    private void Append(IReadOnlyList<string> texts)
    {
        Append(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            Append(texts[i]);
        }
    }

    private void Append(string? text)
    {
        Append(text?.Length ?? -1L);
        _hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Append(long number) => _hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));
}
