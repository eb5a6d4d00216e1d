using Aisle.Catalog.Index.Analysis;

namespace Aisle.Catalog.Index.Internals;

/// <summary>Collects the words of documents one after another, then turns them round into <see cref="PostingLists"/>.</summary>
internal sealed class PostingsBuilder
{
    private readonly Density _density;
    private readonly Tokenizer _tokenizer = new();
    private readonly Interner _terms = new();
    private readonly Growing<int> _postingTerms = new();
    private readonly Growing<uint> _postingFrequencies = new();
    private readonly Growing<int> _documentStarts = new([0]);
    private readonly Growing<ushort> _lengths = new();
    private readonly Growing<int> _titleTerms = new();
    private readonly Growing<int> _titleStarts = new([0]);

    /// <summary>By term, the place of its posting if that lies in the current document.</summary>
    private readonly Growing<int> _placeOf = new();
    private readonly int[] _fieldLengths = new int[Fields.Count];

    /// <param name="density">When a term's documents are a set of bits.</param>
    public PostingsBuilder(Density density) => _density = density;

    public int DocumentCount => _documentStarts.Count - 1;

    public void Add(Field field, ReadOnlySpan<char> text)
    {
        var sink = new Sink(this, field);
        _tokenizer.Read(text, ref sink);
    }

    /// <summary>Adds a whole text as one term, for identifiers that nobody searches by parts.</summary>
    public void AddWhole(Field field, ReadOnlySpan<char> text)
    {
        var key = Folding.Key(text.ToString());
        if (key.Length is > 0 and <= 64)
        {
            _fieldLengths[(int)field]++;
            Count(_terms.Add(key), field);
        }
    }

    public void EndDocument()
    {
        _documentStarts.Add(_postingTerms.Count);
        _titleStarts.Add(_titleTerms.Count);
        foreach (ref var length in _fieldLengths.AsSpan())
        {
            _lengths.Add((ushort)Math.Min(length, ushort.MaxValue));
            length = 0;
        }
    }

    /// <param name="order">The final number of each document, by the order in which they came.</param>
    public (PostingLists Postings, TitleTerms Titles, ushort[] Lengths) Build(int[] order)
    {
        var documents = DocumentCount;
        var lengths = new ushort[documents * Fields.Count];
        var byFinal = new int[documents];
        for (var document = 0; document < documents; document++)
        {
            byFinal[order[document]] = document;
            _lengths.AsSpan().Slice(document * Fields.Count, Fields.Count).CopyTo(lengths.AsSpan(order[document] * Fields.Count));
        }

        var starts = new int[_terms.Count + 1];
        foreach (var term in _postingTerms.AsSpan())
        {
            starts[term + 1]++;
        }

        for (var term = 0; term < _terms.Count; term++)
        {
            starts[term + 1] += starts[term];
        }

        var next = starts.AsSpan(0, _terms.Count).ToArray();
        var total = _postingTerms.Count;
        var (outDocuments, outFrequencies) = (new int[total], new uint[total]);
        var titleTerms = new int[_titleTerms.Count];
        var titleStarts = new int[documents + 1];
        for (var final = 0; final < documents; final++)
        {
            var document = byFinal[final];
            for (var posting = _documentStarts[document]; posting < _documentStarts[document + 1]; posting++)
            {
                var place = next[_postingTerms[posting]]++;
                outDocuments[place] = final;
                outFrequencies[place] = _postingFrequencies[posting];
            }

            var title = _titleTerms.AsSpan()[_titleStarts[document].._titleStarts[document + 1]];
            title.CopyTo(titleTerms.AsSpan(titleStarts[final]));
            titleStarts[final + 1] = titleStarts[final] + title.Length;
        }

        return (PostingsEncoder.Encode(_terms.Freeze(), documents, starts, outDocuments, outFrequencies, _density), new TitleTerms(new Ragged<int>(Column<int>.Of(titleStarts), Column<int>.Of(titleTerms))), lengths);
    }

    private void Count(int term, Field field)
    {
        if (term == _placeOf.Count)
        {
            _placeOf.Add(-1);
        }

        var shift = (int)field * 4;
        var place = _placeOf[term];
        if (place >= _documentStarts[^1])
        {
            ref var frequencies = ref _postingFrequencies.AsSpan()[place];
            if (((frequencies >> shift) & 15) < 15)
            {
                frequencies += 1u << shift;
            }

            return;
        }

        _placeOf.AsSpan()[term] = _postingTerms.Count;
        _postingTerms.Add(term);
        _postingFrequencies.Add(1u << shift);
    }

    private readonly ref struct Sink(PostingsBuilder builder, Field field) : ITokenSink
    {
        public void Add(scoped Span<char> text, TokenKind kind, int start, int end)
        {
            if (kind == TokenKind.Break || StopWords.Contains(text))
            {
                if (field == Field.Title)
                {
                    builder._titleTerms.Add(StopWords.IsPreposition(text) ? TitleTerms.Preposition : TitleTerms.Break);
                }

                return;
            }

            var length = kind is TokenKind.Bigram or TokenKind.Character ? text.Length : Stemming.Stem(text);
            var term = builder._terms.Add(text[..length]);
            builder.Count(term, field);
            if (kind is TokenKind.Word or TokenKind.Bigram)
            {
                builder._fieldLengths[(int)field]++;
                if (field == Field.Title)
                {
                    builder._titleTerms.Add(term);
                }
            }
        }
    }
}
