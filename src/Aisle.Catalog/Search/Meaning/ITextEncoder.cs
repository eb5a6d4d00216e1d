namespace Aisle.Catalog.Search.Meaning;

/// <summary>Turns texts into vectors of length 1, near each other where the texts mean nearly the same. What does it is none of the catalogue's business.</summary>
public interface ITextEncoder
{
    /// <summary>Tells one encoder from another: vectors of different ones can't be compared.</summary>
    string Identity { get; }

    /// <summary>Numbers in a vector.</summary>
    int Dimensions { get; }

    /// <summary>What a shopper looks for; null where it can't be told in time. Called by many threads, for each search.</summary>
    float[]? EncodeQuery(string text);

    /// <summary>What is searched, as many at a time as are given.</summary>
    Task<IReadOnlyList<float[]>> EncodePassagesAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
