using System.CommandLine;
using Aisle.Catalog.Store;

namespace Aisle.Server.Commands;

/// <summary><c>aisle serve</c>: the store's shop over HTTP, until it is stopped.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly ServeOptionsReader _options;

    private readonly Option<string?> _media = new("--media") { Description = "A folder whose pictures are served below /media.", HelpName = "FOLDER" };

    private readonly Option<string?> _name = new("--name") { Description = "What the shop calls itself.", HelpName = "NAME" };

    public ServeCommand(Terminal terminal)
        : base("serve", "Serves the shop: the API, the storefront and the widget.")
    {
        Add(_store);
        Add(_media);
        Add(_name);
        _options = new ServeOptionsReader(this);
        _media.Check(folder => folder is null || Directory.Exists(folder) ? [] : [$"there is no folder '{folder}'."]);
        SetAction(async (parsed, cancellationToken) =>
        {
            await using var store = await SqliteCatalogStore.OpenExistingAsync(parsed.GetValue(_store)!, cancellationToken);
            return await Serving.RunAsync(
                store, _options.Read(parsed, parsed.GetValue(_store)!) with { MediaFolder = parsed.GetValue(_media), ShopName = parsed.GetValue(_name) }, terminal, (facts, url) => $"Serving {facts.Counts.Products:N0} products at {url} (Ctrl-C stops)", cancellationToken);
        });
    }
}
