using System.Net;
using Aisle.Studio.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Server.Tests.Studio;

public sealed class AccessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Studio_NoPasswordSet_SaysHowToSetOneAndServesNothingElse()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var door = new StudioDoor(server);

        using var page = await door.Client.SendAsync("/studio/sign-in");
        using var studio = await door.Client.SendAsync("/studio");
        using var connection = await door.Client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Cancel);
        using var tried = await door.SignInAsync("");

        Assert.Contains("aisle admin set-password", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("/studio/sign-in?to=%2Fstudio", studio.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, connection.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tried.StatusCode); // the page has no form, so there is no token
    }

    [Fact]
    public async Task SignIn_RightPassword_OpensThePageAskedForWithAStrictCookie()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        using var again = await door.SignInAsync(StudioDoor.Password, "/studio/conversations?day=1");
        using var page = await door.Client.SendAsync("/studio");

        Assert.Equal("/studio/conversations?day=1", again.Headers.Location?.ToString());
        var cookie = Assert.Single(again.Headers.GetValues("Set-Cookie"), c => c.StartsWith("aisle.studio=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("no-store", page.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/studio\\evil")]
    [InlineData("/studiox")]
    [InlineData("/studio/session/end")]
    [InlineData("")]
    public void Page_NotOfTheStudio_IsNotGoneTo(string to) => Assert.Equal("/studio", SessionRoutes.PageOf(to));

    [Fact]
    public async Task SignIn_WrongPassword_IsRefusedWithoutASession()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        await StudioPassword.SetAsync(server.Store, StudioDoor.Password, Cancel);
        using var door = new StudioDoor(server);

        using var tried = await door.SignInAsync("wrong " + StudioDoor.Password);
        using var told = await door.Client.SendAsync(tried.Headers.Location!.ToString());
        using var studio = await door.Client.SendAsync("/studio");

        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);
        Assert.Contains("That is not the password", await told.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(door.Cookies, c => c.Name == "aisle.studio");
        Assert.Equal(HttpStatusCode.Found, studio.StatusCode);
    }

    [Fact]
    public async Task SignIn_TooOften_HasToWait()
    {
        await using var server = await ShopServer.StartAsync(Cancel, options => options with { RateLimits = new() { SignInsPerMinute = 2 } });
        await StudioPassword.SetAsync(server.Store, StudioDoor.Password, Cancel);
        using var door = new StudioDoor(server);
        using var first = await door.SignInAsync("wrong");
        using var second = await door.SignInAsync("wrong");

        using var third = await door.SignInAsync(StudioDoor.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
    }

    [Fact]
    public async Task Form_FromAnotherSite_ChangesNothing()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        using var signIn = await door.PostAsync(Gate.SignInForm, new() { ["password"] = StudioDoor.Password });
        using var signOut = await door.PostAsync(Gate.SignOutForm, new() { ["everywhere"] = "true" });
        using var page = await door.Client.SendAsync("/studio");

        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignOut_EndsThisSessionOrAll(bool everywhere)
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var here = await StudioDoor.SignedInAsync(server);
        using var there = new StudioDoor(server);
        using var signedIn = await there.SignInAsync(StudioDoor.Password);
        var kept = here.Cookies["aisle.studio"]!.Value;

        using var signedOut = await here.PostAsync("/studio", Gate.SignOutForm, new() { ["everywhere"] = everywhere ? "true" : "false" });
        using var stolen = new HttpRequestMessage(HttpMethod.Get, "/studio") { Headers = { { "Cookie", $"aisle.studio={kept}" } } };
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var thief = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };
        using var withIt = await thief.SendAsync(stolen, Cancel);
        using var other = await there.Client.SendAsync("/studio");

        Assert.Equal(HttpStatusCode.Found, withIt.StatusCode);
        Assert.Equal(everywhere ? HttpStatusCode.Found : HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsEverySession()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        await StudioPassword.SetAsync(server.Store, StudioDoor.Password, Cancel); // even to the same one

        using var page = await door.Client.SendAsync("/studio");
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    [Fact]
    public async Task EveryPage_WithoutASession_IsTheDoor()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        await StudioPassword.SetAsync(server.Store, StudioDoor.Password, Cancel);
        using var door = new StudioDoor(server);
        var routes = server.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Where(r => r.StartsWith("/studio", StringComparison.Ordinal) && !r.StartsWith(Gate.SignInForm, StringComparison.Ordinal) && r != Gate.SignInPage).Distinct().ToList();

        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            using var page = await door.Client.SendAsync(route.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.Found, page.StatusCode);
            Assert.StartsWith(Gate.SignInPage, page.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Studio_Policy_AllowsNoInlineScriptNoFrameAndNoOtherHost()
    {
        await using var server = await ShopServer.StartAsync(Cancel);
        using var door = await StudioDoor.SignedInAsync(server);

        using var page = await door.Client.SendAsync("/studio");

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
