using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models;

/// <summary>How many tokens a text is, about: for limits before a call, and for providers that count nothing.</summary>
internal static class TokenEstimate
{
    public const int BytesPerToken = 4;
    private const int AroundMessage = 3;
    private const int PerImage = 1_000;

    public static int Of(ChatCall call) =>
        call.Messages.Sum(m => AroundMessage + m.Contents.Sum(Of))
        + (call.Options.Tools?.OfType<AIFunctionDeclaration>().Sum(t => Of(t.Name) + Of(t.Description) + Of(t.JsonSchema.GetRawText())) ?? 0);

    public static int Of(string? text) => text is null ? 0 : (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    private static int Of(AIContent content) => content switch
    {
        TextContent text => Of(text.Text),
        TextReasoningContent reasoning => Of(reasoning.Text),
        FunctionCallContent call => Of(call.Name) + Of(JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)),
        FunctionResultContent result => Of(result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions)),
        DataContent data when data.HasTopLevelMediaType("image") => PerImage,
        DataContent data => data.Data.Length / BytesPerToken,
        _ => 0,
    };
}
