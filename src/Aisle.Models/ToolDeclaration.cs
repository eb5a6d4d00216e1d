using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>A tool as a caller declares it: it is called on the caller's side, never here.</summary>
public sealed class ToolDeclaration(string name, string description, JsonElement schema) : AIFunctionDeclaration
{
    public override string Name => name;

    public override string Description => description;

    /// <summary>JSON Schema of the arguments, cloned from the request.</summary>
    public override JsonElement JsonSchema => schema;
}
