using Aisle.Catalog;
using Aisle.Insight.Reviews;
using Aisle.Insight.Reviews.Stored;
using CsCheck;

namespace Aisle.Insight.Tests.Reviews;

public sealed class StoredFormatTests
{
    [Fact]
    public void Notes_OfAnyReview_ReadBackAsWritten() => ReviewGen.Crowd.Sample(reviews =>
    {
        var writer = new PackedWriter();
        foreach (var notes in ReviewReader.Read(reviews, CancellationToken.None))
        {
            var read = NotesFormat.Read(NotesFormat.Write(notes, writer));
            Assert.Equal(notes with { Sentences = [] }, read with { Sentences = [] });
            Assert.Equal(notes.Sentences.Select(s => s with { Mentions = [] }), read.Sentences.Select(s => s with { Mentions = [] }));
            Assert.Equal(notes.Sentences.SelectMany(s => s.Mentions), read.Sentences.SelectMany(s => s.Mentions));
        }
    });

    [Fact]
    public void Digest_OfAnyReviews_ReadsBackAsWritten() => ReviewGen.Crowd.Sample(reviews =>
    {
        var digest = ReviewReader.Digest("p", reviews, null, CancellationToken.None);

        Assert.Equivalent(digest, DigestFormat.Read(DigestFormat.Write(digest)), strict: true);
    }, iter: 50);

    [Fact]
    public void Read_AnyBytes_GivesNotesOrSaysThatTheyAreDamaged() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        Check(() => NotesFormat.Read(bytes));
        Check(() => DigestFormat.Read(bytes));
    });

    [Fact]
    public void Read_ADigestWithOneByteChanged_GivesADigestOrSaysThatItIsDamaged()
    {
        var whole = DigestFormat.Write(ReviewReader.Digest("p", [new Review { Id = "a", ProductId = "p", Text = "The battery is great. It caught fire." }], null, CancellationToken.None));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var bytes = whole.ToArray();
            bytes[at] = value;
            Check(() => DigestFormat.Read(bytes));
        });
    }

    private static void Check(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException)
        {
            // Said.
        }
    }
}
