using System.Text.Json;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>The documents and queries in a file, for engines outside .NET.</summary>
internal static class PeerTexts
{
    public const int Queries = 1000;

    public static void Write(string file, int products)
    {
        using var stream = File.Create(file);
        JsonSerializer.Serialize(stream, new
        {
            documents = GeneratedShop.Products(products).Select(p => new { id = p.Id, title = p.Title, description = p.Description, brand = p.Brand }),
            queries = GeneratedShop.Queries(Queries),
        });
    }
}
