using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Aisle.Studio.Benchmarks;

/// <summary>How long each page of a studio takes from request to last byte; over a limit is a failure.</summary>
internal static partial class PageTimes
{
    private const int Rounds = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly string[] Pages =
    [
        "/studio", "/studio?days=7", "/studio?days=30", "/studio/conversations?days=30", "/studio/conversations?days=30&text=tent+waterproof", "/studio/conversations?days=30&outcome=Failed",
        "/studio/gaps?days=30", "/studio/searches?days=30", "/studio/feedback?days=30", "/studio/insight", "/studio/usage", "/studio/models", "/studio/keys", "/studio/feeds", "/studio/settings",
    ];

    public static async Task<int> PrintAsync(Uri address, string password, CancellationToken cancellationToken)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { BaseAddress = address };
        await SignInAsync(client, password, cancellationToken);
        var slow = 0;
        Console.WriteLine($"{"page",-62}{"first ms",10}{"median ms",11}{"kB",8}");
        foreach (var page in Pages)
        {
            var (times, bytes) = (new List<double>(), 0L);
            for (var round = 0; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                using var response = await client.GetAsync(new Uri(page, UriKind.Relative), cancellationToken);
                response.EnsureSuccessStatusCode();
                bytes = (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            var (first, median) = (times[0], times.Order().ElementAt(Rounds / 2));
            slow += median > Limit.TotalMilliseconds ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page,-62}{first,10:N0}{median,11:N0}{bytes / 1024.0,8:N0}"));
        }

        return slow == 0 ? 0 : 1;
    }

    private static async Task SignInAsync(HttpClient client, string password, CancellationToken cancellationToken)
    {
        var page = await client.GetStringAsync(new Uri("/studio/sign-in", UriKind.Relative), cancellationToken);
        var token = FormToken().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("password", password), new("to", "/studio/keys")]);
        using var response = await client.PostAsync(new Uri("/studio/session", UriKind.Relative), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        if (response.RequestMessage!.RequestUri!.AbsolutePath != "/studio/keys")
        {
            throw new InvalidOperationException("The studio did not take the password.");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
