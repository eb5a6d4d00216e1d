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

    /// <summary>The model behind an id, an alias, a profile, or the ARN of one of them; null where there is none.</summary>
    public NamedModel? FindModel(ModelCatalog catalog, string name)
    {
        var id = ModelId.FromArn(name);
        id = kept.Find(id)?.Model ?? id;
        return catalog.TryFind(id, out var model) ? new NamedModel(id, model) : null;
    }

    /// <exception cref="ModelFaultException">There is none: of a name that is no ARN the service says that it is invalid, of an ARN that it found nothing.</exception>
    public NamedModel Model(ModelCatalog catalog, string name) => FindModel(catalog, name) ?? throw new ModelFaultException(ModelId.IsArn(name)
        ? new ModelFault(ModelFaultKind.NotFound, "Could not resolve the foundation model from the provided model identifier.", Parameter: "modelId")
        : new ModelFault(ModelFaultKind.InvalidRequest, "The provided model identifier is invalid.", Parameter: "modelId"));

    /// <summary>The profiles that the configuration makes: aliases that carry a region's prefix.</summary>
    public static IEnumerable<(string Id, ModelEntry Model)> OfSystem(ModelCatalog catalog) =>
        from model in catalog.Models
        from alias in model.Aliases
        where ModelId.WithoutRegion(alias) is not null
        select (alias, model);
}
