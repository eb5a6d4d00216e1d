using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;

namespace Aisle.Server.Hosting;

/// <summary>The files that make the server a model service too.</summary>
/// <param name="Configuration">aisle.json.</param>
/// <param name="Keys">The callers' keys; made where it is missing.</param>
/// <param name="Usage">What they used; made where it is missing.</param>
internal sealed record ModelFiles(string Configuration, string Keys, string Usage)
{
    public const string UsualConfiguration = "aisle.json";

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.keys.json".</summary>
    public static string KeysBeside(string store) => Path.ChangeExtension(store, ".keys.json");

    public static string UsageBeside(string store) => Path.ChangeExtension(store, ".usage.json");
}

internal static class ModelServing
{
    /// <exception cref="InvalidDataException">A file is wrong; the message says where, and what to do.</exception>
    public static void AddModels(this IServiceCollection services, ModelFiles files) =>
        services.AddModels(ModelConfiguration.Load(files.Configuration), KeyFile.Open(files.Keys, TimeProvider.System), files.Usage);

    /// <summary>Without the shop's time limit: the router bounds the wait for a model's first word, and a long answer may take minutes.</summary>
    public static void MapModelService(this WebApplication app)
    {
        var routes = app.MapGroup("");
        routes.DisableRequestTimeout();
        routes.MapModels();
    }
}
