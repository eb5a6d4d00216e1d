using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Aisle.Server.Api.Document;

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
        ["partial"] = JsonSchemaType.Boolean,
        ["explain"] = JsonSchemaType.Boolean,
        ["literal"] = JsonSchemaType.Boolean,
    };

    /// <summary>What a status of this API means where a route does not say it better.</summary>
    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["400"] = "A parameter or the body can't be read; 'errors' names each.",
        ["404"] = "There is no such thing: 'detail' says which.",
        ["409"] = "Another turn of the conversation is in progress.",
        ["429"] = "Too many requests of one client; Retry-After says when to come back.",
        ["503"] = "The first index is being built; Retry-After: 1.",
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
        options.AddSchemaTransformer(LeaveOutNulls);
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                Describe(parameter);
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                response.Description = Statuses.GetValueOrDefault(status, response.Description ?? "");
            }

            ApiExamples.AddTo(operation, $"{context.Description.HttpMethod} /{context.Description.RelativePath?.TrimEnd('/')}");
            return Task.CompletedTask;
        });
    }

    /// <summary>What is null is left out of an answer, so that it is not required in it.</summary>
    private static Task LeaveOutNulls(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }

        return Task.CompletedTask;
    }

    /// <summary>Every route of the shop may be asked too often, or too early.</summary>
    public static RouteGroupBuilder WithSharedErrors(this RouteGroupBuilder group) =>
        group.ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static void Describe(OpenApiParameter parameter)
    {
        if (parameter.In == ParameterLocation.Path)
        {
            parameter.Description ??= parameter.Name == "turn" ? "What the ids of the turn's events begin with." : "Percent-encoded: it may hold any character.";
        }
        else if (parameter.In == ParameterLocation.Query)
        {
            parameter.Name = JsonName(parameter.Name!);
            if (Types.TryGetValue(parameter.Name, out var type))
            {
                parameter.Schema = new OpenApiSchema { Type = type };
            }
        }
    }

    private static string JsonName(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
}
