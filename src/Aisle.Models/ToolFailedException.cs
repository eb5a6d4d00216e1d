namespace Aisle.Models;

/// <summary>Marks a tool result as an error that the caller reports to the model; its text is the result's own.</summary>
public sealed class ToolFailedException() : Exception("The tool reported an error.");
