using Aisle.Catalog.Store;
using Aisle.Models;
using Aisle.Server.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Aisle.Server.Commands;

/// <summary>Runs the server until it is stopped, and says once where it is.</summary>
internal static class Serving
{
    /// <param name="store">Open; the caller closes it.</param>
    /// <param name="options">How to serve.</param>
    /// <param name="terminal">Where the one line goes.</param>
    /// <param name="greeting">The line, once the shop can answer.</param>
    /// <param name="cancellationToken">Stops the server; that is its usual end, so the exit code is then 0.</param>
    public static async Task<int> RunAsync(
        ICatalogStore store, ServeOptions options, Terminal terminal, Func<ShopFacts, string, string> greeting, CancellationToken cancellationToken)
    {
        await using var app = AisleHost.Build(options, store);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return terminal.Fail($"{string.Join(';', options.Urls)}: the port is in use. Stop what uses it, or choose another, such as --urls http://127.0.0.1:5081.");
        }

        var shop = app.Services.GetRequiredService<LiveShop>();
        var greeted = GreetAsync();
        await app.WaitForShutdownAsync(cancellationToken);
        await greeted;
        return ExitCodes.Done;

        async Task GreetAsync()
        {
            await shop.WhenReady.WaitAsync(app.Lifetime.ApplicationStopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (shop.Facts is { } facts)
            {
                await terminal.Output.WriteLineAsync(greeting(facts, app.Urls.First()));
                if (app.Services.GetService<ModelGateway>() is { } gateway)
                {
                    await terminal.Output.WriteLineAsync($"Serving {gateway.Catalog.Models.Count:N0} models there to clients of OpenAI, Anthropic and Amazon Bedrock (`aisle keys add NAME` makes a key)");
                }
            }
        }
    }
}
