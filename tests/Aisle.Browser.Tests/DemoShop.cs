using System.Diagnostics;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Aisle.Browser.Tests.DemoShop))]

namespace Aisle.Browser.Tests;

/// <summary>The real thing: `aisle demo` on a free port, its shop made in a folder that goes with it. Started by the first test that asks for it.</summary>
public sealed partial class DemoShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-browser-");
    private readonly Lazy<Task<Uri>> _address;
    private Process? _process;

    public DemoShop() => _address = new Lazy<Task<Uri>>(StartAsync);

    public Task<Uri> AddressAsync() => _address.Value;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        // The limits are for shoppers, and all tests are one client.
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "aisle.dll"), "demo", "--folder", _folder.FullName, "--urls", "http://127.0.0.1:0",
            "--turns-per-minute", "100000", "--reads-per-minute", "100000",
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
            {
                return new Uri(match.Value);
            }
        }

        throw new InvalidOperationException($"aisle demo ended with {_process.ExitCode} before its shop was open.");
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Address();
}
