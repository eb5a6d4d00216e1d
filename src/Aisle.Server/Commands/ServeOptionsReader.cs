using System.CommandLine;
using System.Net;
using Aisle.Server.Hosting;

namespace Aisle.Server.Commands;

/// <summary>The options of a command that serves, and how they become <see cref="ServeOptions"/>.</summary>
internal sealed class ServeOptionsReader
{
    private readonly Option<string> _urls = new("--urls")
    {
        Description = "Where to listen; several are separated by a semicolon. The default is reachable from this machine only.",
        HelpName = "URL",
        DefaultValueFactory = _ => ServeOptions.DefaultUrl,
    };

    private readonly Option<string[]> _origins = Repeatable(
        "--allow-origin", "ORIGIN", "A site whose pages may use the assistant, such as https://shop.example; may be repeated.");

    private readonly Option<string[]> _hosts = Repeatable(
        "--allow-host", "NAME", "A host name to answer to; may be repeated. The default is this machine's own where only it can connect, else any.");

    private readonly Option<string[]> _proxies = Repeatable(
        "--trusted-proxy", "ADDRESS", "A proxy whose X-Forwarded-For is believed; may be repeated. Without it, limits count the proxy as one client.");

    private readonly Option<int> _turns = PerMinute("--turns-per-minute", "Conversations and turns that one client may start in a minute.", new RateLimits().TurnsPerMinute);

    private readonly Option<int> _reads = PerMinute("--reads-per-minute", "Searches and products that one client may ask for in a minute.", new RateLimits().ReadsPerMinute);

    private readonly Option<int> _keep = new("--keep-turns")
    {
        HelpName = "DAYS",
        Description = "How long what shoppers said is kept for the studio; 0 keeps nothing.",
        DefaultValueFactory = _ => (int)new ServeOptions().KeepTurns.TotalDays,
    };

    private readonly Option<string?> _care = new("--care") { HelpName = "FILE", Description = "What the assistant does not advise on (health, law), and what it says instead; the default comes with Aisle." };

    private readonly Option<string?> _synonyms = CommonOptions.Synonyms();

    private readonly Option<string[]> _rates = CommonOptions.Rates();

    private readonly Option<string?> _encoder = CommonOptions.Encoder();

    private readonly Option<string?> _config = CommonOptions.Configuration();

    public ServeOptionsReader(Command command)
    {
        _urls.Check(urls => SplitUrls(urls).Where(url => !ServeOptions.TryParseUrl(url, out _)).Select(url => $"'{url}' is no address to listen on, such as {ServeOptions.DefaultUrl}."));
        _origins.Check(origins => origins.Where(origin => !IsOrigin(origin)).Select(origin => $"'{origin}' is no origin, such as https://shop.example."));
        _care.Check(file => file is null || File.Exists(file) ? [] : [$"there is no file '{file}'."]);
        _keep.Check(days => days is >= 0 and <= 3_650 ? [] : ["must be a number of days up to 3650; 0 keeps nothing."]);
        _proxies.Check(proxies => proxies.Where(proxy => !IPAddress.TryParse(proxy, out _)).Select(proxy => $"'{proxy}' is no IP address."));
        foreach (var option in (Option[])[_urls, _origins, _hosts, _proxies, _turns, _reads, _keep, _care, _synonyms, _rates, _encoder, _config])
        {
            command.Add(option);
        }
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="store">Beside it lie the callers' keys.</param>
    public ServeOptions Read(ParseResult parsed, string store) => new()
    {
        Urls = [.. SplitUrls(parsed.GetValue(_urls)!).Select(ServeOptions.ParseUrl)],
        AllowedOrigins = parsed.GetValue(_origins) ?? [],
        AllowedHosts = parsed.GetValue(_hosts) ?? [],
        TrustedProxies = [.. (parsed.GetValue(_proxies) ?? []).Select(IPAddress.Parse)],
        RateLimits = new RateLimits { TurnsPerMinute = parsed.GetValue(_turns), ReadsPerMinute = parsed.GetValue(_reads) },
        TalkFile = ServeOptions.TalkBeside(store),
        TurnsFile = ServeOptions.TurnsBeside(store),
        KeepTurns = TimeSpan.FromDays(parsed.GetValue(_keep)),
        IndexFile = ServeOptions.IndexBeside(store),
        Search = SearchOptions.Read(parsed.GetValue(_synonyms), parsed.GetValue(_rates)),
        Encoder = parsed.GetValue(_encoder),
        VectorFile = ServeOptions.VectorsBeside(store),
        SynonymsFile = parsed.GetValue(_synonyms),
        CareFile = parsed.GetValue(_care),
        Models = ModelFiles.Beside(store, parsed.GetValue(_config)),
        WebFolder = Environment.GetEnvironmentVariable("AISLE_WEB") ?? new ServeOptions().WebFolder,
    };

    private static Option<string[]> Repeatable(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };

    private static Option<int> PerMinute(string name, string description, int usual)
    {
        var option = new Option<int>(name) { HelpName = "COUNT", Description = description, DefaultValueFactory = _ => usual };
        option.Check(count => count > 0 ? [] : ["must be at least 1."]);
        return option;
    }

    private static string[] SplitUrls(string urls) => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
