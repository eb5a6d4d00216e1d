using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aisle.Server.Tests.Commands;

/// <summary>The executable as a process: what only shows from outside.</summary>
public sealed class ServingTests(FixtureShop shop)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_CtrlC_StopsWithinItsExitCode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGINT is sent with kill, which Windows lacks.");
        using var process = Start("serve", "--store", shop.Server.StorePath, "--urls", "http://127.0.0.1:0");

        var line = await process.StandardOutput.ReadLineAsync(Cancel);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(Cancel);
        }

        await process.WaitForExitAsync(Cancel);
        Assert.Matches(@"^Serving 9 products at http://127\.0\.0\.1:\d+ \(Ctrl-C stops\)$", line);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Serve_PortInUse_IsToldInOneLine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = Start("serve", "--store", shop.Server.StorePath, "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        var error = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("the port is in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_FreshWhereNothingIs_MakesIt()
    {
        using var folder = new TempFolder();
        using var process = Start("demo", "--fresh", "--folder", folder.File("new"), "--urls", "http://127.0.0.1:0");

        var line = await process.StandardOutput.ReadLineAsync(Cancel);
        process.Kill();
        await process.WaitForExitAsync(Cancel);

        Assert.StartsWith("Making the demo shop in ", line, StringComparison.Ordinal);
    }

    internal static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
