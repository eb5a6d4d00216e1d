namespace Aisle.Server.Commands.Evaluations.Dialogues;

/// <summary>The scripts of a folder.</summary>
internal static class DialogueFolder
{
    public static string Usual { get; } = Path.Combine("evals", "dialogues");

    /// <returns>The dialogues; or what is wrong with the folder or its scripts, for a person, and null where nothing is.</returns>
    public static async Task<(IReadOnlyList<Dialogue> Dialogues, string? Fault)> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return ([], $"{folder}: there is no such folder; --folder is one with dialogue scripts (*.txt).");
        }

        var dialogues = new List<Dialogue>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var (read, faults) = DialogueFile.Read(Path.GetFileName(file), await File.ReadAllLinesAsync(file, cancellationToken));
            if (faults.Count > 0)
            {
                return ([], string.Join(Environment.NewLine, faults));
            }

            dialogues.AddRange(read);
        }

        return dialogues.Count == 0 ? ([], $"{folder}: there are no dialogue scripts (*.txt) in it.") : (dialogues, null);
    }
}
