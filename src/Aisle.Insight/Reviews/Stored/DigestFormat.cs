namespace Aisle.Insight.Reviews.Stored;

/// <summary>A digest as bytes. Each review's id stands once; what counts reviews holds their places among the ids, as steps.</summary>
internal static class DigestFormat
{
    public static byte[] Write(ReviewDigest digest)
    {
        var writer = new PackedWriter();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in digest.Aspects.SelectMany(a => a.ReviewIds)
            .Concat(digest.SetApart.Duplicates).Concat(digest.SetApart.Templated).Concat(digest.SetApart.OffTopic)
            .Concat(digest.Summary.Select(q => q.ReviewId)))
        {
            ids.TryAdd(id, ids.Count);
        }

        writer.Text(digest.ProductId);
        writer.Number(digest.Reviews);
        writer.OptionalReal(digest.AverageStars);
        writer.List(digest.Stars, count => writer.Number(count));
        writer.List([.. ids.Keys], writer.Text);
        Ids(digest.SetApart.Duplicates);
        Ids(digest.SetApart.Templated);
        Ids(digest.SetApart.OffTopic);
        writer.List(digest.Summary, Quote);
        writer.List(digest.Aspects, Aspect);
        return writer.Take();

        void Ids(IReadOnlyList<string> counted)
        {
            var last = 0;
            writer.List(counted, id => writer.Number(-last + (last = ids[id])));
        }

        void Quote(ReviewQuote quote)
        {
            writer.Number(ids[quote.ReviewId]);
            writer.Text(quote.Text);
            writer.Number((int)quote.Polarity);
            writer.OptionalReal(quote.Stars);
            writer.OptionalText(quote.Author);
        }

        void Aspect(AspectCount aspect)
        {
            writer.Text(aspect.Aspect);
            writer.Number(aspect.Positive);
            writer.Number(aspect.Negative);
            writer.Number((aspect.Headlined ? 1 : 0) | (aspect.Serious ? 2 : 0));
            Ids(aspect.ReviewIds);
            writer.List(aspect.Quotes, Quote);
            writer.List(aspect.Stars, count => writer.Number(count));
            writer.List(aspect.Quarters, quarter => Numbers(quarter.From.DayNumber, quarter.Mentions, quarter.Positive, quarter.Negative));
            writer.Number(aspect.Change is null ? 0 : 1);
            if (aspect.Change is { } change) Numbers(change.Since.DayNumber, change.PositiveBefore, change.SidesBefore, change.PositiveSince, change.SidesSince);
            writer.List(aspect.Variants, variant =>
            {
                writer.Text(variant.VariantId);
                writer.Text(variant.Name);
                Numbers(variant.Reviews, variant.Mentions, variant.Positive, variant.Negative, variant.Differs ? 1 : 0);
            });
        }

        void Numbers(params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers) writer.Number(number);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Write"/> gives.</exception>
    public static ReviewDigest Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var (productId, reviews, average, stars) = (reader.Text(), reader.Count(), reader.OptionalReal(), reader.List(Count));
        var ids = reader.List((ref PackedReader r) => r.Text());
        var setApart = new SetApart(Ids(ref reader, ids), Ids(ref reader, ids), Ids(ref reader, ids));
        var summary = reader.List((ref PackedReader r) => Quote(ref r, ids));
        var aspects = reader.List((ref PackedReader r) => Aspect(ref r, ids));
        return new ReviewDigest(productId, reviews, average, stars, aspects) { SetApart = setApart, Summary = summary };
    }

    private static int Count(ref PackedReader reader) => reader.Count();

    private static DateOnly Day(ref PackedReader reader) => DateOnly.FromDayNumber(reader.Count(DateOnly.MaxValue.DayNumber));

    private static string[] Ids(ref PackedReader reader, string[] ids)
    {
        var last = 0L;
        return reader.List((ref PackedReader r) => (last += r.Number()) >= 0 && last < ids.Length ? ids[last] : throw PackedReader.Damaged());
    }

    private static ReviewQuote Quote(ref PackedReader reader, string[] ids) =>
        ids.Length == 0
            ? throw PackedReader.Damaged()
            : new(ids[reader.Count(ids.Length - 1)], reader.Text(), (Polarity)reader.Count((int)Polarity.Positive), reader.OptionalReal(), reader.OptionalText());

    private static AspectCount Aspect(ref PackedReader reader, string[] ids)
    {
        var (name, positive, negative, marks) = (reader.Text(), reader.Count(), reader.Count(), reader.Count(3));
        var counted = Ids(ref reader, ids);
        return new AspectCount(name, counted.Length, positive, negative, counted.Length - positive - negative, counted, reader.List((ref PackedReader r) => Quote(ref r, ids)))
        {
            Headlined = (marks & 1) != 0,
            Serious = (marks & 2) != 0,
            Stars = reader.List(Count),
            Quarters = reader.List((ref PackedReader r) => new QuarterCount(Day(ref r), r.Count(), r.Count(), r.Count())),
            Change = reader.Count(1) == 0 ? null : new AspectChange(Day(ref reader), reader.Count(), reader.Count(), reader.Count(), reader.Count()),
            Variants = reader.List((ref PackedReader r) => new VariantCount(r.Text(), r.Text(), r.Count(), r.Count(), r.Count(), r.Count(), r.Count(1) == 1)),
        };
    }
}
