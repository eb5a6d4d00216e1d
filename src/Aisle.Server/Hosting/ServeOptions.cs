using System.Diagnostics.CodeAnalysis;
using System.Net;
using Aisle.Catalog.Index;

namespace Aisle.Server.Hosting;

/// <summary>How the server runs; `aisle serve --help` says how each is set.</summary>
internal sealed record ServeOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Where it listens. The default is reachable from this machine only.</summary>
    public IReadOnlyList<BindingAddress> Urls { get; init; } = [ParseUrl(DefaultUrl)];

    /// <summary>What the shop calls itself; null for what the store says.</summary>
    public string? ShopName { get; init; }

    /// <summary>The folder whose images are served below /media; null for none.</summary>
    public string? MediaFolder { get; init; }

    /// <summary>The storefront's and the widget's files.</summary>
    public string WebFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>Shops on other hosts whose pages may call the API, such as "https://shop.example".</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Host names that are answered; empty means this machine's own when bound to loopback, else any.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Addresses of proxies whose X-Forwarded-For is believed; without one, a client is who connects.</summary>
    public IReadOnlyList<IPAddress> TrustedProxies { get; init; } = [];

    /// <summary>Where conversations and shoppers' memories are kept over a restart; null to keep them in memory only.</summary>
    public string? TalkFile { get; init; }

    /// <summary>Where turns are noted for the shop's people; null for a file that goes with the process.</summary>
    public string? TurnsFile { get; init; }

    /// <summary>How long a conversation is kept there after its last turn; zero notes nothing.</summary>
    public TimeSpan KeepTurns { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Where a copy of the index is kept, so that the next start needn't build it; null to keep none.</summary>
    public string? IndexFile { get; init; }

    /// <summary>A sentence encoder in ONNX, or the folder that holds one; null to search by words alone.</summary>
    public string? Encoder { get; init; }

    /// <summary>Where a copy of the products' vectors is kept; null to keep none.</summary>
    public string? VectorFile { get; init; }

    /// <summary>What the assistant does not advise on, as the shop says it; null for what comes with Aisle.</summary>
    public string? CareFile { get; init; }

    /// <summary>Where the synonyms of <see cref="Search"/> were read from, for who edits them; null for none.</summary>
    public string? SynonymsFile { get; init; }

    /// <summary>The shop's own synonyms and rates of exchange.</summary>
    public IndexOptions Search { get; init; } = IndexOptions.Default;

    public RateLimits RateLimits { get; init; } = new();

    /// <summary>The model service; null where none is configured, and its routes are not there.</summary>
    public ModelFiles? Models { get; init; }

    /// <summary>How often the store is asked whether it changed.</summary>
    public TimeSpan StorePoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether only this machine can connect.</summary>
    public bool IsLoopback => Urls.All(url => url.Host == "localhost" || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.talk.db".</summary>
    public static string TalkBeside(string store) => Path.ChangeExtension(store, ".talk.db");

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.turns.db".</summary>
    public static string TurnsBeside(string store) => Path.ChangeExtension(store, ".turns.db");

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.index".</summary>
    public static string IndexBeside(string store) => Path.ChangeExtension(store, ".index");

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.vectors".</summary>
    public static string VectorsBeside(string store) => Path.ChangeExtension(store, ".vectors");

    public static BindingAddress ParseUrl(string text) =>
        TryParseUrl(text, out var url) ? url : throw new FormatException($"'{text}' is no address to listen on, such as {DefaultUrl}.");

    /// <summary>"http://127.0.0.1:5080", "https://shop.example", "http://*:80"; without a path.</summary>
    public static bool TryParseUrl(string text, [NotNullWhen(true)] out BindingAddress? url)
    {
        url = null;
        try
        {
            url = BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            return false;
        }

        return url.Scheme is "http" or "https" && url.PathBase.Length == 0 && url.Port is >= 0 and <= 65535;
    }
}

/// <summary>How much one client may ask. A shopper who types fast stays far below; a script does not take the shop down.</summary>
internal sealed record RateLimits
{
    /// <summary>New conversations and turns, together.</summary>
    public int TurnsPerMinute { get; init; } = 60;

    /// <summary>Searches and products; a page makes several of these at once.</summary>
    public int ReadsPerMinute { get; init; } = 1_200;

    /// <summary>Passwords tried at the studio's door.</summary>
    public int SignInsPerMinute { get; init; } = 10;
}
