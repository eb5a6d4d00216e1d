namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>A search engine that is compared: it finds products that have all words, in title or description, best twenty first, and says how many there are.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    /// <summary>Indexes title (three times the weight), description and brand.</summary>
    /// <returns>The bytes that the index takes where it is kept.</returns>
    long Build(IReadOnlyList<Product> products);

    /// <returns>How many match.</returns>
    int Search(string words);
}
