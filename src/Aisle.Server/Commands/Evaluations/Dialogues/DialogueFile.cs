using System.Text.RegularExpressions;
using Aisle.Assistant.Conversations;

namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>
/// Reads dialogue scripts, which people write; docs/concepts/conversation.md has the form. "== name" opens a dialogue,
/// "@ product ID" and "@ list ID ID" set the page from there on, "kind> text" is a turn, the indented "name: value" lines below it
/// what must be true of its answer, and "#" opens a line for readers.
/// </summary>
internal static partial class DialogueFile
{
    /// <returns>The dialogues, and a line for each fault, as "file:line: what is wrong and what to do".</returns>
    public static (IReadOnlyList<Dialogue> Dialogues, IReadOnlyList<string> Faults) Read(string file, IEnumerable<string> lines)
    {
        var dialogues = new List<Dialogue>();
        var faults = new List<string>();
        var turns = new List<ScriptedTurn>();
        var expected = new List<Expectation>();
        PageContext? page = null;
        foreach (var (at, raw) in lines.Index())
        {
            var line = raw.TrimEnd();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                (turns, page) = ([], null);
                dialogues.Add(new Dialogue(line[3..].Trim(), file, turns));
            }
            else if (dialogues.Count == 0)
            {
                Fault("stands before the first dialogue; open one with '== name'");
            }
            else if (line.StartsWith("@ ", StringComparison.Ordinal))
            {
                page = PageOf(line[2..].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), page);
            }
            else if (TurnLine().Match(line) is { Success: true } turn)
            {
                expected = [];
                turns.Add(new ScriptedTurn(turn.Groups["kind"].Value, turn.Groups["text"].Value, page, at + 1, expected));
            }
            else if (ExpectationLine().Match(line) is { Success: true } match && turns.Count > 0)
            {
                var expectation = new Expectation(match.Groups["name"].Value, match.Groups["value"].Value, at + 1);
                if (Expectations.FaultOf(expectation) is { } fault)
                {
                    Fault(fault);
                }

                expected.Add(expectation);
            }
            else
            {
                Fault("is neither a turn ('find> text') nor what is expected of one ('  shows: tent')");
            }

            void Fault(string what) => faults.Add($"{file}:{at + 1}: '{line.Trim()}' {what}.");
        }

        return (dialogues, faults);
    }

    private static PageContext? PageOf(string[] words, PageContext? page) => words switch
    {
        ["product", var id] => new PageContext(id, page?.ProductIds),
        ["list", .. var ids] => new PageContext(page?.ProductId, ids),
        _ => null,
    };

    [GeneratedRegex(@"^(?<kind>[a-z]+)> ?(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex TurnLine();

    [GeneratedRegex(@"^\s+(?<name>[a-z]+): *(?<value>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ExpectationLine();
}
