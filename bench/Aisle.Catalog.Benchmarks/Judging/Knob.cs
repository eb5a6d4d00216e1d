using Aisle.Catalog.Index.Internals;
using Aisle.Catalog.Search.Ranking;

namespace Aisle.Catalog.Benchmarks.Judging;

/// <summary>One weight that the search may turn.</summary>
internal sealed record Knob(string Name, Func<RankingWeights, float> Read, Func<RankingWeights, float, RankingWeights> Write)
{
    public static IReadOnlyList<Knob> All { get; } =
    [
        new("type", w => w.Type, (w, v) => w with { Type = v }),
        new("kind", w => w.Kind, (w, v) => w with { Kind = v }),
        new("other sense", w => w.OtherSense, (w, v) => w with { OtherSense = v }),
        new("same", w => w.Same, (w, v) => w with { Same = v }),
        new("described", w => w.Described, (w, v) => w with { Described = v }),
        new("narrower", w => w.Narrower, (w, v) => w with { Narrower = v }),
        new("phrase", w => w.Phrase, (w, v) => w with { Phrase = v }),
        new("availability", w => w.Availability, (w, v) => w with { Availability = v }),
        new("k1", w => w.Fields.Saturation, (w, v) => w with { Fields = w.Fields with { Saturation = v } }),
        .. Fields.Names.Select((name, field) => new Knob("w " + name, w => w.Fields.Weights[field], (w, v) => w with { Fields = w.Fields with { Weights = With(w.Fields.Weights, field, v) } })),
    ];

    private static float[] With(float[] values, int place, float value)
    {
        var changed = (float[])values.Clone();
        changed[place] = value;
        return changed;
    }
}
