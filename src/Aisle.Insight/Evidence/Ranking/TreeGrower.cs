namespace Aisle.Insight.Evidence.Ranking;

/// <summary>
/// Grows <see cref="BoostedTrees"/> by second-order gradient boosting over binned features (Chen and Guestrin, "XGBoost", KDD 2016; best leaf first as in
/// Ke and others, "LightGBM", NeurIPS 2017). The loss is listwise: a softmax over the rows of a group and over "none of them", whose sum is
/// always 0, so that a sum above 0 means that answering is likelier than not. The same rows in the same order give the same trees.
/// </summary>
internal static class TreeGrower
{
    private const int Bins = 48;
    private const int Seed = 7;

    private const int Rounds = 200;
    private const double Rate = 0.06;
    private const int Leaves = 8;

    /// <summary>A leaf's least sum of second derivatives.</summary>
    private const double LeastHessian = 4;

    /// <summary>Draws a leaf's value towards 0.</summary>
    private const double Lambda = 4;

    /// <summary>The share of rows, and of features, that each tree sees, drawn anew for each.</summary>
    private const double Sampled = 0.4;

    /// <param name="groups">Rows of features, a group a question.</param>
    /// <param name="answers">Which rows of each are right.</param>
    /// <param name="start">A sum that each row has before the first tree.</param>
    public static BoostedTrees Grow(IReadOnlyList<double[][]> groups, IReadOnlyList<bool[]> answers, Func<double[], double> start)
    {
        double[][] rows = [.. groups.SelectMany(g => g)];
        var thresholds = Thresholds(rows);
        var binned = Array.ConvertAll(rows, row => Binned(row, thresholds));
        var sums = Array.ConvertAll(rows, row => start(row));
        var (gradients, hessians) = (new double[rows.Length], new double[rows.Length]);
        var trees = new List<Tree>();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var first = 0;
            for (var group = 0; group < groups.Count; group++)
            {
                Derive(sums.AsSpan(first, answers[group].Length), answers[group], gradients.AsSpan(first), hessians.AsSpan(first));
                first += answers[group].Length;
            }

            int[] seen = [.. Enumerable.Range(0, rows.Length).Where(_ => random.NextDouble() < Sampled)];
            int[] features = [.. Enumerable.Range(0, thresholds.Length).Where(_ => random.NextDouble() < Sampled)];
            var tree = Grow(seen, features, binned, thresholds, gradients, hessians);
            trees.Add(tree);
            for (var i = 0; i < rows.Length; i++) sums[i] += tree.Of(rows[i]);
        }

        return new BoostedTrees(trees);
    }

    private static void Derive(ReadOnlySpan<double> sums, bool[] answers, Span<double> gradients, Span<double> hessians)
    {
        var (all, right, any) = (1.0, 0.0, false);
        for (var i = 0; i < answers.Length; i++)
        {
            var exponent = Math.Exp(Math.Clamp(sums[i], -30, 30));
            all += exponent;
            if (!answers[i]) continue;
            right += exponent;
            any = true;
        }

        for (var i = 0; i < answers.Length; i++)
        {
            var exponent = Math.Exp(Math.Clamp(sums[i], -30, 30));
            var share = exponent / all;
            gradients[i] = share - (any && answers[i] ? exponent / right : 0);
            hessians[i] = Math.Max(share * (1 - share), 1e-3);
        }
    }

    private static Tree Grow(int[] seen, int[] features, byte[][] binned, double[][] thresholds, double[] gradients, double[] hessians)
    {
        var nodes = new List<TreeNode>();
        var leaves = new List<Leaf> { Leaf.Of(seen, gradients, hessians) };
        var parents = new List<(int Node, bool Left)> { (-1, false) };
        leaves[0].Best = BestSplit(leaves[0], features, binned, thresholds, gradients, hessians);
        while (leaves.Count < Leaves)
        {
            var at = -1;
            for (var i = 0; i < leaves.Count; i++)
            {
                if (leaves[i].Best.Gain > 1e-6 && (at < 0 || leaves[i].Best.Gain > leaves[at].Best.Gain)) at = i;
            }

            if (at < 0) break;
            var (feature, bin, _) = leaves[at].Best;
            var rows = leaves[at].Rows.ToLookup(r => binned[r][feature] <= bin);
            var left = Leaf.Of([.. rows[true]], gradients, hessians);
            var right = Leaf.Of([.. rows[false]], gradients, hessians);
            left.Best = BestSplit(left, features, binned, thresholds, gradients, hessians);
            right.Best = BestSplit(right, features, binned, thresholds, gradients, hessians);
            Attach(nodes, parents[at], nodes.Count);
            nodes.Add(new TreeNode(feature, thresholds[feature][bin], ~at, ~leaves.Count));
            parents.Add((nodes.Count - 1, false));
            parents[at] = (nodes.Count - 1, true);
            leaves[at] = left;
            leaves.Add(right);
        }

        return new Tree([.. nodes], [.. leaves.Select(l => Math.Round(-Rate * l.Gradient / (l.Hessian + Lambda), 4))]);
    }

    private static void Attach(List<TreeNode> nodes, (int Node, bool Left) parent, int child)
    {
        if (parent.Node >= 0) nodes[parent.Node] = parent.Left ? nodes[parent.Node] with { Left = child } : nodes[parent.Node] with { Right = child };
    }

    private static (int Feature, int Bin, double Gain) BestSplit(Leaf leaf, int[] features, byte[][] binned, double[][] thresholds, double[] gradients, double[] hessians)
    {
        var best = (Feature: -1, Bin: 0, Gain: 0.0);
        Span<double> g = stackalloc double[Bins];
        Span<double> h = stackalloc double[Bins];
        var whole = leaf.Gradient * leaf.Gradient / (leaf.Hessian + Lambda);
        foreach (var feature in features)
        {
            if (thresholds[feature].Length == 0) continue;
            g.Clear();
            h.Clear();
            foreach (var row in leaf.Rows)
            {
                var bin = binned[row][feature];
                g[bin] += gradients[row];
                h[bin] += hessians[row];
            }

            var (leftG, leftH) = (0.0, 0.0);
            for (var bin = 0; bin < thresholds[feature].Length; bin++)
            {
                leftG += g[bin];
                leftH += h[bin];
                var (rightG, rightH) = (leaf.Gradient - leftG, leaf.Hessian - leftH);
                if (leftH < LeastHessian || rightH < LeastHessian) continue;
                var gain = (leftG * leftG / (leftH + Lambda)) + (rightG * rightG / (rightH + Lambda)) - whole;
                if (gain > best.Gain) best = (feature, bin, gain);
            }
        }

        return best;
    }

    /// <summary>For each feature the values that part its rows into bins of like size.</summary>
    private static double[][] Thresholds(double[][] rows) =>
    [
        .. Enumerable.Range(0, rows.Length == 0 ? 0 : rows[0].Length).Select(feature =>
        {
            double[] distinct = [.. rows.Select(r => r[feature]).Distinct().Order()];
            if (distinct.Length <= Bins) return Between(distinct);
            double[] sorted = [.. rows.Select(r => r[feature]).Order()];
            return Between([.. Enumerable.Range(0, Bins).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / (Bins - 1))]).Distinct()]);
        }),
    ];

    private static double[] Between(double[] values) => [.. values.Zip(values.Skip(1), (a, b) => Math.Round((a + b) / 2, 4))];

    private static byte[] Binned(double[] row, double[][] thresholds)
    {
        var bins = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var at = 0;
            while (at < thresholds[i].Length && row[i] > thresholds[i][at]) at++;
            bins[i] = (byte)at;
        }

        return bins;
    }

    private sealed class Leaf
    {
        public required int[] Rows { get; init; }

        public double Gradient { get; init; }

        public double Hessian { get; init; }

        public (int Feature, int Bin, double Gain) Best { get; set; }

        public static Leaf Of(int[] rows, double[] gradients, double[] hessians)
        {
            var (g, h) = (0.0, 0.0);
            foreach (var row in rows)
            {
                g += gradients[row];
                h += hessians[row];
            }

            return new Leaf { Rows = rows, Gradient = g, Hessian = h };
        }
    }
}
