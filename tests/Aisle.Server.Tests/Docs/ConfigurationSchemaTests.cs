using System.Text.Json.Nodes;
using Aisle.Models.Configuration;
using Aisle.Server.Rungs;
using Aisle.Server.Tests.Commands;

namespace Aisle.Server.Tests.Docs;

/// <summary>The schema of aisle.json says what the options say: a member that is added to one and not to the other fails here.</summary>
public sealed class ConfigurationSchemaTests
{
    /// <summary>What the shipped schema has beyond the options: words for people, and the ranges that are checked when the file is read.</summary>
    private static readonly string[] Added = ["$schema", "title", "description", "minimum", "maximum", "exclusiveMinimum", "minItems", "default"];

    [Fact]
    public async Task Schema_Members_AreThoseOfTheOptions()
    {
        var shipped = JsonNode.Parse((await CommandRun.OfAsync("models", "schema")).Output)!;

        Assert.Equal(Bare(AisleFile.Schema<ModelConfiguration, AssistantConfiguration>())!.ToJsonString(), Bare(shipped)!.ToJsonString());
    }

    [Fact]
    public async Task Schema_EachMember_SaysWhatItIs()
    {
        var shipped = JsonNode.Parse((await CommandRun.OfAsync("models", "schema")).Output)!;

        Assert.All(Members(shipped, ""), member => Assert.True(member.Node["description"]?.GetValue<string>() is { Length: > 0 }, member.Path));
    }

    [Theory]
    [InlineData("""{ "assistant": { "options": {} } }""", ":1: $.assistant")]
    [InlineData("{\n \"assistant\": {\n  \"turnMoney\": -1 } }", ":3: assistant.turnMoney")]
    [InlineData("{\n \"assistant\": {\n  \"currency\": \"shells\" } }", ":3: assistant.currency")]
    public void Load_AWrongMember_NamesItsLine(string file, string where)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "aisle.json");
        File.WriteAllText(path, file);

        Assert.StartsWith(path + where, Assert.Throws<InvalidDataException>(() => AssistantConfiguration.Load(path)).Message, StringComparison.Ordinal);
    }

    private static JsonNode? Bare(JsonNode? node, bool ofMembers = false) => node switch
    {
        JsonObject o => new JsonObject(o.Where(m => ofMembers || !Added.Contains(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Bare(m.Value, m.Key == "properties" && !ofMembers)))),
        JsonArray a => new JsonArray([.. a.Select(i => Bare(i))]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<(string Path, JsonNode Node)> Members(JsonNode node, string path) =>
        (node["properties"]?.AsObject() ?? []).SelectMany(m => Members(m.Value!, $"{path}.{m.Key}").Prepend(($"{path}.{m.Key}", m.Value!)))
            .Concat(node["items"] is { } items ? Members(items, path) : []);
}
