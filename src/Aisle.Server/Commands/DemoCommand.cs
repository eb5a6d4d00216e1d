using System.CommandLine;
using System.Security.Cryptography;
using Aisle.Catalog.Store;
using Aisle.Models.Keys;
using Aisle.Server.Demo;
using Aisle.Server.Hosting;
using Aisle.Studio.Access;

namespace Aisle.Server.Commands;

/// <summary><c>aisle demo</c>: a shop to try Aisle with, made by the same import that any shop's files take, then served.</summary>
internal sealed class DemoCommand : Command
{
    private const string ShopName = "Tallybrook";

    /// <summary>The store's setting that says which build made the demo; another one makes it anew, as its products may be others.</summary>
    private const string MadeBy = "demo";

    private const string KeyName = "the demo's own";

    /// <summary>Of the studio's password: none that another is easily read for.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly string Version = typeof(DemoCommand).Module.ModuleVersionId.ToString();

    private readonly Terminal _terminal;

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "Where the demo shop's files, pictures and store are kept.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "aisle-demo",
    };

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Makes the demo shop anew." };
    private readonly ServeOptionsReader _options;

    public DemoCommand(Terminal terminal)
        : base("demo", "Makes a demo shop where there is none, and serves it.")
    {
        _terminal = terminal;
        Add(_folder);
        Add(_fresh);
        _options = new ServeOptionsReader(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(parsed.GetValue(_folder)!);
        var path = Path.Combine(folder, "shop.db");
        if (parsed.GetValue(_fresh) && Directory.Exists(folder))
        {
            File.Delete(path);
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }

        await using var store = await SqliteCatalogStore.OpenAsync(path, cancellationToken);
        if (await store.FindSettingAsync(MadeBy, cancellationToken) != Version)
        {
            await _terminal.Output.WriteLineAsync($"Making the demo shop in {folder}");
            await MakeAsync(store, folder, cancellationToken);
        }

        var options = _options.Read(parsed, path) with { MediaFolder = Path.Combine(folder, "media") };
        var key = MakeKey(path);
        var password = RandomNumberGenerator.GetString(Letters, 20);
        await StudioPassword.SetAsync(store, password, cancellationToken);
        return await Serving.RunAsync(
            store,
            options,
            _terminal,
            (facts, url) => $"The demo shop is open at {url} ({facts.Counts.Products:N0} products; Ctrl-C stops)\n"
                + $"Its studio is at {url}/studio, with the password {password} until the next start\n"
                + $"Its models take the API key {key.Token} until the next start; or the access key {key.AccessKeyId} with the secret {key.Secret}",
            cancellationToken);
    }

    /// <summary>A key for this run: the last run's ends, so that none is left that was once on a screen.</summary>
    private static NewKey MakeKey(string store)
    {
        var keys = KeyFile.Open(ModelFiles.KeysBeside(store), TimeProvider.System);
        foreach (var old in keys.Keys.Where(k => k.App == KeyName).ToList())
        {
            keys.Revoke(old.Id);
        }

        return keys.Add(KeyName, [], null);
    }

    /// <summary>Set as made only when all is in: what was cut short is made again at the next start.</summary>
    private static async Task MakeAsync(SqliteCatalogStore store, string folder, CancellationToken cancellationToken)
    {
        await DemoStore.FillAsync(store, folder, cancellationToken);
        await store.SetSettingAsync(ShopSettings.Name, ShopName, cancellationToken);
        await store.SetSettingAsync(MadeBy, Version, cancellationToken);
    }
}
