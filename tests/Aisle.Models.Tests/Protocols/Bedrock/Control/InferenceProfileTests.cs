using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aisle.Models.Tests.Protocols.Bedrock.Control;

public sealed class InferenceProfileTests
{
    private const string Hello = """{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplicationProfile_MadeByACaller_NamesItsModelUntilItIsDeleted()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider(new ChatResponseUpdate(ChatRole.Assistant, "Good day")));
        var arn = await CreateAsync(service);
        var id = arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];

        using var called = await service.PostAsync($"/model/{Uri.EscapeDataString(arn)}/converse", Hello);
        var listed = await service.Client.GetStringAsync(new Uri("/inference-profiles?type=APPLICATION", UriKind.Relative), Cancel);
        using var deleted = await service.Client.DeleteAsync(new Uri($"/inference-profiles/{id}", UriKind.Relative), Cancel);
        using var calledAfter = await service.PostAsync($"/model/{Uri.EscapeDataString(arn)}/converse", Hello);

        Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        Assert.Contains($"\"inferenceProfileId\":\"{id}\"", listed, StringComparison.Ordinal);
        Assert.Contains("\"inferenceProfileName\":\"checkout\"", listed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, calledAfter.StatusCode);
    }

    [Fact]
    public async Task Tags_OfAProfile_AreListedChangedAndTakenAway()
    {
        await using var service = await ServiceUnderTest.StartAsync(new ScriptedProvider());
        var arn = await CreateAsync(service);

        var first = await TagsAsync(service, arn);
        await service.PostAsync("/tagResource", $$"""{"resourceARN":"{{arn}}","tags":[{"key":"team","value":"b"},{"key":"x","value":"y"}]}""");
        var second = await TagsAsync(service, arn);
        await service.PostAsync("/untagResource", $$"""{"resourceARN":"{{arn}}","tagKeys":["team"]}""");
        var third = await TagsAsync(service, arn);
        using var unknown = await service.PostAsync("/listTagsForResource", """{"resourceARN":"arn:aws:bedrock:us-east-1:0:guardrail/../x"}""");

        Assert.Equal(["team=a"], first);
        Assert.Equal(["team=b", "x=y"], second);
        Assert.Equal(["x=y"], third);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<string> CreateAsync(ServiceUnderTest service)
    {
        using var made = await service.PostAsync("/inference-profiles", $$"""
            {"inferenceProfileName":"checkout","modelSource":{"copyFrom":"arn:aws:bedrock:us-east-1::foundation-model/{{ServiceUnderTest.Model}}"},"tags":[{"key":"team","value":"a"}]}
            """);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var json = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("inferenceProfileArn").GetString()!;
    }

    private static async Task<List<string>> TagsAsync(ServiceUnderTest service, string arn)
    {
        using var response = await service.PostAsync("/listTagsForResource", $$"""{"resourceARN":"{{arn}}"}""");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return [.. json.RootElement.GetProperty("tags").EnumerateArray().Select(t => $"{t.GetProperty("key")}={t.GetProperty("value")}").Order(StringComparer.Ordinal)];
    }
}
