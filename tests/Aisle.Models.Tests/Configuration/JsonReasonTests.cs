using System.Text.Json;
using System.Text.Json.Serialization;
using Aisle.Models.Configuration;

namespace Aisle.Models.Tests.Configuration;

public sealed class JsonReasonTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    [Theory]
    [InlineData("""{"name":"a","colour":1}""", "'colour' is no member here.")]
    [InlineData("""{"count":1}""", "'name' must be given.")]
    [InlineData("""{"name":"a","count":"x"}""", "The value is of another kind than a whole number.")]
    [InlineData("""{"name":"a","parts":3}""", "The value is of another kind than a list.")]
    public void Of_AFault_NamesNoTypeOfTheProgram(string json, string said)
    {
        var fault = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Thing>(json, Strict));

        var reason = JsonReason.Of(fault);

        Assert.DoesNotContain("System.", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Aisle", reason, StringComparison.Ordinal);
        Assert.Equal(said, reason);
    }

    internal sealed record Thing
    {
        public required string Name { get; init; }

        public int Count { get; init; }

        public IReadOnlyList<string> Parts { get; init; } = [];
    }
}
