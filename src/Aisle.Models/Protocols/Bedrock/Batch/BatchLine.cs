using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Converse;
using Aisle.Models.Protocols.Bedrock.Native;

namespace Aisle.Models.Protocols.Bedrock.Batch;

/// <summary>One line of a batch's input, {"recordId","modelInput"}, to one of its output, with "modelOutput" or "error" beside them.</summary>
internal sealed class BatchLine(ModelGateway gateway, GuardedGateway guarded)
{
    /// <returns>The line, and whether it holds an answer.</returns>
    public async Task<(string Line, bool Answered)> AnswerAsync(string line, BatchJob job, CancellationToken cancellationToken)
    {
        JsonDocument? document = null;
        try
        {
            var record = RequestJson.Parse(Encoding.UTF8.GetBytes(line), out document);
            var write = await AskAsync(record.Get("modelInput"), job, cancellationToken);
            return (Write(record.Element, json =>
            {
                json.WritePropertyName("modelOutput");
                write(json);
            }), true);
        }
        catch (ModelFaultException e)
        {
            return (Write(document?.RootElement, json =>
            {
                json.WriteStartObject("error");
                json.WriteNumber("errorCode", BedrockErrors.Map(e.Fault.Kind).Status);
                json.WriteString("errorMessage", e.Fault.Message);
                json.WriteEndObject();
            }), false);
        }
        finally
        {
            document?.Dispose();
        }
    }

    private async Task<Action<Utf8JsonWriter>> AskAsync(RequestJson body, BatchJob job, CancellationToken cancellationToken)
    {
        if (job.Converse)
        {
            var started = Stopwatch.GetTimestamp();
            var call = ConverseReader.Read(body, job.ModelId, job.Caller);
            var (level, fields) = (ServiceLevel.Read(body), ModelResponseFields.Read(body, call));
            var answer = await guarded.CompleteAsync(call, cancellationToken);
            return json => ConverseWriter.Write(json, answer, Stopwatch.GetElapsedTime(started), level, fields);
        }

        var model = gateway.Catalog.TryFind(job.ModelId, out var entry) ? new NamedModel(job.ModelId, entry) : throw BedrockRequest.NotFound($"The model {job.ModelId} is not served any more.");
        if (EmbeddingBodies.Serves(model))
        {
            var vectors = await gateway.EmbedAsync(EmbeddingBodies.Read(body, job.ModelId, job.Caller), cancellationToken);
            return json => EmbeddingBodies.Write(json, body, vectors);
        }

        var native = NativeBodies.For(job.ModelId, body);
        var response = await guarded.CompleteAsync(native.Read(body, job.ModelId, job.Caller), cancellationToken);
        return json => native.Write(json, response, job.ModelId);
    }

    private static string Write(JsonElement? record, Action<Utf8JsonWriter> result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var name in (string[])["recordId", "modelInput"])
            {
                if (record is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value))
                {
                    json.WritePropertyName(name);
                    value.WriteTo(json);
                }
            }

            result(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
