using System.Runtime.CompilerServices;
using Aisle.Assistant;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Catalog.Index;
using Aisle.Catalog.Store;
using Aisle.Insight.Evidence;
using Aisle.Models;
using Aisle.Models.Providers.InProcess;
using Microsoft.Extensions.AI;

namespace Aisle.Server.FirstParty;

/// <summary>
/// The shop assistant as a chat model. The API of chat models has no memory: what the user said before comes with each call, so it is said to a
/// fresh conversation again. System prompts do not change what the assistant does, and are left aside.
/// </summary>
internal sealed class AssistantChat(ICatalogStore store, LiveIndex index, TimeProvider time) : InProcessChat
{
    /// <summary>On rung 0 whatever is configured: a model that asks a model is no model of this process.</summary>
    private readonly ShopAssistant _assistant = new(store, index, time);

    /// <summary>Earlier turns that are said again; what lies further back is forgotten, as each costs some milliseconds.</summary>
    private const int MostEarlierTurns = 8;

    protected override async IAsyncEnumerable<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> said = [.. messages.Where(m => m.Role == ChatRole.User).Select(m => m.Text).Where(text => !string.IsNullOrWhiteSpace(text))];
        if (said.Count == 0)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, "There is no text of the user to answer.", Parameter: "messages"));
        }

        var conversation = new Conversations(time).Start();
        foreach (var earlier in said[..^1].TakeLast(MostEarlierTurns))
        {
            await foreach (var _ in _assistant.AnswerAsync(conversation, new TurnRequest(earlier), cancellationToken))
            {
            }
        }

        var (first, evidence) = (true, new List<EvidenceItem>());
        await foreach (var answer in _assistant.AnswerAsync(conversation, new TurnRequest(said[^1]), cancellationToken))
        {
            evidence.AddRange(answer is EvidenceEvent found ? found.Items : []);
            var text = answer is DoneEvent ? WrittenAnswer.Quotes(evidence) : WrittenAnswer.Of(answer);
            if (text.Length > 0)
            {
                yield return first ? text : "\n\n" + text;
                first = false;
            }
        }
    }
}
