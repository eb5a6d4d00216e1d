using Aisle.Models.Routing;
using Aisle.Models.Storage;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <summary>A name that a caller made for a model, to tell one use of it from another.</summary>
/// <param name="Id">Stands in the path and the ARN.</param>
/// <param name="Name">The caller's own.</param>
/// <param name="Model">The id of the model behind it.</param>
/// <param name="Description">Null for none.</param>
/// <param name="CreatedAt">UTC.</param>
internal sealed record ApplicationProfile(string Id, string Name, string Model, string? Description, DateTimeOffset CreatedAt);

/// <summary>Application inference profiles, and what a name in a request stands for.</summary>
internal sealed class InferenceProfiles(RecordFolder<ApplicationProfile> kept)
{
    public IEnumerable<ApplicationProfile> Applications => kept.All.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id, StringComparer.Ordinal);

    public ApplicationProfile? Find(string id) => kept.Find(id);

    public void Put(ApplicationProfile profile) => kept.Put(profile.Id, profile);

    public bool Remove(string id) => kept.Remove(id);

    /// <summary>The model's id behind an application profile; any other name as it is.</summary>
    public string ModelOf(string name) => kept.Find(name)?.Model ?? name;

    /// <summary>The profiles that the configuration makes: aliases that carry a region's prefix.</summary>
    public static IEnumerable<(string Id, ModelEntry Model)> OfSystem(ModelCatalog catalog) =>
        from model in catalog.Models
        from alias in model.Aliases
        where ModelId.WithoutRegion(alias) is not null
        select (alias, model);
}
