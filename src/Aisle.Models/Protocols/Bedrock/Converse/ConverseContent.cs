using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Converse;

/// <summary>Content blocks, both ways.</summary>
internal static class ConverseContent
{
    public static IEnumerable<AIContent> Read(RequestJson block)
    {
        foreach (var (name, value) in block.Members())
        {
            switch (name)
            {
                case "text":
                    yield return new TextContent(value.Text() is var text && !string.IsNullOrWhiteSpace(text) ? text : throw value.Wrong("The text field in the ContentBlock object is blank. Add text to the text field, and try again"));
                    yield break;
                case "image":
                    yield return ReadImage(value);
                    yield break;
                case "document":
                    yield return ReadDocument(value);
                    yield break;
                case "toolUse":
                    yield return new FunctionCallContent(value.Text("toolUseId"), value.Text("name"), value.Get("input").ToArguments());
                    yield break;
                case "toolResult":
                    yield return ReadToolResult(value);
                    yield break;
                case "guardContent":
                    yield return ReadGuarded(value);
                    yield break;
                case "cachePoint":
                    value.FindOneOf("type", "default");
                    yield return new CachePointContent { TimeToLive = value.FindOneOf("ttl", "5m", "1h") };
                    yield break;
                case "citationsContent" or "searchResult": // of either a model reads the text
                    yield return new TextContent(string.Join("\n\n", value.FindItems("content").Select(part => part.Text("text"))));
                    yield break;
                case "reasoningContent":
                    yield return ReadReasoning(value);
                    yield break;
                case "video" or "audio" or "toolAddition" or "toolRemoval":
                    throw block.Wrong($"content blocks of type {name} are not served here");
            }
        }

        throw block.Wrong("the content block has no member that is known: text, image, document, toolUse, toolResult, guardContent, cachePoint, reasoningContent, citationsContent, searchResult");
    }

    /// <summary>Writes one block of an answer as an object of one member; nothing for what Converse has no block for.</summary>
    public static void Write(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent { Text.Length: > 0 } text:
                json.WriteStartObject();
                json.WriteString("text", text.Text);
                json.WriteEndObject();
                break;
            case TextReasoningContent { Text: null or "", ProtectedData: { } redacted }:
                json.WriteStartObject();
                json.WriteStartObject("reasoningContent");
                WriteRedacted(json, redacted);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case TextReasoningContent reasoning:
                json.WriteStartObject();
                json.WriteStartObject("reasoningContent");
                json.WriteStartObject("reasoningText");
                json.WriteString("text", reasoning.Text);
                if (reasoning.ProtectedData is { } signature)
                {
                    json.WriteString("signature", signature);
                }

                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteStartObject("toolUse");
                json.WriteString("toolUseId", call.CallId);
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                ToolArguments.Write(json, call);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>A blob on this wire, so base64; what a provider gives mostly is that already.</summary>
    public static void WriteRedacted(Utf8JsonWriter json, string data)
    {
        if (Base64.IsValid(data))
        {
            json.WriteString("redactedContent", data);
        }
        else
        {
            json.WriteBase64String("redactedContent", Encoding.UTF8.GetBytes(data));
        }
    }

    private static DataContent ReadImage(RequestJson image) => new(
        Bytes(image.Get("source")), "image/" + image.OneOf("format", "png", "jpeg", "gif", "webp"));

    private static byte[] Bytes(RequestJson source) =>
        source.TryGet("s3Location", out var elsewhere) ? throw elsewhere.Wrong("files elsewhere are not fetched; send the bytes") : source.Get("bytes").Bytes();

    private static AIContent ReadDocument(RequestJson document)
    {
        var source = document.Get("source");
        if (source.FindText("text") is { } text)
        {
            return new TextContent(text);
        }

        if (source.TryGet("content", out var parts))
        {
            return new TextContent(string.Join("\n\n", parts.Items().Select(part => part.Text("text"))));
        }

        var type = document.FindText("format") switch
        {
            "pdf" => "application/pdf",
            "csv" => "text/csv",
            "html" => "text/html",
            "txt" or null => "text/plain",
            "md" => "text/markdown",
            "doc" => "application/msword",
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xls" => "application/vnd.ms-excel",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            var other => throw document.Get("format").Wrong($"[{other}] is not one of pdf, csv, doc, docx, xls, xlsx, html, txt, md"),
        };
        return new DataContent(Bytes(source), type) { Name = document.FindText("name") };
    }

    private static FunctionResultContent ReadToolResult(RequestJson result)
    {
        var parts = result.Get("content").Items().ToList();
        object? value = parts switch
        {
            [var only] when only.TryGet("json", out var json) => json.Element.Clone(),
            [var only] when only.FindText("text") is { } text => text,
            _ => parts.SelectMany(part => part.TryGet("json", out var json) ? [new TextContent(json.Element.GetRawText())] : Read(part)).ToList(),
        };
        return new FunctionResultContent(result.Text("toolUseId"), value)
        {
            Exception = result.FindOneOf("status", "success", "error") == "error" ? new ToolFailedException() : null,
        };
    }

    private static TextContent ReadGuarded(RequestJson guarded) => new(guarded.Get("text").Text("text"))
    {
        AdditionalProperties = new() { [GuardedConversation.Qualifiers] = guarded.Get("text").FindTexts("qualifiers") ?? ["guard_content"] },
    };

    private static TextReasoningContent ReadReasoning(RequestJson reasoning) =>
        reasoning.TryGet("reasoningText", out var text)
            ? new TextReasoningContent(text.Text("text")) { ProtectedData = text.FindText("signature") }
            : new TextReasoningContent(null) { ProtectedData = reasoning.Text("redactedContent") };
}
