using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Rungs;

/// <summary>A language model that may answer a turn.</summary>
/// <param name="Number">1 for one on the shop's own machine, 2 for a hosted one.</param>
/// <param name="Name">As the configuration names the model; in traces and metrics.</param>
/// <param name="Client">Called with tools and a stream; it is not disposed of here.</param>
public sealed record ModelRung(int Number, string Name, IChatClient Client)
{
    /// <summary>It is asked when rung 0's confidence is below this; 2 for always.</summary>
    public double Below { get; init; } = LadderOptions.UsualConfidence;

    /// <summary>Money for a million input tokens.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>Money for a million output tokens.</summary>
    public decimal OutputPrice { get; init; }
}
