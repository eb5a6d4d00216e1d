using System.Text;
using Aisle.Models.Configuration;

namespace Aisle.Models.Tests.Configuration;

public sealed class ConfigurationLinesTests
{
    private const string File = """
        {
          "models": {
            "providers": [
              { "name": "local", "type": "openai" }, // a comment
              { "name": "local", "type": "openai", "url": "http://127.0.0.1" }
            ],
            "models": [
              { "id": "chat", "name": "Chat",
                "targets": [ { "provider": "remote", "model": "x" } ] },
            ],
            "routing": {
              "firstUpdateSeconds": 0
            }
          }
        }
        """;

    [Theory]
    [InlineData("models.providers: two providers are named local; give each its own name.", 5)]
    [InlineData("models.models: chat is to be served by remote, which is no provider; the providers are local.", 9)]
    [InlineData("models.providers: chat is no name that a provider has.", 3)]
    [InlineData("models.models: chat has no targets; name a provider and its model.", 8)]
    [InlineData("models.routing: seconds must be above 0.", 11)]
    [InlineData("models.routing.firstUpdateSeconds: must be above 0.", 12)]
    [InlineData("models.invocationLog.redact: is wrong.", 2)]
    [InlineData("assistant.currency must be an ISO 4217 code, such as USD.", 1)]
    [InlineData("something else entirely", 1)]
    public void Of_AnError_IsTheLineOfWhatItNames(string error, int line) => Assert.Equal(line, ConfigurationLines.Of(Encoding.UTF8.GetBytes(File), error));
}
