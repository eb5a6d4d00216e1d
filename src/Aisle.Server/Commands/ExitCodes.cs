namespace Aisle.Server.Commands;

/// <summary>What a command says to the shell; also in docs/concepts/api.md.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Done, with findings: rows refused by an import, something amiss for doctor.</summary>
    public const int Findings = 1;

    /// <summary>Not done: a wrong option, a missing file, a port in use.</summary>
    public const int Failed = 2;

    /// <summary>Stopped by Ctrl-C before it was done, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
