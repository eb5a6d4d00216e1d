namespace Aisle.Assistant.Conversations;

/// <summary>What was said in one turn, for a model to follow the talk: personal data hidden, and no number that a model could repeat.</summary>
/// <param name="Said">The shopper's words.</param>
/// <param name="Answered">The answer's, with facts left out but products' names.</param>
internal sealed record Exchange(string Said, string Answered);
