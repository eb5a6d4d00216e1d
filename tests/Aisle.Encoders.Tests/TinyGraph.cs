using Google.Protobuf;

namespace Aisle.Encoders.Tests;

/// <summary>
/// Writes a graph of one node as an ONNX file: a table of vectors by token id. Its mean over a text's tokens can be told by hand. The numbers are fields of onnx.proto3
/// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
/// </summary>
internal static class TinyGraph
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <param name="path">The file.</param>
    /// <param name="table">A vector for each token.</param>
    /// <param name="inputs">Their names; the first is the ids.</param>
    /// <param name="output">Its name.</param>
    public static void Write(string path, float[][] table, string[] inputs, string output = "last_hidden_state")
    {
        var values = new byte[table.Length * table[0].Length * sizeof(float)];
        Buffer.BlockCopy(table.SelectMany(row => row).ToArray(), 0, values, 0, values.Length);
        var graph = Message(w =>
        {
            Sub(w, 1, Message(n =>
            {
                Text(n, 1, "table");
                Text(n, 1, inputs[0]);
                Text(n, 2, output);
                Text(n, 4, "Gather");
            }));
            Text(w, 2, "tiny");
            Sub(w, 5, Message(t =>
            {
                Number(t, 1, table.Length);
                Number(t, 1, table[0].Length);
                Number(t, 2, Float);
                Text(t, 8, "table");
                Sub(t, 9, values);
            }));
            foreach (var input in inputs)
            {
                Sub(w, 11, Value(input, Int64, [null, null]));
            }

            Sub(w, 12, Value(output, Float, [null, null, table[0].Length]));
        });
        File.WriteAllBytes(path, Message(w =>
        {
            Number(w, 1, 8);
            Sub(w, 7, graph);
            Sub(w, 8, Message(o => Number(o, 2, 13)));
        }));
    }

    private static byte[] Value(string name, int type, int?[] shape) => Message(v =>
    {
        Text(v, 1, name);
        Sub(v, 2, Message(t => Sub(t, 1, Message(tensor =>
        {
            Number(tensor, 1, type);
            Sub(tensor, 2, Message(s =>
            {
                foreach (var (size, at) in shape.Select((size, at) => (size, at)))
                {
                    Sub(s, 1, Message(d =>
                    {
                        if (size is { } known)
                        {
                            Number(d, 1, known);
                        }
                        else
                        {
                            Text(d, 2, $"d{at}");
                        }
                    }));
                }
            }));
        }))));
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var stream = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(stream);
        }

        return bytes.ToArray();
    }

    private static void Number(CodedOutputStream to, int field, long value)
    {
        to.WriteTag(field, WireFormat.WireType.Varint);
        to.WriteInt64(value);
    }

    private static void Text(CodedOutputStream to, int field, string value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteString(value);
    }

    private static void Sub(CodedOutputStream to, int field, byte[] value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(ByteString.CopyFrom(value));
    }
}
