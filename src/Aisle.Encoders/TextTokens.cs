using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace Aisle.Encoders;

/// <summary>A text's token ids, as the encoder was trained on: special tokens around them, cut to its length.</summary>
internal sealed class TextTokens
{
    private readonly Tokenizer _tokenizer;
    private readonly int _most;
    private readonly bool _isXlm;

    private TextTokens(Tokenizer tokenizer, int most, bool isXlm, int padding) => (_tokenizer, _most, _isXlm, Padding) = (tokenizer, most, isXlm, padding);

    /// <summary>The id that fills a batch's shorter rows.</summary>
    public int Padding { get; }

    /// <exception cref="EncoderException">The tokenizer's file is of another kind.</exception>
    public static TextTokens Open(EncoderSettings settings)
    {
        try
        {
            if (settings.Words == TokenizerKind.SentencePiece)
            {
                using var file = File.OpenRead(settings.Tokenizer);
                return new TextTokens(SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false), settings.MaxTokens, true, 1);
            }

            using var words = settings.Words == TokenizerKind.WordPieceText ? (Stream)File.OpenRead(settings.Tokenizer) : WordPieces(settings.Tokenizer);
            var bert = BertTokenizer.Create(words, new BertOptions { LowerCaseBeforeTokenization = settings.LowerCase });
            return new TextTokens(bert, settings.MaxTokens, false, bert.PaddingTokenId);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or InvalidDataException or FormatException or IOException or Google.Protobuf.InvalidProtocolBufferException)
        {
            throw new EncoderException($"{settings.Tokenizer} can't be read as a tokenizer: {e.Message}", e);
        }
    }

    public int[] Of(string text)
    {
        if (!_isXlm)
        {
            return [.. ((BertTokenizer)_tokenizer).EncodeToIds(text, _most, addSpecialTokens: true, out _, out _)];
        }

        var pieces = _tokenizer.EncodeToIds(text, _most - 2, out _, out _);
        return [0, .. pieces.Select(id => id == 0 ? 3 : id + 1), 2]; // XLM-RoBERTa: <s> 0, <pad> 1, </s> 2, <unk> 3, then the model's pieces from 3 on, one further
    }

    /// <summary>The vocabulary of a tokenizer.json as the lines of a vocab.txt.</summary>
    private static MemoryStream WordPieces(string path)
    {
        var model = EncoderFolder.Property(EncoderFolder.Parse(path), "model");
        var vocabulary = EncoderFolder.Property(model, "vocab");
        if (EncoderFolder.Property(model, "type")?.GetString() is not "WordPiece" || vocabulary is not { ValueKind: JsonValueKind.Object } words)
        {
            throw new EncoderException($"{path} is of another tokenizer than WordPiece: put the model's sentencepiece.bpe.model beside it.");
        }

        var lines = new string[words.GetPropertyCount()];
        foreach (var word in words.EnumerateObject())
        {
            if (!word.Value.TryGetInt32(out var id) || id < 0 || id >= lines.Length || lines[id] is not null)
            {
                throw new EncoderException($"{path}: the id of '{word.Name}' is none of 0 to {lines.Length - 1}, or is there twice.");
            }

            lines[id] = word.Name;
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}
