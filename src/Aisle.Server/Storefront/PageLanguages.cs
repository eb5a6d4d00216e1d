using System.Text.Json;

namespace Aisle.Server.Storefront;

/// <summary>The languages of the storefront: one file each in web/shop/texts. A further language is a further file.</summary>
internal sealed class PageLanguages
{
    public const string Parameter = "lang";

    /// <summary>Keeps the language that was chosen on a page; it says nothing of the shopper.</summary>
    private const string Cookie = "aisle-lang";

    private readonly Dictionary<string, PageTexts> _texts = new(StringComparer.OrdinalIgnoreCase);

    public PageLanguages(string folder)
    {
        var english = Path.Combine(folder, "en.json");
        English = File.Exists(english) ? Read(english, english: null) : new PageTexts("en", [], english: null); // `aisle doctor` says what is missing
        string[] files = File.Exists(english) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            var texts = Path.GetFileNameWithoutExtension(file) == English.Language ? English : Read(file, English);
            _texts[texts.Language] = texts;
        }
    }

    public PageTexts English { get; }

    /// <summary>Each with the name that its own speakers give it.</summary>
    public IEnumerable<PageTexts> All => _texts.Values;

    /// <summary>What the address asks for, else what was asked for before, else what the browser likes best.</summary>
    public PageTexts Choose(HttpContext context)
    {
        var asked = Find(context.Request.Query[Parameter].ToString());
        if (asked is not null)
        {
            context.Response.Cookies.Append(Cookie, asked.Language, new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        }

        return asked ?? Find(context.Request.Cookies[Cookie] ?? "") ?? Liked(context.Request) ?? English;
    }

    private PageTexts? Liked(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Where(l => l.Quality != 0).Select(l => Find(l.Value.ToString())).FirstOrDefault(t => t is not null);

    /// <param name="tag">"zh-CN" is spoken by zh.</param>
    private PageTexts? Find(string tag) => _texts.GetValueOrDefault(tag.Split('-')[0]);

    private static PageTexts Read(string file, PageTexts? english)
    {
        var words = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllBytes(file))!;
        return new PageTexts(Path.GetFileNameWithoutExtension(file), words, english);
    }
}
