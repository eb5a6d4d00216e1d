using System.Net;
using System.Text.Json;
using Aisle.Encoders.Tests;
using Aisle.Models.Configuration;
using Aisle.Models.Routing;

namespace Aisle.Models.Tests.Providers.Onnx;

/// <summary>An encoder of one node, whose vectors can be told by hand, served as a model of the configuration.</summary>
public sealed class OnnxProviderTests : IDisposable
{
    private const string Model = "acme.minilm-v1:0";

    private static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "red", "tent", "query", "passage", ":"];

    private readonly string _folder = Directory.CreateTempSubdirectory("aisle-onnx-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public OnnxProviderTests() => Write(Path.Combine(_folder, "tiny"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/v1/embeddings", """{"model":"acme.minilm-v1:0","input":["red","tent"]}""", "data.1.embedding")]
    [InlineData("/model/acme.minilm-v1:0/invoke", """{"inputText":"tent"}""", "embedding")]
    [InlineData("/model/acme.minilm-v1:0/invoke", """{"inputText":"tent","dimensions":5}""", "embeddingsByType.float")]
    [InlineData("/model/acme.minilm-v1:0/invoke", """{"texts":["red","tent"],"input_type":"search_document"}""", "embeddings.1")]
    [InlineData("/model/acme.minilm-v1:0/invoke", """{"texts":["tent"],"input_type":"search_document","embedding_types":["float"]}""", "embeddings.float.0")]
    public async Task Embeddings_InEachDialect_AreTheEncoders(string path, string body, string where)
    {
        await using var service = await StartAsync();

        using var response = await service.PostAsync(path, body);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal([0, 1, 0, 0, 0], At(json.RootElement, where).EnumerateArray().Select(v => v.GetSingle()));
        Assert.Equal("onnx", Assert.Single(service.Usage).Provider);
    }

    [Theory]
    [InlineData("search_query", 2)]
    [InlineData("search_document", 3)]
    public async Task Embeddings_OfAnEncoderThatTellsQuestionsApart_HaveItsPrefix(string purpose, int axis)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "tiny", "config_sentence_transformers.json"), """{"prompts":{"query":"query: ","passage":"passage: "}}""", Cancel);
        await using var service = await StartAsync();

        using var response = await service.PostAsync($"/model/{Model}/invoke", $$"""{"texts":["red"],"input_type":"{{purpose}}"}""");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));

        var vector = json.RootElement.GetProperty("embeddings")[0].EnumerateArray().Select(v => v.GetSingle()).ToArray();
        Assert.All(vector.Index(), v => Assert.Equal(v.Index == 0 || v.Index == axis || v.Index == 4, v.Item > 0));
    }

    [Theory]
    [InlineData("/v1/embeddings", """{"model":"acme.minilm-v1:0","input":"red","dimensions":256}""", "have 5 dimensions")]
    [InlineData("/model/acme.minilm-v1:0/converse", """{"messages":[{"role":"user","content":[{"text":"red"}]}]}""", "does not serve chat")]
    [InlineData("/rerank", """{"queries":[{"type":"TEXT","textQuery":{"text":"q"}}],"sources":[{"type":"INLINE","inlineDocumentSource":{"type":"TEXT","textDocument":{"text":"d"}}}],"rerankingConfiguration":{"type":"BEDROCK_RERANKING_MODEL","bedrockRerankingConfiguration":{"modelConfiguration":{"modelArn":"acme.minilm-v1:0"}}}}""", "does not serve reranking")]
    public async Task Request_ForWhatAnEncoderCant_SaysSo(string path, string body, string says)
    {
        await using var service = await StartAsync();

        using var response = await service.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "local", "type": "onnx" }""", "tiny", 3, "the folder  of local does not exist")]
    [InlineData("""{ "name": "local", "type": "onnx", "folder": "/nowhere" }""", "tiny", 3, "the folder /nowhere of local does not exist")]
    [InlineData("""{ "name": "local", "type": "onnx", "folder": "FOLDER", "keyVariable": "K" }""", "tiny", 3, "leave all but name, type and folder out")]
    [InlineData("""{ "name": "local", "type": "openai", "url": "http://127.0.0.1", "folder": "FOLDER" }""", "tiny", 3, "leave folder out")]
    [InlineData("""{ "name": "local", "type": "onnx", "folder": "FOLDER" }""", "none", 8, "There is no file or folder")]
    [InlineData("""{ "name": "local", "type": "onnx", "folder": "FOLDER" }""", "empty", 8, "holds no tokenizer")]
    [InlineData("""{ "name": "local", "type": "onnx", "folder": "FOLDER" }""", "broken", 8, "is no ONNX graph that can be run here")]
    public async Task Configuration_WithAnEncoderThatCantBeUsed_NamesTheLine(string provider, string model, int line, string says)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "empty", "model.onnx"), "", Cancel);
        Write(Path.Combine(_folder, "broken"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken", "model.onnx"), "no graph", Cancel);
        var path = Path.Combine(_folder, "aisle.json");
        await File.WriteAllTextAsync(path, $$"""
            { "models": {
              "providers": [
                {{provider.Replace("FOLDER", _folder, StringComparison.Ordinal)}}
              ],
              "models": [
                { "id": "acme.minilm-v1:0", "name": "MiniLM", "maker": "Acme", "outputs": ["embedding"],
                  "targets": [
                    { "provider": "local", "model": "{{model}}" } ] } ] } }
            """, Cancel);

        var wrong = Assert.Throws<InvalidDataException>(() => ModelConfiguration.Load(path));

        Assert.StartsWith($"{path}:{line}: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
    }

    private Task<ServiceUnderTest> StartAsync() => ServiceUnderTest.StartAsync(new ScriptedProvider(), configuration => configuration with
    {
        Providers = [new ProviderConfiguration("onnx", ProviderType.Onnx, Folder: _folder)],
        Models = [new ModelEntry { Id = Model, Name = "MiniLM", Maker = "Acme", Outputs = [Modality.Embedding], Targets = [new ModelTarget("onnx", "tiny")] }],
    });

    /// <summary>One axis a word; special tokens have none.</summary>
    private static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), Words);
        TinyGraph.Write(
            Path.Combine(folder, "model.onnx"),
            [.. Words.Select((_, id) => Enumerable.Range(0, 5).Select(axis => axis == id - 5 ? 1f : 0f).ToArray())],
            ["input_ids", "attention_mask", "token_type_ids"]);
    }

    private static JsonElement At(JsonElement json, string path) => path.Split('.').Aggregate(json, (at, step) => int.TryParse(step, out var index) ? at[index] : at.GetProperty(step));
}
