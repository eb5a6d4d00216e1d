using System.Buffers;
using System.Text;
using Aisle.Models.PassThrough;
using Aisle.Models.Protocols;
using Aisle.Models.Protocols.Anthropic;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.EventStream;
using Aisle.Models.Protocols.OpenAI;
using Aisle.Models.Providers;
using CsCheck;

namespace Aisle.Models.Tests.Faults;

/// <summary>
/// The seeds that are kept in the folder Seeds, one folder a reader, each as it is and changed at any places: a reader gives what it read or a fault, and nothing else.
/// What once broke a reader is put there as a file.
/// </summary>
public sealed class SeedTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Faults", "Seeds");
    private static readonly Caller Caller = new("k", "app");

    public static TheoryData<string> Seeds() => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Seed_AsItIsAndChanged_IsReadOrRefused(string seed)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, seed));
        var reader = Path.GetDirectoryName(seed)!;
        Read(reader, bytes);
        Gen.Select(Gen.Int[0, bytes.Length], Gen.Int[0, 8], Gen.Byte.Array[0, 4]).Array[1, 4].Sample(
            changes => Read(reader, changes.Aggregate(bytes, (b, c) => Changed(b, c.Item1, c.Item2, c.Item3))), iter: 500);
    }

    private static byte[] Changed(byte[] bytes, int at, int length, byte[] with)
    {
        at = Math.Min(at, bytes.Length);
        return [.. bytes[..at], .. with, .. bytes[Math.Min(bytes.Length, at + length)..]];
    }

    private static void Read(string reader, byte[] bytes)
    {
        switch (reader)
        {
            case "chunk":
                Try(() =>
                {
                    var chunks = new ChatChunks();
                    chunks.Read(bytes);
                    chunks.Last();
                });
                break;
            case "body":
                PassedRequest.TryRead(bytes, Dialect.ChatCompletions);
                PassedRequest.TryRead(bytes, Dialect.Messages);
                foreach (var read in (Func<RequestJson, ChatCall>[])[b => ChatReader.Read(b, "m", Caller), b => MessagesReader.Read(b, "m", Caller), b => ConverseReader.Read(b, "m", Caller), b => ResponsesReader.Read(b, "m", Caller)])
                {
                    Try(() =>
                    {
                        var body = RequestJson.Parse(bytes, out var document);
                        using (document)
                        {
                            read(body);
                        }
                    });
                }

                break;
            case "event-stream":
                Try(() =>
                {
                    var left = new ReadOnlySequence<byte>(bytes);
                    while (EventStreamDecoder.TryRead(ref left, out _))
                    {
                    }
                });
                break;
            case "sigv4":
                var text = Encoding.Latin1.GetString(bytes);
                Assert.Equal(SigV4Header.TryParse(text, out var header), header is not null);
                new CanonicalRequest("POST", text, _ => text, "").Over(["host", text]);
                break;
            default:
                Assert.Fail($"There is no reader {reader}.");
                break;
        }
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is ModelFaultException or InvalidDataException || ProviderFaults.TryRead(e, CancellationToken.None, out _))
        {
            // As a caller gets it.
        }
    }
}
