namespace Aisle.Encoders;

/// <summary>How vectors of a text's tokens become one vector of the text.</summary>
public enum Pooling
{
    /// <summary>Their mean (MiniLM, E5).</summary>
    Mean,

    /// <summary>The first one, of the token [CLS] (BGE).</summary>
    First,
}

/// <summary>What a sentence encoder needs to know beside its graph, as its folder tells it.</summary>
/// <param name="Model">The ONNX graph.</param>
/// <param name="Tokenizer">The file of the tokenizer's words.</param>
/// <param name="Words">What stands in it.</param>
/// <param name="LowerCase">Whether texts are lower-cased first.</param>
/// <param name="MaxTokens">A text is read up to here, special tokens counted.</param>
/// <param name="Pooling">Used where the graph gives a vector for each token.</param>
/// <param name="QueryPrefix">What stands before a question: "query: " for E5.</param>
/// <param name="PassagePrefix">What stands before a text that is searched: "passage: " for E5.</param>
public sealed record EncoderSettings(
    string Model, string Tokenizer, TokenizerKind Words, bool LowerCase, int MaxTokens, Pooling Pooling, string QueryPrefix, string PassagePrefix);

public enum TokenizerKind
{
    /// <summary>BERT's word pieces, a line each: vocab.txt.</summary>
    WordPieceText,

    /// <summary>The same inside a tokenizer.json.</summary>
    WordPieceJson,

    /// <summary>A SentencePiece model with the ids of XLM-RoBERTa: sentencepiece.bpe.model.</summary>
    SentencePiece,
}
