using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Aisle.Server.Api.Document;

/// <summary>An example of each parameter, body and answer, from examples.json: what the demo shop gives, shortened. Tests hold them to the schemas.</summary>
internal static class ApiExamples
{
    private const string Problem = "application/problem+json";

    private static readonly Dictionary<string, Example> All = Read();

    public static void AddTo(OpenApiOperation operation, string route)
    {
        if (!All.TryGetValue(route, out var example))
        {
            return;
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example = example.Parameters?[parameter.Name!]?.DeepClone();
        }

        Put(operation.RequestBody?.Content, example.Request);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            Put(response.Content?.Where(body => body.Key != Problem), example.Response);
            Put(response.Content?.Where(body => body.Key == Problem), All.GetValueOrDefault($"problem {status}")?.Response);
        }
    }

    private static void Put(IEnumerable<KeyValuePair<string, OpenApiMediaType>>? bodies, JsonNode? example)
    {
        foreach (var (_, body) in bodies ?? [])
        {
            body.Example = example?.DeepClone();
        }
    }

    private static Dictionary<string, Example> Read()
    {
        using var file = typeof(ApiExamples).Assembly.GetManifestResourceStream("Api/examples.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Example>>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Example(JsonObject? Parameters, JsonNode? Request, JsonNode? Response);
}
