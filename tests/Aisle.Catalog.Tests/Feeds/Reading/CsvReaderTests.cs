using Aisle.Catalog.Feeds.Reading;
using CsCheck;

namespace Aisle.Catalog.Tests.Feeds.Reading;

public sealed class CsvReaderTests
{
    [Fact]
    public async Task Read_QuotesAndLineBreaks_AreTheirValues()
    {
        var rows = await ReadAsync("a,b\r\n\"x \"\"y\"\"\r\nz\",2\r\n\r\n3,\"\"\n4,5");

        Assert.Equal(["a|b", "x \"y\"\r\nz|2", "3|", "4|5"], rows.Select(r => string.Join('|', r.Cells)));
        Assert.Equal([1, 2, 5, 6], rows.Select(r => r.Line));
    }

    [Fact]
    public async Task Read_OldMacLineBreaks_PartRows() => Assert.Equal(["a|b", "1|2"], (await ReadAsync("a,b\r1,2\r")).Select(r => string.Join('|', r.Cells)));

    [Theory]
    [InlineData("a,b\n1,\"open\n2,ok\n3,ok\n")]
    [InlineData("a,b\n1,\"x\"y\n2,ok\n3,ok\n")]
    [InlineData("a,b\r1,\"x\"y\r2,ok\r3,ok\r")]
    [InlineData("a,b\r\n1,\"x\"y\r\n2,ok\r\n3,ok")]
    public async Task Read_BrokenQuote_RefusesItsLineAndGoesOn(string csv)
    {
        var rows = await ReadAsync(csv);

        Assert.Equal([null, "A quote is opened", null, null], rows.Select(r => r.Problem?[..17]));
        Assert.Equal([1, 2, 3, 4], rows.Select(r => r.Line));
    }

    [Fact]
    public void Read_WhatIsWrittenByTheRules_ComesBack() =>
        Gen.String[Gen.Char["ab\",\n\r 中"], 0, 8].Array[1, 4].Array[1, 6].Sample(rows =>
        {
            var csv = string.Concat(rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            var read = ReadAsync(csv).GetAwaiter().GetResult();
            var expected = rows.Where(r => r.Length > 1 || !string.IsNullOrWhiteSpace(r[0])).ToList(); // a blank line is no row
            return read.Count == expected.Count && read.Zip(expected).All(p => p.First.Cells.SequenceEqual(p.Second));
        });

    private static async Task<List<(long Line, string? Problem, string[] Cells)>> ReadAsync(string csv)
    {
        var reader = new CsvReader(new StringReader(csv), ',');
        List<(long, string?, string[])> rows = [];
        while (await reader.ReadAsync(CancellationToken.None))
        {
            rows.Add((reader.Line, reader.Problem, [.. Enumerable.Range(0, reader.Count).Select(i => reader[i])]));
        }

        return rows;
    }
}
