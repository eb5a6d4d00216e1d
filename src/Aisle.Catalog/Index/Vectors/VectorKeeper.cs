using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Aisle.Catalog.Index.Internals.Files;
using Aisle.Catalog.Search.Meaning;
using Aisle.Catalog.Store;

namespace Aisle.Catalog.Index.Vectors;

/// <summary>
/// Keeps the vectors of a store's products, and a copy in a file. A product is encoded once, and again only when its text changed: that takes milliseconds each,
/// so what is done is given out and kept every few thousand products. One caller at a time.
/// </summary>
/// <param name="store">Whose products.</param>
/// <param name="encoder">What makes the vectors.</param>
/// <param name="file">Where the copy is; null to keep none.</param>
public sealed class VectorKeeper(ICatalogStore store, ITextEncoder encoder, string? file)
{
    private const int ProductsAtOnce = 64;
    private const int BetweenCopies = 4096;
    private const int LongestPassage = 600;

    private readonly Guid _maker = new(XxHash128.Hash(Encoding.UTF8.GetBytes(encoder.Identity)));
    private ProductVectors? _current;

    /// <summary>Why the last call had no copy to use, or could not write one; null where all was well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Brings the vectors up to what the store has now.</summary>
    /// <param name="made">Given each state that is better than the one before; the last is whole.</param>
    /// <param name="cancellationToken">Stops it; what was kept stays.</param>
    /// <returns>How many products were encoded.</returns>
    public async Task<int> RefreshAsync(Action<SearchMeaning> made, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(made);
        Problem = null;
        var current = _current ??= Open() ?? ProductVectors.Of(encoder.Dimensions, []);
        var states = await store.ReadProductStatesAsync(cancellationToken);
        var kept = new SortedDictionary<string, StoredVector>(StringComparer.Ordinal);
        var due = new List<string>();
        foreach (var (id, state) in states)
        {
            if (current.Find(id) is { } vector)
            {
                kept.Add(id, vector);
            }

            if (!kept.TryGetValue(id, out var known) || known.State != state)
            {
                due.Add(id);
            }
        }

        if (due.Count == 0 && kept.Count == current.Count)
        {
            made(new SearchMeaning(encoder, current));
            return 0;
        }

        var (encoded, since) = (0, 0);
        foreach (var ids in due.Chunk(ProductsAtOnce))
        {
            var taken = await EncodeAsync(await store.FindProductsAsync(ids, cancellationToken), states, kept, cancellationToken);
            (encoded, since) = (encoded + taken, since + taken);
            if (since >= BetweenCopies)
            {
                since = 0;
                Give(kept, made);
            }
        }

        Give(kept, made);
        return encoded;
    }

    private void Give(SortedDictionary<string, StoredVector> vectors, Action<SearchMeaning> made)
    {
        _current = ProductVectors.Of(encoder.Dimensions, [.. vectors.Values]);
        made(new SearchMeaning(encoder, _current));
        if (file is null)
        {
            return;
        }

        try
        {
            var to = new SectionWriter();
            _current.Write(to);
            IndexFile.Save(file, to.Sections, _maker);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: the products' vectors could not be kept for the next start ({e.Message})";
        }
    }

    private async Task<int> EncodeAsync(
        IReadOnlyList<Product> products, IReadOnlyDictionary<string, ulong> states, SortedDictionary<string, StoredVector> kept, CancellationToken cancellationToken)
    {
        var fresh = new List<(string Id, ulong State, ulong Text, string Passage)>();
        foreach (var product in products)
        {
            var passage = PassageOf(product);
            var text = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(passage.AsSpan()));
            if (kept.TryGetValue(product.Id, out var known) && known.Text == text)
            {
                kept[product.Id] = known with { State = states[product.Id] };
            }
            else
            {
                fresh.Add((product.Id, states[product.Id], text, passage));
            }
        }

        if (fresh.Count == 0)
        {
            return 0;
        }

        var vectors = await encoder.EncodePassagesAsync([.. fresh.Select(f => f.Passage)], cancellationToken);
        foreach (var (product, vector) in fresh.Zip(vectors))
        {
            kept[product.Id] = StoredVector.Of(product.Id, product.State, product.Text, vector);
        }

        return fresh.Count;
    }

    /// <summary>What a product is, first what says most: encoders read the beginning.</summary>
    private static string PassageOf(Product product)
    {
        IEnumerable<string?> parts = [product.Title, product.Brand, product.Categories.Count > 0 ? product.Categories[0].Leaf : null, .. product.Bullets, product.Description];
        var passage = string.Join(". ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return passage.Length <= LongestPassage ? passage : passage[..LongestPassage];
    }

    private ProductVectors? Open()
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        try
        {
            var vectors = ProductVectors.Read(new SectionReader(IndexFile.Open(file, _maker)));
            return vectors.Dimensions == encoder.Dimensions ? vectors : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: made anew, since {e.Message}";
            return null;
        }
    }
}
