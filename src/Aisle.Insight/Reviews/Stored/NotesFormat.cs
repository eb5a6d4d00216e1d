using System.Text;
using Aisle.Insight.Text;

namespace Aisle.Insight.Reviews.Stored;

/// <summary>A review's notes as bytes: some 200 for a review of 500 characters.</summary>
internal static class NotesFormat
{
    private const int LongestForm = 3 * 41 * 4;

    public static byte[] Write(ReviewNotes notes, PackedWriter writer)
    {
        writer.Text(notes.ReviewId);
        writer.OptionalReal(notes.Stars);
        writer.Number(notes.Written?.DayNumber ?? -1);
        writer.OptionalText(notes.VariantId);
        writer.Number((long)notes.Fingerprint);
        writer.Number((long)notes.Template);
        writer.List(notes.Sentences, sentence =>
        {
            writer.Number(sentence.InTitle ? 1 : 0);
            writer.Number(sentence.At.Start);
            writer.Number(sentence.At.Length);
            writer.Number(sentence.Words);
            writer.Number(BitConverter.SingleToInt32Bits(sentence.Value));
            writer.List(sentence.Mentions, mention => Write(mention, sentence.At.Start, writer));
        });
        return writer.Take();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Write(ReviewNotes, PackedWriter)"/> gives.</exception>
    public static ReviewNotes Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        var id = reader.Text();
        var stars = reader.OptionalReal();
        var day = reader.Number();
        var variant = reader.OptionalText();
        var (fingerprint, template) = ((ulong)reader.Number(), (ulong)reader.Number());
        return new ReviewNotes(id, reader.List(ReadSentence))
        {
            Stars = stars,
            Written = day < 0 ? null : day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw PackedReader.Damaged(),
            VariantId = variant,
            Fingerprint = fingerprint,
            Template = template,
        };
    }

    private static void Write(Mention mention, int from, PackedWriter writer)
    {
        writer.Number((int)mention.Polarity | (mention.Named ? 4 : 0) | (mention.IsHan ? 8 : 0) | (mention.IsTerm ? 16 : 0));
        writer.Number(mention.Known?.Number ?? -1);
        if (mention.Known is null) writer.Text(mention.Form);
        writer.Number(mention.At.Start - from);
        writer.Number(mention.At.Length);
    }

    private static SentenceNotes ReadSentence(ref PackedReader reader)
    {
        var inTitle = reader.Count(1) == 1;
        var at = new Stretch(reader.Count(), reader.Count());
        var words = reader.Count();
        var value = BitConverter.Int32BitsToSingle((int)reader.Number());
        var mentions = new Mention[reader.Count(at.Length)];
        for (var i = 0; i < mentions.Length; i++) mentions[i] = ReadMention(ref reader, at.Start);
        return new SentenceNotes(inTitle, at, words, value, mentions);
    }

    private static Mention ReadMention(ref PackedReader reader, int from)
    {
        var marks = reader.Count(31);
        var (polarity, named, isHan, isTerm) = ((Polarity)(marks & 3), (marks & 4) != 0, (marks & 8) != 0, (marks & 16) != 0);
        var number = reader.Number();
        if (number >= AspectLexicon.All.Count || !Enum.IsDefined(polarity)) throw PackedReader.Damaged();
        if (number >= 0)
        {
            var known = AspectLexicon.All[(int)number];
            return new Mention(known.Label, known.Label, known, new Stretch(from + reader.Count(), reader.Count()), polarity, named, isTerm, isHan);
        }

        var (key, form) = ReadForm(reader.Utf8());
        return new Mention(key, form, null, new Stretch(from + reader.Count(), reader.Count()), polarity, named, isTerm, isHan);
    }

    /// <summary>The words that nouns are come again and again: the one object of each is found by its letters.</summary>
    private static (string Key, string Form) ReadForm(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestForm) throw PackedReader.Damaged();
        Span<char> buffer = stackalloc char[LongestForm];
        var form = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        if (form.Contains(' ')) return (NoteTaker.KeyOf(form.ToString()), form.ToString());
        var term = Term.Of(form);
        return (term.Stem, term.Text);
    }
}
