using System.Net;
using System.Text.RegularExpressions;
using Aisle.Studio.Access;

namespace Aisle.Server.Tests.Studio;

/// <summary>A browser without scripts at the studio's door: it keeps cookies and follows nothing.</summary>
internal sealed partial class StudioDoor : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    public StudioDoor(ShopServer server) => Client = new HttpClient(_handler) { BaseAddress = server.Client.BaseAddress };

    public HttpClient Client { get; }

    public CookieCollection Cookies => _handler.CookieContainer.GetCookies(Client.BaseAddress!);

    /// <summary>Over a store with the password set, and whoever asks signed in.</summary>
    public static async Task<StudioDoor> SignedInAsync(ShopServer server)
    {
        await StudioPassword.SetAsync(server.Store, Password, TestContext.Current.CancellationToken);
        var door = new StudioDoor(server);
        using var answer = await door.SignInAsync(Password);
        Assert.Equal("/studio", answer.Headers.Location?.ToString());
        return door;
    }

    public Task<HttpResponseMessage> SignInAsync(string password, string to = "") => PostAsync(Gate.SignInPage, Gate.SignInForm, new() { ["password"] = password, ["to"] = to });

    /// <summary>With the antiforgery token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string form, Dictionary<string, string> fields)
    {
        using var shown = await Client.SendAsync(page);
        var html = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
        return await PostAsync(form, fields);
    }

    public async Task<HttpResponseMessage> PostAsync(string form, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(new Uri(form, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
