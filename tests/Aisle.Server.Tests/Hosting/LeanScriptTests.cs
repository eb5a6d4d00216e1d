using Aisle.Server.Hosting;

namespace Aisle.Server.Tests.Hosting;

public sealed class LeanScriptTests
{
    [Fact]
    public void Script_WithComments_KeepsEveryLineOfCode()
    {
        const string Script = """
            // What it is.
            import { h } from './dom.js'; // why

            /**
             * @param {string} a
             */
            export function f(a) {
              /* one line */ const url = 'https://x/*y*/';
              return /[/*]/.test(a) // falls through
                ? `${url} //`
                : 1 /* two */ + 2;
            }
            """;

        Assert.Equal(
            [
                "import { h } from './dom.js';", "export function f(a) {", "const url = 'https://x/*y*/';", "return /[/*]/.test(a)",
                "? `${url} //`", ": 1 /* two */ + 2;", "}",
            ],
            LeanScript.Of(Script).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/* never closed\na()", "")]
    [InlineData("/*/\n*/a()", "a()\n")]
    [InlineData("a()\r\n\t b()", "a()\nb()\n")]
    [InlineData("a(); // why", "a();\n")]
    [InlineData("margin: 0; /* why */", "margin: 0;\n")]
    [InlineData("a('b; // c');", "a('b; // c');\n")]
    [InlineData("a(`b; // c", "a(`b; // c\n")]
    [InlineData("a('https://b');", "a('https://b');\n")]
    [InlineData("a(); // it's", "a(); // it's\n")]
    public void Script_OfAnyForm_IsItsCode(string script, string lean) => Assert.Equal(lean, LeanScript.Of(script));

    [Fact]
    public void Script_MadeLeanTwice_IsTheSame() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "web"), "*.js", SearchOption.AllDirectories), file =>
        {
            var lean = LeanScript.Of(File.ReadAllText(file));
            Assert.Equal(lean, LeanScript.Of(lean));
        });
}
