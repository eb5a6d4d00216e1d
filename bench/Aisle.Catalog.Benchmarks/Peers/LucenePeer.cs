using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Aisle.Catalog.Benchmarks.Peers;

/// <summary>Lucene.Net, one merged segment in mapped files, BM25.</summary>
internal sealed class LucenePeer(string folder) : IPeer
{
    private readonly MMapDirectory _directory = new(Path.Combine(folder, "lucene"));
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;

    public string Name => "Lucene.Net";

    public long Build(IReadOnlyList<Product> products)
    {
        using (var analyzer = new SimpleAnalyzer(LuceneVersion.LUCENE_48))
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 256 }))
        {
            foreach (var product in products)
            {
                writer.AddDocument(
                [
                    new StringField("id", product.Id, Field.Store.YES),
                    new TextField("title", product.Title, Field.Store.NO),
                    new TextField("description", product.Description, Field.Store.NO),
                    new TextField("brand", product.Brand, Field.Store.NO),
                ]);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        return _directory.ListAll().Sum(_directory.FileLength);
    }

    public int Search(string words)
    {
        var query = new BooleanQuery();
        foreach (var word in words.Split(' '))
        {
            query.Add(
                new BooleanQuery
                {
                    { new TermQuery(new Term("title", word)) { Boost = 3 }, Occur.SHOULD },
                    { new TermQuery(new Term("description", word)), Occur.SHOULD },
                    { new TermQuery(new Term("brand", word)), Occur.SHOULD },
                },
                Occur.MUST);
        }

        var found = _searcher!.Search(query, 20);
        foreach (var hit in found.ScoreDocs)
        {
            _ = _searcher.Doc(hit.Doc).Get("id", System.Globalization.CultureInfo.InvariantCulture);
        }

        return found.TotalHits;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _directory.Dispose();
    }
}
