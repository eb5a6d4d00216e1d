using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.Native;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>CountTokensRequest: the input of Converse, or a native body in base64.</summary>
internal static class CountTokens
{
    public static ChatCall Read(RequestJson body, string modelId, Caller caller)
    {
        var input = body.Get("input");
        if (input.TryGet("converse", out var converse))
        {
            return ConverseReader.Read(converse, modelId, caller);
        }

        var native = RequestJson.Parse(input.Get("invokeModel").Get("body").Bytes(), out var document);
        using (document)
        {
            return NativeBodies.For(modelId, native).Read(native, modelId, caller);
        }
    }
}
