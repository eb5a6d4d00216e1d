namespace Aisle.Models.Protocols.Bedrock.Batch;

/// <summary>
/// The one folder that batch jobs read and write. "s3://bucket/key" is the file bucket/key in it, a "file://" URL must point into it; nothing
/// outside is reached, by ".." or by a link.
/// </summary>
internal sealed class BatchFolder(string root)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The path that a URI names; null where it is outside, or no URI of the two kinds.</summary>
    public string? Resolve(string uri)
    {
        if (uri.Contains('\0', StringComparison.Ordinal) || !Uri.TryCreate(uri, UriKind.Absolute, out var parsed))
        {
            return null;
        }

        var path = parsed.Scheme switch
        {
            "s3" => Path.Combine(_root, uri["s3://".Length..].TrimStart('/')),
            "file" when parsed.IsLoopback || parsed.Host.Length == 0 => parsed.LocalPath,
            _ => null,
        };
        if (path is null)
        {
            return null;
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !HasLink(full) ? full : null;
    }

    private bool HasLink(string path)
    {
        for (var at = path; at.Length > _root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }
}
