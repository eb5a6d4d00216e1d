using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Clients;

/// <summary>What the model says in tests of clients.</summary>
internal static class Script
{
    public static ChatResponseUpdate[] TwoWords { get; } =
    [
        new(ChatRole.Assistant, "Good "),
        new(ChatRole.Assistant, "day"),
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 2, TotalTokenCount = 5 })]) { FinishReason = ChatFinishReason.Stop },
    ];

    public static ChatResponseUpdate[] ToolCall { get; } =
    [
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Paris" })]) { FinishReason = ChatFinishReason.ToolCalls },
    ];
}
