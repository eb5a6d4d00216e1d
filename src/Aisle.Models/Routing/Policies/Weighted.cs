using System.IO.Hashing;
using System.Text;

namespace Aisle.Models.Routing.Policies;

/// <summary>
/// A random order in which a target of twice the weight comes first twice as often: ascending by -ln(u)/weight (Efraimidis and Spirakis,
/// "Weighted random sampling with a reservoir", 2006). For a session u is a hash of session and target (weighted rendezvous hashing), so
/// that a conversation stays where it is with nothing to remember, and one target's loss moves only its own conversations.
/// </summary>
internal sealed class Weighted(Random random) : IRoutingPolicy
{
    public IReadOnlyList<ModelTarget> Order(IReadOnlyList<ModelTarget> targets, string? session) =>
        [.. targets.OrderBy(t => t.Weight > 0 ? -Math.Log(Uniform(t, session)) / t.Weight : double.PositiveInfinity)];

    /// <summary>In (0, 1].</summary>
    private double Uniform(ModelTarget target, string? session) => session is null
        ? 1 - random.NextDouble()
        : ((XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{session}\n{target.Provider}\n{target.Model}")) >> 11) + 1) / (double)(1UL << 53);
}
