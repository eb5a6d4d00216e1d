using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>A tool as a caller declares it: it is called on the caller's side, never here.</summary>
public sealed class ToolDeclaration(string name, string description, JsonElement schema, bool? strict = null) : AIFunctionDeclaration
{
    private readonly IReadOnlyDictionary<string, object?> _additional = strict is { } held ? new Dictionary<string, object?> { ["strict"] = held } : ReadOnlyDictionary<string, object?>.Empty;

    public override string Name => name;

    public override string Description => description;

    /// <summary>Whether a call must have just the schema's form, where the caller says so: under the name that OpenAI's client looks for.</summary>
    public override IReadOnlyDictionary<string, object?> AdditionalProperties => _additional;

    /// <summary>JSON Schema of the arguments, cloned from the request.</summary>
    public override JsonElement JsonSchema => schema;
}
