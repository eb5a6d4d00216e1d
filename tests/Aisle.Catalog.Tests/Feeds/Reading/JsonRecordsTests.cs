using System.Text;
using Aisle.Catalog.Feeds.Reading;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds.Reading;

public sealed class JsonRecordsTests
{
    [Theory]
    [InlineData("""[{"a":1},[2],3,"x"]""", null, """{"a":1};[2];3;"x" """)]
    [InlineData("""{"a":1} {"b":2}""", null, """{"a":1};{"b":2}""")]
    [InlineData("""{"n":[9],"data":{"x":[1],"items":[{"a":1},{"b":[2]}],"y":2},"items":[7]}""", "data.items", """{"a":1};{"b":[2]}""")]
    [InlineData("""{"p1":{"a":1},"p2":{"b":2}}""", "*", """{"a":1};{"b":2}""")]
    [InlineData("""{"list":{"p1":{"a":1},"p2":2}}""", "list", """{"a":1};2""")]
    [InlineData("""{"other":[1]}""", "items", "")]
    [InlineData("""[]""", null, "")]
    public void Read_ListsWhereverTheyAre_GivesEachRecord(string json, string? path, string expected)
    {
        foreach (var piece in (int[])[1, 3, 1000])
        {
            Assert.Equal(expected.Trim(), string.Join(';', Read(json, path, piece).Select(r => r.Json)));
        }
    }

    [Fact]
    public void Read_Lines_AreWhereTheRecordsStart() => Assert.Equal([2, 4, 7], Read("[\n{\"a\":\n1},\n{}\n\n,\n{}]", null, 2).Select(r => r.Line));

    [Theory]
    [InlineData("""[{"a":1},{"b":""", 1)]
    [InlineData("[{\"a\":1},\n{\"b\":nope}]", 2)]
    public void Read_BrokenHalfWay_GivesWhatCameBeforeAndTheLine(string json, long line)
    {
        var read = new List<string>();
        var broken = Assert.Throws<FeedBrokenException>(() => Read(json, null, 4, read));

        Assert.Equal(["""{"a":1}"""], read);
        Assert.Equal(line, broken.Line);
    }

    [Fact]
    public void Read_AnyMutation_EndsOrSaysThatItIsBroken() =>
        Gen.Select(Gen.Int[0, 60], Gen.Char["{}[]\",:0a\\ \n"], Gen.Int[1, 9]).Sample((at, c, piece) =>
        {
            var json = new StringBuilder("""[{"a":1,"b":[true,null]},{"c":{"d":"x\u00e9"}},{"e":-1.5e3}, {}]  """);
            json[Math.Min(at, json.Length - 1)] = c;
            try
            {
                return Read(json.ToString(), null, piece).Count <= 60;
            }
            catch (FeedBrokenException broken)
            {
                return broken.Line >= 1;
            }
        });

    private static List<(string Json, long Line)> Read(string json, string? path, int piece, List<string>? into = null)
    {
        var records = new JsonRecords(new Pieces(Encoding.UTF8.GetBytes(json), piece), path);
        List<(string, long)> read = [];
        while (records.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            read.Add((Encoding.UTF8.GetString(records.Record.Span), records.Line));
            into?.Add(read[^1].Item1);
        }

        return read;
    }
}
