namespace Aisle.Server.Commands;

/// <summary>Where mapping files are looked for besides the folder of the data: the current folder's, and those that came with Aisle.</summary>
internal static class Mappings
{
    public const string Folder = "mappings";

    public static IReadOnlyList<string> Usual() =>
        [.. new[] { Path.GetFullPath(Folder), Path.Combine(AppContext.BaseDirectory, Folder) }.Where(Directory.Exists).Distinct(StringComparer.Ordinal)];
}
