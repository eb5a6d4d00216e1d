using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Aisle.Browser.Tests;

/// <summary>`aisle` as a process of its own, as users run it; killed with what uses it.</summary>
internal sealed partial class AisleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private AisleProcess(Process process, Uri address, string line) => (_process, Address, Line) = (process, address, line);

    public Uri Address { get; }

    /// <summary>The line of its output that told it.</summary>
    public string Line { get; }

    /// <summary>Runs to its end.</summary>
    /// <param name="typed">What it reads on its standard input.</param>
    /// <param name="arguments">The command and its options.</param>
    public static async Task RunAsync(string typed, params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Serves on a free port, without the limits: they are for shoppers, and all tests are one client.</summary>
    /// <param name="told">What the line with the address has beside it.</param>
    /// <param name="arguments">The command and its own options.</param>
    public static async Task<AisleProcess> ServeAsync(string told, params IEnumerable<string> arguments)
    {
        var process = Start([.. arguments, "--urls", "http://127.0.0.1:0", "--turns-per-minute", "100000", "--reads-per-minute", "100000"]);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(told, StringComparison.Ordinal) && Loopback().Match(line) is { Success: true } address)
            {
                return new AisleProcess(process, new Uri(address.Value), line);
            }
        }

        throw new InvalidOperationException($"aisle {arguments.First()} ended with {process.ExitCode} before its shop was open.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static Process Start(IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "aisle.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Loopback();
}
