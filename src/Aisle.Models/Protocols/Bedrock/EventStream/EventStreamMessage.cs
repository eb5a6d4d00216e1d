namespace Aisle.Models.Protocols.Bedrock.EventStream;

/// <summary>One message of the AWS event stream encoding (application/vnd.amazon.eventstream).</summary>
/// <param name="Headers">In the order of the wire.</param>
/// <param name="Payload">As the headers say; JSON as a rule.</param>
internal sealed record EventStreamMessage(IReadOnlyList<EventStreamHeader> Headers, ReadOnlyMemory<byte> Payload)
{
    /// <summary>A header's text, or null where there is none of that name or it is no text.</summary>
    public string? Text(string name) => Headers.FirstOrDefault(h => h.Name == name)?.Value as string;
}

/// <param name="Name">From 1 to 255 bytes of UTF-8.</param>
/// <param name="Value">
/// <see cref="bool"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>, <see cref="long"/>, <see cref="T:byte[]"/>,
/// <see cref="string"/>, <see cref="DateTimeOffset"/> (milliseconds) or <see cref="Guid"/>: the ten types of the encoding.
/// </param>
internal sealed record EventStreamHeader(string Name, object Value);
