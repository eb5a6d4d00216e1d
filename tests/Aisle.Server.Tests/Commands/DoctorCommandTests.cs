using System.Net;
using System.Net.Sockets;

namespace Aisle.Server.Tests.Commands;

public sealed class DoctorCommandTests(FixtureShop shop)
{
    [Fact]
    public async Task Doctor_AllWell_SaysOkOfEach()
    {
        var run = await CommandRun.OfAsync("doctor", "--store", shop.Server.StorePath, "--urls", "http://127.0.0.1:0");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.TrimEnd().Split('\n'), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Contains("9 products", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoStoreAndPortInUse_SaysWhatToDo()
    {
        using var folder = new TempFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var run = await CommandRun.OfAsync("doctor", "--store", folder.File("none.db"), "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fix  store", run.Output, StringComparison.Ordinal);
        Assert.Contains("fix  port", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoFolderForTheStore_StillChecksTheRest()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync("doctor", "--store", folder.File("none/deeper/shop.db"), "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fix  store", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok   disk", run.Output, StringComparison.Ordinal);
    }
}
