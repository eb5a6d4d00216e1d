using Aisle.Assistant.Rungs;
using Aisle.Models;
using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;
using Aisle.Models.Metering;

namespace Aisle.Server.Rungs;

/// <summary>Makes the ladder that aisle.json describes.</summary>
internal static partial class LadderServices
{
    /// <summary>Nothing is added where the file names no rung: the assistant then never asks a model.</summary>
    /// <exception cref="InvalidDataException">The file is wrong; the message says where, and what to do.</exception>
    public static IServiceCollection AddLadder(this IServiceCollection services, string? path)
    {
        if (path is null || AssistantConfiguration.Load(path) is not { Rungs.Count: > 0 } configuration)
        {
            return services;
        }

        configuration.CheckKeys();
        return services.AddSingleton(s => Make(
            configuration, s.GetRequiredService<ModelGateway>, s.GetRequiredService<UsageLedger>(), s.GetRequiredService<TimeProvider>(),
            failure => LogFailed(s.GetRequiredService<ILogger<Ladder>>(), failure.Rung, failure.Model, failure.Why, failure.Exception?.Message)));
    }

    /// <summary>GET /admin/assistant: who wrote the answers, what came of asking models, what was cut, what it cost, since the start.</summary>
    public static void MapLadder(this WebApplication app) =>
        app.MapGet("/admin/assistant", (IServiceProvider services) => TypedResults.Json(services.GetService<Ladder>()?.Metrics.Read() ?? LadderReport.None))
            .RequireAdminKey().ExcludeFromDescription();

    /// <summary>The same for a command with no server; null where no rung is configured.</summary>
    /// <param name="path">Of aisle.json; null for none.</param>
    /// <param name="rung">The only rung, which is asked at every turn; null for all as configured.</param>
    /// <param name="failed">Told of each failure.</param>
    /// <param name="time">For every limit of time; null for the system's.</param>
    /// <exception cref="InvalidDataException">The file is wrong; the message says where, and what to do.</exception>
    public static Ladder? Open(string? path, int? rung, Action<RungFailure> failed, TimeProvider? time = null)
    {
        if (path is null || AssistantConfiguration.Load(path) is not { Rungs.Count: > 0 } configuration)
        {
            return null;
        }

        if (rung is { } only)
        {
            configuration = configuration with { Rungs = [.. configuration.Rungs.Where(r => r.Rung == only).Select(r => r with { Below = 2 })] };
        }

        configuration.CheckKeys();
        var used = UsageLedger.Open(null, time ?? TimeProvider.System);
        var models = new Lazy<ModelGateway>(() => Gateway(ModelConfiguration.Load(path), used));
        return Make(configuration, () => models.Value, used, time ?? TimeProvider.System, failed);
    }

    private static Ladder Make(AssistantConfiguration configuration, Func<ModelGateway> models, UsageLedger used, TimeProvider time, Action<RungFailure> failed) => new(
        [.. configuration.Rungs.Select(rung => new ModelRung(rung.Rung, rung.Model, new GatewayChat(rung.Url is null ? models : Own(rung, used), rung.Model))
        {
            Below = configuration.Below(rung),
            InputPrice = rung.InputPrice,
            OutputPrice = rung.OutputPrice,
        })],
        configuration.ToOptions(), time, failed);

    private static Func<ModelGateway> Own(RungConfiguration rung, UsageLedger used)
    {
        var gateway = new Lazy<ModelGateway>(() => Gateway(rung.ToModels(), used));
        return () => gateway.Value;
    }

    private static ModelGateway Gateway(ModelConfiguration configuration, UsageLedger used) =>
        new ServiceCollection().AddSingleton(used).AddModels(configuration, KeyFile.None).BuildServiceProvider().GetRequiredService<ModelGateway>();

    [LoggerMessage(1, LogLevel.Warning, "Rung {Rung}, the model {Model}, did not answer a shopper ({Why}): {Problem}")]
    private static partial void LogFailed(ILogger log, int rung, string model, BrokeOff why, string? problem);
}
