// Run by bench/studio.sh.
using System.Globalization;
using Aisle.Studio.Benchmarks;

switch (args)
{
    case ["fill", var store, var conversations]:
        await MadeJournal.WriteAsync(store, int.Parse(conversations, CultureInfo.InvariantCulture), CancellationToken.None);
        break;
    case ["pages", var address, var password]:
        return await PageTimes.PrintAsync(new Uri(address), password, CancellationToken.None);
    default:
        Console.Error.WriteLine("fill STORE CONVERSATIONS | pages ADDRESS PASSWORD");
        return 2;
}

return 0;
