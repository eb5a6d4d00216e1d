using System.Text.Json;

namespace Aisle.Encoders;

/// <summary>
/// Reads what stands beside an ONNX graph, in the layout of sentence-transformers and of Hugging Face's exports: config.json, tokenizer_config.json,
/// sentence_bert_config.json, 1_Pooling/config.json, config_sentence_transformers.json. None but a tokenizer is needed.
/// </summary>
internal static class EncoderFolder
{
    private const int LongestJson = 64 << 20;
    private const int UsualTokens = 256;
    private const int MostTokens = 512;

    private static readonly string[] Models = ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx", "model_int8.onnx", "onnx/model_int8.onnx"];

    private static readonly (string Name, TokenizerKind Kind)[] Tokenizers =
    [
        ("sentencepiece.bpe.model", TokenizerKind.SentencePiece),
        ("vocab.txt", TokenizerKind.WordPieceText),
        ("tokenizer.json", TokenizerKind.WordPieceJson),
    ];

    /// <param name="path">The graph, or a folder that holds it.</param>
    /// <exception cref="EncoderException">Something is missing, or not as such files are.</exception>
    public static EncoderSettings Read(string path)
    {
        var (folder, model) = Find(path);
        var (tokenizer, kind) = Tokenizers.Select(t => (Path: Path.Combine(folder, t.Name), t.Kind)).FirstOrDefault(t => File.Exists(t.Path));
        if (tokenizer is null)
        {
            throw new EncoderException($"{folder} holds no tokenizer: put the model's vocab.txt, sentencepiece.bpe.model or tokenizer.json there.");
        }

        var pooling = Json(folder, "1_Pooling/config.json");
        var sentence = Json(folder, "sentence_bert_config.json");
        var words = Json(folder, "tokenizer_config.json");
        var prompts = Property(Json(folder, "config_sentence_transformers.json"), "prompts");
        return new EncoderSettings(
            model,
            tokenizer,
            kind,
            kind != TokenizerKind.SentencePiece && (Flag(words, "do_lower_case") ?? Flag(sentence, "do_lower_case") ?? true),
            (int)Math.Clamp(Number(sentence, "max_seq_length") ?? Number(words, "model_max_length") ?? UsualTokens, 8, MostTokens),
            Flag(pooling, "pooling_mode_cls_token") == true ? Pooling.First : Pooling.Mean,
            Text(prompts, "query") ?? "",
            Text(prompts, "passage") ?? Text(prompts, "document") ?? "");
    }

    private static (string Folder, string Model) Find(string path)
    {
        if (File.Exists(path))
        {
            var beside = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return (Path.GetFileName(beside) == "onnx" ? Path.GetDirectoryName(beside)! : beside, Path.GetFullPath(path));
        }

        return Directory.Exists(path)
            ? (path, Models.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists)
                ?? throw new EncoderException($"{path} holds no model: it needs one of {string.Join(", ", Models)}."))
            : throw new EncoderException($"There is no file or folder {path}; name the folder of a sentence encoder in ONNX, with its tokenizer.");
    }

    private static JsonElement? Json(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? Parse(path) : null;
    }

    /// <exception cref="EncoderException">It is too long, or no JSON.</exception>
    public static JsonElement Parse(string path)
    {
        if (new FileInfo(path).Length > LongestJson)
        {
            throw new EncoderException($"{path} has more than {LongestJson >> 20} MB: that is no such file.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new EncoderException($"{path}:{e.LineNumber + 1}: this is no JSON; take the file again from where the model is from.", e);
        }
    }

    public static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) ? value : null;

    private static bool? Flag(JsonElement? of, string name) => Property(of, name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static double? Number(JsonElement? of, string name) => Property(of, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static string? Text(JsonElement? of, string name) => Property(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
