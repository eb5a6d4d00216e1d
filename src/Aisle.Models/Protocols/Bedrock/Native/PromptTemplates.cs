using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock.Native;

/// <summary>
/// Prompts that callers formatted for a family's raw model, taken apart into messages again: the model behind may be any, and takes
/// messages. A prompt without a template is one message of the user.
/// </summary>
internal static partial class PromptTemplates
{
    /// <summary>"&lt;s&gt;[INST] a [/INST] b&lt;/s&gt;[INST] c [/INST]".</summary>
    public static List<ChatMessage> Mistral(string prompt)
    {
        var messages = new List<ChatMessage>();
        foreach (var turn in prompt.Split("[INST]").Skip(1))
        {
            var sides = turn.Split("[/INST]", 2);
            Add(messages, ChatRole.User, sides[0]);
            Add(messages, ChatRole.Assistant, sides.Length > 1 ? sides[1].Replace("</s>", "", StringComparison.Ordinal).Replace("<s>", "", StringComparison.Ordinal) : "");
        }

        return OrWhole(messages, prompt);
    }

    /// <summary>"&lt;|start_header_id|&gt;user&lt;|end_header_id|&gt; a &lt;|eot_id|&gt;", and Llama 4's shorter marks.</summary>
    public static List<ChatMessage> Llama(string prompt)
    {
        var messages = new List<ChatMessage>();
        foreach (Match turn in LlamaTurn().Matches(prompt))
        {
            Add(messages, new ChatRole(turn.Groups["role"].Value), turn.Groups["text"].Value);
        }

        return OrWhole(messages, prompt);
    }

    /// <summary>"&lt;｜User｜&gt;a&lt;｜Assistant｜&gt;b".</summary>
    public static List<ChatMessage> DeepSeek(string prompt)
    {
        var messages = new List<ChatMessage>();
        foreach (var turn in prompt.Split("<｜").Skip(1))
        {
            if (turn.Split("｜>", 2) is ["User" or "Assistant", var text] sides)
            {
                Add(messages, sides[0] == "User" ? ChatRole.User : ChatRole.Assistant, text);
            }
        }

        return OrWhole(messages, prompt);
    }

    private static void Add(List<ChatMessage> messages, ChatRole role, string text)
    {
        if (text.Trim() is { Length: > 0 } trimmed && trimmed != "<think>")
        {
            messages.Add(new ChatMessage(role, trimmed));
        }
    }

    private static List<ChatMessage> OrWhole(List<ChatMessage> messages, string prompt) =>
        messages.Count > 0 ? messages : [new ChatMessage(ChatRole.User, prompt)];

    [GeneratedRegex(@"<\|(start_header_id|header_start)\|>\s*(?<role>system|user|assistant)\s*<\|(end_header_id|header_end)\|>(?<text>.*?)(<\|(eot_id|eot|eom_id)\|>|$)", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LlamaTurn();
}
