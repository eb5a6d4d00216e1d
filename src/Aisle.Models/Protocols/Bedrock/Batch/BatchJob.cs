namespace Aisle.Models.Protocols.Bedrock.Batch;

/// <summary>A model invocation job: one model asked for each line of one or more files.</summary>
internal sealed record BatchJob
{
    public required string Id { get; init; }

    /// <summary>Who made it: nobody else sees it.</summary>
    public required Caller Caller { get; init; }

    public required string Name { get; init; }

    public required string ModelId { get; init; }

    public required string RoleArn { get; init; }

    public required string InputUri { get; init; }

    public required string OutputUri { get; init; }

    /// <summary>A job asked for again with the same token is the same job.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Whether the lines hold bodies of Converse; else the model's own.</summary>
    public bool Converse { get; init; }

    public int TimeoutHours { get; init; } = 24;

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public BatchStatus Status { get; init; }

    public string? Message { get; init; }

    public int Total { get; init; }

    public int Succeeded { get; init; }

    public int Failed { get; init; }

    public bool IsOver => Status is BatchStatus.Completed or BatchStatus.PartiallyCompleted or BatchStatus.Failed or BatchStatus.Stopped or BatchStatus.Expired;
}

/// <summary>ModelInvocationJobStatus, those that are used here.</summary>
internal enum BatchStatus
{
    Submitted,
    InProgress,
    Stopping,
    Completed,
    PartiallyCompleted,
    Failed,
    Stopped,
    Expired,
}
