using Aisle.Assistant.Conversations;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>A conversation as a good clerk would hold it: what the shopper says, and what must be true of each answer.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="File">Where it stands.</param>
/// <param name="Turns">In order, in one conversation.</param>
internal sealed record Dialogue(string Name, string File, IReadOnlyList<ScriptedTurn> Turns);

/// <param name="Kind">What the shopper is after, in the author's words: accuracy is reported by it.</param>
/// <param name="Text">As typed.</param>
/// <param name="Page">What the page shows; null where nothing.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Expected">What must be true of the answer; all of it, for the turn to be right.</param>
internal sealed record ScriptedTurn(string Kind, string Text, PageContext? Page, int Line, IReadOnlyList<Expectation> Expected);

/// <param name="Name">One of <see cref="Expectations.Names"/>.</param>
/// <param name="Value">As its name reads it.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
internal sealed record Expectation(string Name, string Value, int Line);
