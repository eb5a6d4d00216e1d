using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Models;
using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;
using Aisle.Server.FirstParty;

namespace Aisle.Server.Commands.Models;

/// <summary>The models in this process, with no server: what the configuration names, and the shop's own where there is a store.</summary>
internal sealed class OfflineModels : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SqliteCatalogStore? _store;

    private OfflineModels(ServiceProvider services, SqliteCatalogStore? store) => (_services, _store) = (services, store);

    public ModelGateway Gateway => _services.GetRequiredService<ModelGateway>();

    /// <exception cref="InvalidDataException">The configuration is wrong, or there is neither one nor a store.</exception>
    public static async Task<OfflineModels> OpenAsync(string? configuration, string storePath, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddModels(configuration is null ? new ModelConfiguration() : ModelConfiguration.Load(configuration), KeyFile.None);
        if (!File.Exists(storePath))
        {
            return configuration is not null
                ? new OfflineModels(services.BuildServiceProvider(), null)
                : throw new InvalidDataException($"There is neither an {Hosting.ModelFiles.UsualConfiguration} in this folder nor a store {storePath}; name one with --config or --store.");
        }

        var store = await SqliteCatalogStore.OpenExistingAsync(storePath, cancellationToken);
        var index = new LiveIndex();
        index.Swap(await IndexKeeper.OpenAsync(store, Hosting.ServeOptions.IndexBeside(storePath), IndexOptions.Default, cancellationToken));
        services.AddSingleton<ICatalogStore>(store).AddSingleton(index).AddFirstPartyModels();
        return new OfflineModels(services.BuildServiceProvider(), store);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }
}
