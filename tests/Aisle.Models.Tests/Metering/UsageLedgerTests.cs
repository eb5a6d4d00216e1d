using Aisle.Models.Metering;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.Metering;

public sealed class UsageLedgerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-usage-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private string FilePath => Path.Combine(_folder.FullName, "usage.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Ledger_SavedAndOpened_HoldsTheSameSums() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1000]).List[1, 30].Sample(calls =>
    {
        File.Delete(FilePath);
        var ledger = UsageLedger.Open(FilePath, _time);
        foreach (var (key, model, tokens) in calls)
        {
            ledger.Add(Row(0, $"k{key}", $"m{model}", tokens));
        }

        ledger.Save();
        var read = UsageLedger.Open(FilePath, _time);

        Assert.Equal(ledger.Rows, read.Rows);
        Assert.Equal(calls.Sum(c => c.Item3), read.Rows.Sum(r => r.InputTokens));
        Assert.Equal(calls.Count, read.Rows.Sum(r => r.Calls));
        Assert.Equal(calls.Where(c => c.Item1 == 1).Sum(c => c.Item3), read.MoneyThisMonth("k1"));
    }, iter: 30, threads: 1);

    [Fact]
    public void Ledger_OldDays_AreForgotten()
    {
        var ledger = UsageLedger.Open(FilePath, _time);
        ledger.Add(Row(-UsageLedger.DaysKept - 1, "k", "m", 1));
        ledger.Add(Row(-UsageLedger.DaysKept, "k", "m", 1));

        ledger.Save();

        Assert.Single(UsageLedger.Open(FilePath, _time).Rows);
    }

    [Fact]
    public void File_ThatIsNone_IsNamed()
    {
        File.WriteAllText(FilePath, "[\n{");

        var wrong = Assert.Throws<InvalidDataException>(() => UsageLedger.Open(FilePath, _time));

        Assert.StartsWith(FilePath + ":2: ", wrong.Message, StringComparison.Ordinal);
    }

    private UsageRow Row(int days, string key, string model, int tokens) => new()
    {
        Day = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).AddDays(days),
        Key = key,
        App = "app",
        Model = model,
        Provider = "p",
        Calls = 1,
        InputTokens = tokens,
        Money = tokens,
    };
}
