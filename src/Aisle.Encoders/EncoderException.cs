namespace Aisle.Encoders;

/// <summary>An encoder's files can't be used. The message says which file, what is wrong with it, and what to do.</summary>
public sealed class EncoderException(string message, Exception? inner = null) : Exception(message, inner);
