using System.Globalization;

namespace Aisle.Insight.Evidence.Ranking;

/// <summary>A sum of small regression trees over a vector of features, each tree a line of text: <c>feature threshold left right</c> a node, children after it.</summary>
internal sealed class BoostedTrees(IReadOnlyList<Tree> trees)
{
    public IReadOnlyList<Tree> Trees => trees;

    public double Sum(ReadOnlySpan<double> features)
    {
        double sum = 0;
        foreach (var tree in trees) sum += tree.Of(features);
        return sum;
    }
}

/// <summary>
/// A binary tree as flat arrays. A node splits by one feature: at or below the threshold to <see cref="TreeNode.Left"/>, else to
/// <see cref="TreeNode.Right"/>; a negative child is the leaf of that complement.
/// </summary>
internal sealed record Tree(TreeNode[] Nodes, double[] Leaves)
{
    public double Of(ReadOnlySpan<double> features)
    {
        var at = Nodes.Length == 0 ? ~0 : 0;
        while (at >= 0) at = features[Nodes[at].Feature] <= Nodes[at].Threshold ? Nodes[at].Left : Nodes[at].Right;
        return Leaves[~at];
    }

    /// <summary>"3:0.25:1:-1 ... | 0.1 -0.2 ...".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(' ', Nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Feature}:{n.Threshold}:{n.Left}:{n.Right}")))} | {string.Join(' ', Leaves.Select(l => l.ToString(CultureInfo.InvariantCulture)))}");

    public static Tree Parse(string text)
    {
        var sides = text.Split('|');
        return new Tree(
            [.. sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TreeNode.Parse)],
            [.. sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, CultureInfo.InvariantCulture))]);
    }
}

internal readonly record struct TreeNode(int Feature, double Threshold, int Left, int Right)
{
    public static TreeNode Parse(string text)
    {
        var cells = text.Split(':');
        return new TreeNode(
            int.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture),
            int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture));
    }
}
