using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.Native;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>CountTokensRequest: the input of Converse, or a native body in base64.</summary>
internal static class CountTokens
{
    public static ChatCall Read(RequestJson body, NamedModel model, Caller caller)
    {
        var input = body.Get("input");
        if (input.TryGet("converse", out var converse))
        {
            return ConverseReader.Read(converse, model.Id, caller);
        }

        if (!input.TryGet("invokeModel", out var invoke))
        {
            throw input.Wrong("must have one of converse, invokeModel");
        }

        var native = RequestJson.Parse(invoke.Get("body").Bytes(), out var document);
        using (document)
        {
            return EmbeddingBodies.Serves(model) ? Said(EmbeddingBodies.Read(native, model.Id, caller).Inputs)
                : RerankBodies.Serves(model.Id) ? Said(Texts(RerankBodies.Read(native, model.Id, caller)))
                : NativeBodies.For(model.Id, native).Read(native, model.Id, caller);
        }

        ChatCall Said(IEnumerable<string> texts) => new() { ModelId = model.Id, Caller = caller, Messages = [.. texts.Select(t => new ChatMessage(ChatRole.User, t))], Options = new ChatOptions() };
    }

    private static IEnumerable<string> Texts(RerankCall call) => call.Documents.Prepend(call.Query);
}
