using System.Text.Json;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Control;
using Aisle.Models.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aisle.Models.Protocols.Bedrock.Batch;

/// <summary>Batch inference of Amazon Bedrock's control plane: model invocation jobs over JSON Lines files.</summary>
internal static class BatchApi
{
    private const string Job = "/model-invocation-job";

    private static readonly string[] Statuses =
        ["Submitted", "Validating", "Scheduled", "InProgress", "Stopping", "Completed", "PartiallyCompleted", "Failed", "Stopped", "Expired"];

    public static IEndpointRouteBuilder MapBatch(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Job, CreateAsync).ExcludeFromDescription();
        routes.MapGet(Job + "/{**id}", GetAsync).ExcludeFromDescription();
        routes.MapPost(Job + "/{**id}", StopAsync).ExcludeFromDescription(); // .../{id}/stop, where the id may be an ARN
        routes.MapGet(Job + "s", ListAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task CreateAsync(
        HttpContext http, RecordFolder<BatchJob> jobs, ModelGateway gateway, InferenceProfiles profiles, BedrockAuthentication authentication, TimeProvider time, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, caller) =>
        {
            if (http.RequestServices.GetService<BatchRunner>() is not { } runner)
            {
                throw body.Wrong("batch jobs are off here: the server's configuration names no models.batchFolder");
            }

            var token = body.FindText("clientRequestToken");
            var job = token is null ? null : jobs.All.FirstOrDefault(j => j.ClientRequestToken == token && j.Caller.KeyId == caller.KeyId);
            if (job is null)
            {
                job = Read(body, caller, token, http.RequestServices.GetRequiredService<BatchFolder>(), profiles.Model(gateway.Catalog, body.Text("modelId")).Id, time.GetUtcNow());
                runner.Submit(job);
            }

            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("jobArn", Arn(job.Id));
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static BatchJob Read(RequestJson body, Caller caller, string? token, BatchFolder folder, string model, DateTimeOffset now)
    {
        var input = body.Get("inputDataConfig").Get("s3InputDataConfig").Get("s3Uri");
        var output = body.Get("outputDataConfig").Get("s3OutputDataConfig").Get("s3Uri");
        if (folder.Resolve(input.Text()) is not { } path)
        {
            throw input.Wrong("must be s3://bucket/key, which is a file below the server's batch folder, or a file:// URL into that folder");
        }

        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw input.Wrong("there is no such file or folder");
        }

        if (folder.Resolve(output.Text()) is null)
        {
            throw output.Wrong("must be s3://bucket/prefix, which is a folder below the server's batch folder, or a file:// URL into that folder");
        }

        return new BatchJob
        {
            Id = Guid.NewGuid().ToString("N")[..12],
            Caller = caller,
            Name = body.Text("jobName"),
            ModelId = model,
            RoleArn = body.Text("roleArn"),
            InputUri = input.Text(),
            OutputUri = output.Text(),
            ClientRequestToken = token,
            Converse = body.FindOneOf("modelInvocationType", "InvokeModel", "Converse") == "Converse",
            TimeoutHours = body.FindInteger("timeoutDurationInHours", 1, 168) ?? 24,
            SubmittedAt = now,
            ModifiedAt = now,
        };
    }

    private static Task GetAsync(HttpContext http, RecordFolder<BatchJob> jobs, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, caller) =>
        {
            var job = Find(jobs, BedrockRequest.Tail(http, Job + "/"), caller);
            return JsonResponse.WriteAsync(http, json => Write(json, job), cancellationToken);
        }, cancellationToken);

    private static Task StopAsync(HttpContext http, RecordFolder<BatchJob> jobs, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, caller) =>
        {
            var tail = BedrockRequest.Tail(http, Job + "/");
            var job = tail.EndsWith("/stop", StringComparison.Ordinal) ? Find(jobs, tail[..^"/stop".Length], caller) : throw BedrockRequest.NotFound("There is no such operation here.");
            if (job.IsOver)
            {
                throw new ModelFaultException(new ModelFault(ModelFaultKind.Conflict, $"The job {job.Id} is over: its status is {job.Status}."));
            }

            http.RequestServices.GetRequiredService<BatchRunner>().Stop(job);
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static Task ListAsync(HttpContext http, RecordFolder<BatchJob> jobs, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (_, caller) =>
        {
            var query = http.Request.Query;
            var (status, name) = (query.FindOneOf("statusEquals", Statuses), query["nameContains"].ToString());
            var (after, before) = (query.FindTime("submitTimeAfter"), query.FindTime("submitTimeBefore"));
            query.FindOneOf("sortBy", "CreationTime");
            var all = jobs.All
                .Where(j => j.Caller.KeyId == caller.KeyId && (status is null || j.Status.ToString() == status) && j.Name.Contains(name, StringComparison.Ordinal))
                .Where(j => (after is null || j.SubmittedAt > after) && (before is null || j.SubmittedAt < before))
                .OrderByDescending(j => j.SubmittedAt).ThenBy(j => j.Id, StringComparer.Ordinal).ToList();
            if (query.FindOneOf("sortOrder", "Ascending", "Descending") == "Ascending")
            {
                all.Reverse();
            }

            var page = BedrockPage.Of(all, query, j => j.Id);
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("invocationJobSummaries");
                foreach (var job in page.Items)
                {
                    Write(json, job);
                }

                json.WriteEndArray();
                page.WriteNextToken(json);
                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);

    private static BatchJob Find(RecordFolder<BatchJob> jobs, string name, Caller caller)
    {
        var id = ModelId.FromArn(name);
        return jobs.Find(id) is { } job && job.Caller.KeyId == caller.KeyId ? job : throw BedrockRequest.NotFound($"The job {id} does not exist.");
    }

    private static void Write(Utf8JsonWriter json, BatchJob job)
    {
        json.WriteStartObject();
        json.WriteString("jobArn", Arn(job.Id));
        json.WriteString("jobName", job.Name);
        json.WriteString("modelId", job.ModelId);
        json.WriteString("roleArn", job.RoleArn);
        json.WriteString("status", job.Status.ToString());
        json.WriteString("submitTime", job.SubmittedAt);
        json.WriteString("lastModifiedTime", job.ModifiedAt);
        WriteWhere(json, "inputDataConfig", "s3InputDataConfig", job.InputUri);
        WriteWhere(json, "outputDataConfig", "s3OutputDataConfig", job.OutputUri);
        json.WriteNumber("timeoutDurationInHours", job.TimeoutHours);
        json.WriteString("jobExpirationTime", job.SubmittedAt.AddHours(job.TimeoutHours));
        json.WriteString("modelInvocationType", job.Converse ? "Converse" : "InvokeModel");
        json.WriteNumber("totalRecordCount", job.Total);
        json.WriteNumber("processedRecordCount", job.Succeeded + job.Failed);
        json.WriteNumber("successRecordCount", job.Succeeded);
        json.WriteNumber("errorRecordCount", job.Failed);
        if (job.EndedAt is { } ended)
        {
            json.WriteString("endTime", ended);
        }

        if (job.Message is { } message)
        {
            json.WriteString("message", message);
        }

        if (job.ClientRequestToken is { } token)
        {
            json.WriteString("clientRequestToken", token);
        }

        json.WriteEndObject();
    }

    private static void WriteWhere(Utf8JsonWriter json, string member, string kind, string uri)
    {
        json.WriteStartObject(member);
        json.WriteStartObject(kind);
        json.WriteString("s3Uri", uri);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Arn(string id) => $"arn:aws:bedrock:{BedrockArn.Region}:{BedrockArn.Account}:model-invocation-job/{id}";
}
