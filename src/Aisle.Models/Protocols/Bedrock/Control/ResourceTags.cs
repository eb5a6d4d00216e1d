using Aisle.Models.Guardrails;
using Aisle.Models.Protocols.Bedrock.Authentication;
using Aisle.Models.Protocols.Bedrock.Batch;
using Aisle.Models.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aisle.Models.Protocols.Bedrock.Control;

/// <param name="Tags">By key.</param>
internal sealed record TagSet(IReadOnlyDictionary<string, string> Tags);

/// <summary>The tags of guardrails, inference profiles and batch jobs, by ARN.</summary>
internal sealed class ResourceTags(RecordFolder<TagSet> kept, GuardrailStore guardrails, InferenceProfiles profiles, RecordFolder<BatchJob> jobs)
{
    private const int MostTags = 200; // the service's own limit

    public IReadOnlyDictionary<string, string> Find(string arn) => kept.Find(IdOf(arn))?.Tags ?? new Dictionary<string, string>();

    /// <summary>Adds the member "tags" of a request, where it has one, to what there is.</summary>
    public void PutAll(string arn, RequestJson body)
    {
        var tags = new Dictionary<string, string>(Find(arn), StringComparer.Ordinal);
        foreach (var tag in body.FindItems("tags"))
        {
            tags[tag.Text("key")] = tag.Text("value");
        }

        if (tags.Count > MostTags)
        {
            throw new ModelFaultException(new ModelFault(ModelFaultKind.InvalidRequest, $"A resource may have at most {MostTags} tags.", Parameter: "tags"));
        }

        if (tags.Count > 0)
        {
            kept.Put(IdOf(arn), new TagSet(tags));
        }
    }

    public void Remove(string arn, IReadOnlyCollection<string> keys) =>
        kept.Put(IdOf(arn), new TagSet(Find(arn).Where(t => !keys.Contains(t.Key)).ToDictionary(StringComparer.Ordinal)));

    public bool Exists(string arn) => arn.Split(':') is [_, _, "bedrock", _, _, var resource] && resource.Split('/', 2) is [var kind, var id] && kind switch
    {
        "guardrail" => guardrails.Find(id) is not null,
        "application-inference-profile" => profiles.Find(id) is not null,
        "model-invocation-job" => jobs.Find(id) is not null,
        _ => false,
    };

    /// <summary>A name for a file: the resource's kind and id, which are ours.</summary>
    private static string IdOf(string arn) => arn[(arn.LastIndexOf(':') + 1)..].Replace('/', '.');
}

/// <summary>TagResource, UntagResource and ListTagsForResource.</summary>
internal static class TagsApi
{
    public static IEndpointRouteBuilder MapTags(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tagResource", TagAsync).ExcludeFromDescription();
        routes.MapPost("/untagResource", UntagAsync).ExcludeFromDescription();
        routes.MapPost("/listTagsForResource", ListAsync).ExcludeFromDescription();
        return routes;
    }

    private static Task TagAsync(HttpContext http, ResourceTags tags, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, tags, authentication, (arn, body) => tags.PutAll(arn, body), listed: false, cancellationToken);

    private static Task UntagAsync(HttpContext http, ResourceTags tags, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, tags, authentication, (arn, body) => tags.Remove(arn, body.FindTexts("tagKeys") ?? []), listed: false, cancellationToken);

    private static Task ListAsync(HttpContext http, ResourceTags tags, BedrockAuthentication authentication, CancellationToken cancellationToken) =>
        HandleAsync(http, tags, authentication, (_, _) => { }, listed: true, cancellationToken);

    private static Task HandleAsync(
        HttpContext http, ResourceTags tags, BedrockAuthentication authentication, Action<string, RequestJson> act, bool listed, CancellationToken cancellationToken) =>
        BedrockRequest.HandleAsync(http, authentication, (body, _) =>
        {
            var arn = body.Text("resourceARN");
            if (!tags.Exists(arn))
            {
                throw BedrockRequest.NotFound($"There is no resource {arn} here that could have tags.");
            }

            act(arn, body);
            return JsonResponse.WriteAsync(http, json =>
            {
                json.WriteStartObject();
                if (listed)
                {
                    json.WriteStartArray("tags");
                    foreach (var (key, value) in tags.Find(arn))
                    {
                        json.WriteStartObject();
                        json.WriteString("key", key);
                        json.WriteString("value", value);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }, cancellationToken);
        }, cancellationToken);
}
