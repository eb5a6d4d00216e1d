// Run by bench/studio.sh.
using System.Globalization;
using Aisle.Studio.Benchmarks;

switch (args)
{
    case ["fill", var journal, var conversations, var products]:
        MadeJournal.Write(journal, int.Parse(conversations, CultureInfo.InvariantCulture), int.Parse(products, CultureInfo.InvariantCulture));
        break;
    case ["pages", var address, var password]:
        return await PageTimes.PrintAsync(new Uri(address), password, CancellationToken.None);
    default:
        Console.Error.WriteLine("fill JOURNAL CONVERSATIONS PRODUCTS | pages ADDRESS PASSWORD");
        return 2;
}

return 0;
