using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Models.Configuration;
using Aisle.Server.Hosting;
using Aisle.Server.Rungs;

namespace Aisle.Server.Commands;

/// <summary><c>aisle doctor</c>: looks at everything that serving a shop needs, and says of each what is amiss and what to do.</summary>
internal sealed class DoctorCommand : Command
{
    private const long LeastFreeBytes = 500_000_000;

    private readonly Terminal _terminal;
    private readonly Option<string> _store = CommonOptions.Store();
    private readonly ServeOptionsReader _options;

    public DoctorCommand(Terminal terminal)
        : base("doctor", "Checks the set-up.")
    {
        _terminal = terminal;
        Add(_store);
        _options = new ServeOptionsReader(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (path, options) = (Path.GetFullPath(parsed.GetValue(_store)!), _options.Read(parsed, parsed.GetValue(_store)!));
        List<Finding> findings =
        [
            Runtime(),
            .. await StoreAsync(path, cancellationToken),
            DiskSpace(path),
            .. options.Urls.Select(Port),
            Pages(options),
            Models(options),
            Assistant(options),
            MappingFiles(),
        ];
        foreach (var finding in findings)
        {
            await _terminal.Output.WriteLineAsync($"{(finding.IsGood ? "ok " : "fix")}  {finding.Subject,-9} {finding.Text}");
        }

        return findings.All(f => f.IsGood) ? ExitCodes.Done : ExitCodes.Findings;
    }

    private static Finding Runtime() => Environment.Version.Major >= 10
        ? Finding.Good("runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores")
        : Finding.Bad("runtime", $"{RuntimeInformation.FrameworkDescription} is too old; install .NET 10.");

    private static async Task<IReadOnlyList<Finding>> StoreAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await SqliteCatalogStore.OpenExistingAsync(path, cancellationToken);
            var counts = await store.CountAsync(cancellationToken);
            var version = await store.GetVersionAsync(cancellationToken);
            var text = $"{path}: {counts.Products:N0} products, {counts.Reviews:N0} reviews, {counts.Policies:N0} policies; schema is current, version {version}";
            return counts.Products > 0
                ? [Finding.Good("store", text), await IndexAsync(store, path, cancellationToken)]
                : [Finding.Bad("store", $"{path} has no products; `aisle import PATH --store {path}` brings them in.")];
        }
        catch (StoreException e)
        {
            return [Finding.Bad("store", e.Message)];
        }
    }

    private static async Task<Finding> IndexAsync(SqliteCatalogStore store, string path, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var index = await IndexKeeper.OpenAsync(store, ServeOptions.IndexBeside(path), IndexOptions.Default, cancellationToken);
        return Finding.Good("index", $"{index.Count:N0} products ready in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:N1} s, prices in {index.Currency ?? "no currency"}");
    }

    private static Finding DiskSpace(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!; // the store's own may have to be made first
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:N1} GB free beside the store");
        return free >= LeastFreeBytes ? Finding.Good("disk", text) : Finding.Bad("disk", $"{text}; an import needs room for its new state: free some.");
    }

    private static Finding Port(BindingAddress url)
    {
        var address = IPAddress.TryParse(url.Host, out var ip) ? ip : url.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(address, url.Port);
            listener.Start();
            return Finding.Good("port", $"{url} is free");
        }
        catch (SocketException e)
        {
            return Finding.Bad("port", $"{url}: {e.Message}. Stop what uses it, or choose another with --urls.");
        }
    }

    private static Finding Pages(ServeOptions options) => File.Exists(Path.Combine(options.WebFolder, "shop", "shop.css"))
        ? Finding.Good("pages", $"storefront and widget in {options.WebFolder}")
        : Finding.Bad("pages", $"the storefront is missing from {options.WebFolder}; install Aisle anew, or build it from a whole checkout.");

    private static Finding Models(ServeOptions options)
    {
        if (options.Models?.Configuration is not { } path)
        {
            return Finding.Good("models", $"only those in this process: there is no {ModelFiles.UsualConfiguration} here, and --config names none");
        }

        try
        {
            var configuration = ModelConfiguration.Load(path);
            configuration.CheckSecrets();
            return Finding.Good("models", $"{configuration.Models.Count} of {configuration.Providers.Count} providers in {path}");
        }
        catch (InvalidDataException e)
        {
            return Finding.Bad("models", e.Message);
        }
    }

    private static Finding Assistant(ServeOptions options)
    {
        try
        {
            return options.Models?.Configuration is { } path && AssistantConfiguration.Load(path) is { Rungs.Count: > 0 } configuration
                ? Finding.Good("assistant", string.Join("; ", configuration.CheckKeys().Rungs.OrderBy(r => r.Rung).Select(r => Told(r, configuration))))
                : Finding.Good("assistant", "rung 0 answers every turn: no language model is configured for it");
        }
        catch (InvalidDataException e)
        {
            return Finding.Bad("assistant", e.Message);
        }
    }

    private static string Told(RungConfiguration rung, AssistantConfiguration configuration) => string.Create(
        CultureInfo.InvariantCulture, $"rung {rung.Rung} is {rung.Model}{(rung.Url is { } url ? $" at {url}" : "")}, asked below a confidence of {configuration.Below(rung):0.##}");

    private static Finding MappingFiles()
    {
        var files = Mappings.Usual().SelectMany(Directory.EnumerateFiles).Select(Path.GetFileName).Distinct(StringComparer.Ordinal).ToList();
        return Finding.Good("mappings", files.Count > 0 ? string.Join(", ", files) : $"none beside the data's own; a folder '{Mappings.Folder}' here would be used");
    }

    private sealed record Finding(string Subject, bool IsGood, string Text)
    {
        public static Finding Good(string subject, string text) => new(subject, true, text);

        public static Finding Bad(string subject, string text) => new(subject, false, text);
    }
}
