namespace Aisle.Models.Protocols.Bedrock;

/// <summary>
/// A model as it is named in a path: an id, a profile's id with its region prefix, or an ARN of either. What the gateway is asked for
/// is the id; a prefix such as "us." stays, since a profile may be a model entry's alias.
/// </summary>
internal static class ModelId
{
    private static readonly string[] RegionPrefixes = ["us.", "eu.", "apac.", "jp.", "au.", "ca.", "us-gov.", "global."];

    /// <summary>Splits "/model/NAME/op" of the raw target; the name may be percent-encoded or hold raw colons and slashes.</summary>
    public static bool TryReadPath(string rawTarget, out string name, out string operation)
    {
        (name, operation) = ("", "");
        var end = rawTarget.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? rawTarget : rawTarget[..end];
        const string prefix = "/model/";
        var last = path.LastIndexOf('/');
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || last <= prefix.Length)
        {
            return false;
        }

        name = Uri.UnescapeDataString(path[prefix.Length..last]);
        operation = path[(last + 1)..];
        return true;
    }

    /// <summary>"arn:aws:bedrock:us-east-1::foundation-model/ID" is "ID".</summary>
    public static string FromArn(string name) =>
        IsArn(name) && name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? name[(slash + 1)..] : name;

    public static bool IsArn(string name) => name.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The id without a cross-region prefix; null where it has none.</summary>
    public static string? WithoutRegion(string id) =>
        RegionPrefixes.FirstOrDefault(p => id.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? id[prefix.Length..] : null;
}
