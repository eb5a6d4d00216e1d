using System.Globalization;

namespace Aisle.Models.Benchmarks;

/// <summary>What processes used, as Linux counts it in /proc.</summary>
internal static class ProcessCost
{
    private const double TicksASecond = 100; // USER_HZ, the same on every Linux that .NET runs on

    /// <summary>User and system time of all of them together.</summary>
    public static double CpuSeconds(IEnumerable<string> pids) => pids.Sum(pid =>
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksASecond;
    });

    public static double MemoryMegabytes(IEnumerable<string> pids) => pids.Sum(pid =>
        double.Parse(File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
}
