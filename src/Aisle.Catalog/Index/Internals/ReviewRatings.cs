using Aisle.Catalog.Index.Internals.Files;

namespace Aisle.Catalog.Index.Internals;

/// <summary>What reviews say of products, by document; 0 ratings for none.</summary>
internal sealed class ReviewRatings(Column<double> averages, Column<int> counts)
{
    public Rating? Of(int document) => document >= 0 && counts[document] > 0 ? new Rating(averages[document], counts[document]) : null;

    public static ReviewRatings Of(TextColumn ids, IReadOnlyDictionary<string, Rating> ratings)
    {
        var (averages, counts) = (new double[ids.Length], new int[ids.Length]);
        foreach (var (id, rating) in ratings)
        {
            if (ids.FindSorted(id) is var document and >= 0)
            {
                (averages[document], counts[document]) = (rating.Average, rating.Count);
            }
        }

        return new ReviewRatings(Column<double>.Of(averages), Column<int>.Of(counts));
    }

    public static ReviewRatings Read(SectionReader from) => new(from.Next<double>(), from.Next<int>());

    public void Write(SectionWriter to)
    {
        to.Add(averages);
        to.Add(counts);
    }
}
