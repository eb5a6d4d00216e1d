using System.Text.Json;
using Aisle.Models.InvocationLogs;
using Aisle.Models.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aisle.Models.Tests.InvocationLogs;

public sealed class InvocationLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisle-log-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Record_OfACall_HasItsTextsWithPersonalDataHidden()
    {
        var record = await WriteAsync(new InvocationLogOptions { Folder = _folder.FullName });

        Assert.Equal(("ModelInvocationLog", "m", "k"), (record.GetProperty("schemaType").GetString(), record.GetProperty("modelId").GetString(), record.GetProperty("identity").GetProperty("arn").GetString()!.Split('/')[^1]));
        Assert.Equal("write to {EMAIL}", Text(record, "input"));
        Assert.Equal("I wrote to {EMAIL}", Text(record, "output"));
        Assert.Equal((7, 3), (record.GetProperty("input").GetProperty("inputTokenCount").GetInt32(), record.GetProperty("output").GetProperty("outputTokenCount").GetInt32()));
        Assert.DoesNotContain("b.com", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_WithoutTexts_HasNone()
    {
        var record = await WriteAsync(new InvocationLogOptions { Folder = _folder.FullName, Texts = false });

        Assert.False(record.GetProperty("input").TryGetProperty("inputBodyJson", out _));
        Assert.DoesNotContain("wrote", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OlderThanTheirDays_AreDeleted()
    {
        var (old, other) = (Path.Combine(_folder.FullName, "invocations-2026-01-01.jsonl"), Path.Combine(_folder.FullName, "notes.txt"));
        await File.WriteAllTextAsync(old, "{}", Cancel);
        await File.WriteAllTextAsync(other, "mine", Cancel);

        await WriteAsync(new InvocationLogOptions { Folder = _folder.FullName, Days = 3 });

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(other));
    }

    private async Task<JsonElement> WriteAsync(InvocationLogOptions options)
    {
        using var log = new InvocationLog(options, new FakeTimeProvider(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)), NullLogger<InvocationLog>.Instance);
        await log.StartAsync(Cancel);
        log.Write(
            new ChatCall { ModelId = "m", Caller = new Caller("k", "app"), Messages = [new ChatMessage(ChatRole.User, "write to a@b.com")], Options = new ChatOptions() },
            new ModelEntry { Id = "m", Name = "M", Maker = "Tests", Targets = [new ModelTarget("p", "m")] },
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "I wrote to a@b.com")) { Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3 } },
            null,
            TimeSpan.FromSeconds(1));
        await log.StopAsync(Cancel);
        var line = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "invocations-2026-02-03.jsonl"), Cancel));
        return JsonDocument.Parse(line).RootElement;
    }

    private static string? Text(JsonElement record, string side) =>
        record.GetProperty(side).GetProperty(side + "BodyJson").GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString();
}
