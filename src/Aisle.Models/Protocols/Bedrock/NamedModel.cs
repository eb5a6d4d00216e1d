using Aisle.Models.Routing;

namespace Aisle.Models.Protocols.Bedrock;

/// <summary>A model that a caller named and that is there.</summary>
/// <param name="Id">As it was named, without what an ARN or an application's profile adds: the id or an alias. Of which family it is decides on the form of its bodies.</param>
/// <param name="Entry">What is served under it.</param>
internal sealed record NamedModel(string Id, ModelEntry Entry)
{
    /// <exception cref="ModelFaultException">The model can't stream.</exception>
    public NamedModel ThatStreams() => Entry.Streams
        ? this
        : throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, "The model is unsupported for streaming.", Parameter: "modelId"));
}
