namespace Aisle.Assistant.Understanding;

/// <summary>A language that the assistant understands and answers in. A new one is a <c>Wording</c> and its cues.</summary>
internal enum Language
{
    English,
    Chinese,
}
