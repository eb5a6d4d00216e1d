using System.Numerics.Tensors;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Aisle.Encoders.Tests;

/// <summary>On graphs of one node, whose vectors can be told by hand.</summary>
public sealed class OnnxSentenceEncoderTests : IDisposable
{
    private static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "red", "tent", "##s", "blue"];

    private static readonly string[] Inputs = ["input_ids", "attention_mask", "token_type_ids"];

    // One axis a word; special tokens have none, so that a mean tells the words alone.
    private static readonly float[][] Table = [.. Words.Select((_, id) => Enumerable.Range(0, 4).Select(axis => id >= 5 && axis == id - 5 ? 1f : 0f).ToArray())];

    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-encoder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Generate_TextOfKnownWords_IsTheMeanOfTheirVectors()
    {
        using var encoder = Open();

        Assert.Equal(4, encoder.Dimensions);
        AssertNear([0.5773f, 0.5773f, 0.5773f, 0], await VectorAsync(encoder, "Red TENTS"));
    }

    [Fact]
    public async Task Generate_TextsOfAnyLengthTogether_GivesWhatEachGivesAlone()
    {
        using var encoder = Open();
        var texts = Gen.OneOf([.. Words[5..].Append("zzz").Append("。").Append("").Select(Gen.Const)]).Array[0, 6].Select(words => string.Join(' ', words)).Array[1, 70].Single();

        var together = await encoder.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(texts.Length, together.Count);
        foreach (var (text, vector) in texts.Zip(together))
        {
            AssertNear(await VectorAsync(encoder, text), vector.Vector.ToArray());
        }
    }

    [Fact]
    public async Task Generate_VocabularyInTokenizerJson_IsTheSame()
    {
        File.WriteAllText(Path.Combine(_folder, "tokenizer.json"), JsonSerializer.Serialize(new { model = new { type = "WordPiece", vocab = Words.Index().ToDictionary(w => w.Item, w => w.Index) } }));
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), Table, Inputs);
        using var encoder = OnnxSentenceEncoder.Open(_folder, 1);

        AssertNear([0.7071f, 0.7071f, 0, 0], await VectorAsync(encoder, "red tent"));
    }

    [Fact]
    public async Task Open_FolderWithSettings_TakesThem()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "1_Pooling"));
        File.WriteAllText(Path.Combine(_folder, "1_Pooling", "config.json"), """{"pooling_mode_cls_token":true}""");
        File.WriteAllText(Path.Combine(_folder, "sentence_bert_config.json"), """{"max_seq_length":9}""");
        File.WriteAllText(Path.Combine(_folder, "config_sentence_transformers.json"), """{"prompts":{"query":"query: ","passage":"passage: "}}""");
        var table = Table.Select(row => row.ToArray()).ToArray();
        table[2][3] = 2; // [CLS]
        using var encoder = Open(table);

        Assert.Equal((Pooling.First, 9, "query: ", "passage: "), (encoder.Settings.Pooling, encoder.Settings.MaxTokens, encoder.Settings.QueryPrefix, encoder.Settings.PassagePrefix));
        AssertNear([0, 0, 0, 1], await VectorAsync(encoder, "red tent"));
    }

    [Fact]
    public async Task Generate_TextLongerThanTheModelReads_IsCut()
    {
        File.WriteAllText(Path.Combine(_folder, "sentence_bert_config.json"), """{"max_seq_length":10}""");
        using var encoder = Open();

        var made = await encoder.GenerateAsync([string.Join(' ', Enumerable.Repeat("red", 500))], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(10, made.Usage!.InputTokenCount);
    }

    [Fact]
    public void Open_NoFolder_SaysSo() => Assert.Contains("There is no file or folder", Fault("nowhere"), StringComparison.Ordinal);

    [Fact]
    public void Open_FolderWithoutModel_SaysWhatItNeeds() => Assert.Contains("model.onnx", Fault(_folder), StringComparison.Ordinal);

    [Fact]
    public void Open_NoTokenizer_SaysWhatToPutThere()
    {
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), Table, Inputs);

        Assert.Contains("vocab.txt", Fault(_folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TokenizerOfAnotherKind_SaysSo()
    {
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), Table, Inputs);
        File.WriteAllText(Path.Combine(_folder, "tokenizer.json"), """{"model":{"type":"Unigram","vocab":[]}}""");

        Assert.Contains("sentencepiece.bpe.model", Fault(_folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_GraphWithOtherInputs_NamesThem()
    {
        File.WriteAllLines(Path.Combine(_folder, "vocab.txt"), Words);
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), Table, ["pixels", "attention_mask"]);

        Assert.Contains("pixels", Fault(_folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnyBytesAsFiles_IsAnEncoderFault()
    {
        File.WriteAllLines(Path.Combine(_folder, "vocab.txt"), Words);
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), Table, Inputs);
        var whole = File.ReadAllBytes(Path.Combine(_folder, "model.onnx"));
        var cut = Gen.Int[0, whole.Length - 1].Select(n => whole[..n]);
        Gen.OneOf(cut, Gen.Byte.Array[0, 300]).Sample(
            bytes =>
            {
                File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), bytes);
                Fault(_folder);
            },
            iter: 60, threads: 1);
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), whole);
        foreach (var name in (string[])["tokenizer_config.json", "sentencepiece.bpe.model"])
        {
            File.WriteAllBytes(Path.Combine(_folder, name), [0x7b, 0xff, 0x00]);
            Assert.Contains(name, Fault(_folder), StringComparison.Ordinal);
            File.Delete(Path.Combine(_folder, name));
        }
    }

    private static string Fault(string path) => Assert.Throws<EncoderException>(() => OnnxSentenceEncoder.Open(path, 1).Dispose()).Message;

    private OnnxSentenceEncoder Open(float[][]? table = null)
    {
        File.WriteAllLines(Path.Combine(_folder, "vocab.txt"), Words);
        TinyGraph.Write(Path.Combine(_folder, "model.onnx"), table ?? Table, Inputs);
        return OnnxSentenceEncoder.Open(_folder, 1);
    }

    private static async Task<float[]> VectorAsync(OnnxSentenceEncoder encoder, string text) =>
        (await encoder.GenerateVectorAsync(text, cancellationToken: TestContext.Current.CancellationToken)).ToArray();

    private static void AssertNear(float[] expected, float[] actual) => Assert.True(TensorPrimitives.Distance<float>(expected, actual) < 1e-3, $"{string.Join(' ', expected)} / {string.Join(' ', actual)}");
}
