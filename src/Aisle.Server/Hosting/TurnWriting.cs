using Aisle.Assistant.Journal;

namespace Aisle.Server.Hosting;

/// <summary>Writes the journal of turns while the server runs, and what waits when it stops.</summary>
internal sealed partial class TurnWriting(TurnLog turns, ILogger<TurnWriting> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => turns.RunAsync(problem => LogFailed(log, problem, turns.Lost), stoppingToken), CancellationToken.None);

    [LoggerMessage(1, LogLevel.Error, "Could not write turns to the journal: {Problem} {Lost} are lost so far; shoppers notice nothing")]
    private static partial void LogFailed(ILogger log, string problem, long lost);
}
