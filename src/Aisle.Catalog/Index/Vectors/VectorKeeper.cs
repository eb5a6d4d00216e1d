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
        var due = states.Where(s => current.StateOf(s.Key) != s.Value).Select(s => s.Key).ToList();
        if (due.Count == 0 && states.Count == current.Count)
        {
            made(new SearchMeaning(encoder, current));
            return 0;
        }

        var (encoded, since) = (0, 0);
        var fresh = new Dictionary<string, StoredVector>(StringComparer.Ordinal);
        foreach (var ids in due.Chunk(ProductsAtOnce))
        {
            var taken = await EncodeAsync(await store.FindProductsAsync(ids, cancellationToken), states, fresh, cancellationToken);
            (encoded, since) = (encoded + taken, since + taken);
            if (since >= BetweenCopies)
            {
                since = 0;
                Give();
            }
        }

        Give();
        return encoded;

        void Give()
        {
            _current = _current.With(states.Keys, fresh);
            fresh.Clear();
            made(new SearchMeaning(encoder, _current));
            Save(_current);
        }
    }

    private void Save(ProductVectors vectors)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            var to = new SectionWriter();
            vectors.Write(to);
            IndexFile.Save(file, to.Sections, _maker);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = $"{file}: the products' vectors could not be kept for the next start ({e.Message})";
        }
    }

    private async Task<int> EncodeAsync(
        IReadOnlyList<Product> products, IReadOnlyDictionary<string, ulong> states, Dictionary<string, StoredVector> fresh, CancellationToken cancellationToken)
    {
        var due = new List<(string Id, ulong Text, string Passage)>();
        foreach (var product in products)
        {
            var passage = PassageOf(product);
            var text = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(passage.AsSpan()));
            if (_current!.Find(product.Id) is { } known && known.Text == text)
            {
                fresh[product.Id] = known with { State = states[product.Id] };
            }
            else
            {
                due.Add((product.Id, text, passage));
            }
        }

        if (due.Count == 0)
        {
            return 0;
        }

        var vectors = await encoder.EncodePassagesAsync([.. due.Select(d => d.Passage)], cancellationToken);
        foreach (var (product, vector) in due.Zip(vectors))
        {
            fresh[product.Id] = StoredVector.Of(product.Id, states[product.Id], product.Text, vector);
        }

        return due.Count;
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
