using Aisle.Catalog.Index;
using Aisle.Catalog.Store;

namespace Aisle.Assistant.Tools;

/// <summary>
/// The tools of one turn, over one state of the index. A tool takes and returns data, never text for people, so that rung 0, a
/// language model and an outside agent can all call it.
/// </summary>
internal sealed class Toolbox(ICatalogStore store, CatalogIndex index)
{
    private readonly ProductTool _products = new(store, index);

    public CatalogIndex Index => index;

    public ProductTool Products => _products;

    public SearchTool Search => new(index, _products);

    public LinksTool Links => new(_products);

    public ReviewsTool Reviews { get; } = new(store);

    public EvidenceTool Evidence { get; } = new(store);

    public PolicyTool Policies { get; } = new(store);
}
