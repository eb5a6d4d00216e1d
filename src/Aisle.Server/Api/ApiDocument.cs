using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aisle.Server.Api;

/// <summary>What the OpenAPI document says beyond the routes themselves.</summary>
internal static class ApiDocument
{
    /// <summary>Parameters that handlers read as text, so that all bad ones are named at once, with the type that they are.</summary>
    private static readonly Dictionary<string, JsonSchemaType> Types = new(StringComparer.Ordinal)
    {
        ["limit"] = JsonSchemaType.Integer,
        ["offset"] = JsonSchemaType.Integer,
        ["minPrice"] = JsonSchemaType.Number,
        ["maxPrice"] = JsonSchemaType.Number,
        ["minRating"] = JsonSchemaType.Number,
        ["available"] = JsonSchemaType.Boolean,
        ["facets"] = JsonSchemaType.Boolean,
        ["explain"] = JsonSchemaType.Boolean,
        ["literal"] = JsonSchemaType.Boolean,
    };

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Aisle";
            document.Info.Version = "v1";
            document.Info.Description = "Search, products, reviews and a shopping assistant over one shop's own data. Errors are Problem Details (RFC 9457).";
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Name = parameter.In == ParameterLocation.Query ? JsonName(parameter.Name!) : parameter.Name;
                if (parameter.In == ParameterLocation.Query && Types.TryGetValue(parameter.Name!, out var type))
                {
                    parameter.Schema = new OpenApiSchema { Type = type };
                }
            }

            return Task.CompletedTask;
        });
    }

    private static string JsonName(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
}
