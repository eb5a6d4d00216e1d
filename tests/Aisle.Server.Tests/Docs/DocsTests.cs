using System.Text.RegularExpressions;
using Aisle.Server.Tests.Commands;

namespace Aisle.Server.Tests.Docs;

/// <summary>Documents can't go stale unnoticed: their links lead somewhere, and what they name exists.</summary>
public sealed partial class DocsTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Documents() =>
        [.. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts" or "aisle-demo" or ".git"))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_RelativeLinks_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        var dead = Link().Matches(CodeFence().Replace(File.ReadAllText(Path.Combine(Root, document)), ""))
            .Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#') && !to.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(to => to.Split('#')[0])
            .Where(to => !Path.Exists(Path.Combine(folder, Uri.UnescapeDataString(to))));

        Assert.Empty(dead);
    }

    /// <summary>Every command of ours that a document shows exists, with every option it shows.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Document_Commands_AreTheExecutables(string document)
    {
        foreach (Match shown in OurCommand().Matches(File.ReadAllText(Path.Combine(Root, document))))
        {
            var words = shown.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var help = await CommandRun.OfAsync([.. words, "--help"]);

            Assert.True(help.ExitCode == 0, $"{document} shows `{shown.Value}`: {help.Error}");
            Assert.All(
                shown.Groups["rest"].Value.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2),
                option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Documents_AreFound() => Assert.Contains("README.md", Documents().Select(d => (string)d));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aisle.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Aisle.slnx was not found above the test's own folder: run the tests from a checkout.");
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"((?<=[`\n])aisle |(?<=Aisle\.Server -- ))(?<words>(demo|serve|imports?|ask|search|digest|insight|doctor)|((eval|keys|models) [a-z]+))\b(?<rest>[^`\n#]*)")]
    private static partial Regex OurCommand();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeFence();
}
