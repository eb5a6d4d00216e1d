using System.Globalization;
using Aisle.Models.Benchmarks;

return args switch
{
    ["upstream", var port] => await FakeUpstream.RunAsync(int.Parse(port, CultureInfo.InvariantCulture)),
    ["yarp", var port, var upstream] => await YarpProxy.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), upstream),
    ["load", var name, var url, var dialect, var seconds, .. var pids] => await Load.RunAsync(name, new Uri(url), Enum.Parse<CallerDialect>(dialect, ignoreCase: true), double.Parse(seconds, CultureInfo.InvariantCulture), pids),
    ["soak", var url, var upstream, var seconds, .. var pids] => await Soak.RunAsync(new Uri(url), new Uri(upstream), double.Parse(seconds, CultureInfo.InvariantCulture), pids),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("upstream PORT | yarp PORT UPSTREAM | load NAME URL openai|bedrock SECONDS PID... | soak URL UPSTREAM SECONDS PID...");
    return 2;
}
