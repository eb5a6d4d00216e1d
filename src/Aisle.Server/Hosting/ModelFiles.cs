using Aisle.Models.Configuration;
using Aisle.Models.Hosting;
using Aisle.Models.Keys;
using Aisle.Server.FirstParty;

namespace Aisle.Server.Hosting;

/// <summary>The files of the model service.</summary>
/// <param name="Configuration">aisle.json; null for the models in this process alone.</param>
/// <param name="Keys">The callers' keys; made where it is missing.</param>
/// <param name="Usage">What they used; made where it is missing.</param>
/// <param name="State">The folder of guardrails and batch jobs, where the configuration names none; made where it is missing.</param>
internal sealed record ModelFiles(string? Configuration, string Keys, string Usage, string State)
{
    public const string UsualConfiguration = "aisle.json";

    /// <summary>Beside the store and named like it: "aisle.db" has "aisle.keys.json", "aisle.usage.json" and the folder "aisle.models".</summary>
    public static ModelFiles Beside(string store, string? configuration) =>
        new(configuration, KeysBeside(store), UsageBeside(store), Path.ChangeExtension(store, ".models"));

    public static string KeysBeside(string store) => Path.ChangeExtension(store, ".keys.json");

    public static string UsageBeside(string store) => Path.ChangeExtension(store, ".usage.json");

    /// <summary>The JSON schema of aisle.json, as it ships in the executable.</summary>
    public static async Task<string> ReadSchemaAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(ModelFiles).Assembly.GetManifestResourceStream("aisle.schema.json")!);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

internal static class ModelServing
{
    /// <exception cref="InvalidDataException">A file is wrong; the message says where, and what to do.</exception>
    public static void AddModels(this IServiceCollection services, ModelFiles files) => services
        .AddModels(
            files.Configuration is { } path ? ModelConfiguration.Load(path) : new ModelConfiguration(),
            KeyFile.Open(files.Keys, TimeProvider.System),
            new ServiceFiles(files.Configuration, files.Usage, files.State))
        .AddFirstPartyModels();

    /// <summary>Without the shop's time limit: the router bounds the wait for a model's first word, and a long answer may take minutes.</summary>
    public static void MapModelService(this WebApplication app)
    {
        var routes = app.MapGroup("");
        routes.DisableRequestTimeout();
        routes.MapModels();
    }
}
