using System.Text.Json.Serialization;

namespace Aisle.Models.Configuration;

/// <summary>One place where models are served. Secrets are named by where they are, never written down here.</summary>
/// <param name="Name">How models' targets refer to it.</param>
/// <param name="Type">What it speaks.</param>
/// <param name="Url">Its base, such as "http://127.0.0.1:11434/v1"; null where the type has one of its own.</param>
/// <param name="KeyVariable">The environment variable that holds its key; null for none.</param>
/// <param name="KeyFile">The file that holds its key; null for none.</param>
/// <param name="Region">Of Bedrock.</param>
/// <param name="AccessKeyVariable">The environment variable that holds the access key id, where the key is a secret access key of Bedrock; null for an API key.</param>
/// <param name="Folder">Of ONNX: the folder below which the encoders lie.</param>
public sealed record ProviderConfiguration(
    string Name, ProviderType Type, Uri? Url = null, string? KeyVariable = null, string? KeyFile = null, string? Region = null, string? AccessKeyVariable = null, string? Folder = null)
{
    internal string? Check()
    {
        if (Type == ProviderType.Onnx)
        {
            return Folder is null || !Directory.Exists(Folder) ? $"models.providers: the folder {Folder} of {Name} does not exist; name the one below which its encoders lie."
                : (Url ?? (object?)KeyVariable ?? KeyFile ?? Region ?? AccessKeyVariable) is not null ? $"models.providers: {Name} runs in this process; leave all but name, type and folder out."
                : null;
        }

        if (Folder is not null)
        {
            return $"models.providers: {Name} is not of the type onnx; leave folder out.";
        }

        if (Url is null ? Type is ProviderType.OpenAI or ProviderType.Azure : Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return $"models.providers: the url of {Name} must be an absolute http or https URL.";
        }

        if (Type == ProviderType.Bedrock && Region is null)
        {
            return $"models.providers: {Name} is on Bedrock; name its region, such as us-east-1.";
        }

        return Type != ProviderType.Bedrock && (Region ?? AccessKeyVariable) is not null
            ? $"models.providers: {Name} is not on Bedrock; leave region and accessKeyVariable out."
            : null;
    }

    /// <exception cref="InvalidDataException">The variable or file is missing or empty.</exception>
    internal string ReadKey()
    {
        if (KeyVariable is not null)
        {
            return FromEnvironment(KeyVariable);
        }

        if (KeyFile is not null)
        {
            return File.Exists(KeyFile) && File.ReadAllText(KeyFile).Trim() is { Length: > 0 } key
                ? key
                : throw new InvalidDataException($"models.providers: {Name} takes its key from the file {KeyFile}, which is missing or empty.");
        }

        return "none";
    }

    internal string ReadAccessKey() => FromEnvironment(AccessKeyVariable!);

    private string FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidDataException($"models.providers: {Name} takes its key from the environment variable {variable}, which is not set.");
}

public enum ProviderType
{
    /// <summary>OpenAI's protocol: OpenAI, vLLM, llama.cpp, Ollama, DeepSeek and others.</summary>
    [JsonStringEnumMemberName("openai")]
    OpenAI,

    /// <summary>Azure OpenAI: its v1 API, by the resource's endpoint.</summary>
    Azure,

    /// <summary>Anthropic's Messages API.</summary>
    Anthropic,

    /// <summary>Anthropic's models on Amazon Bedrock.</summary>
    Bedrock,

    /// <summary>Sentence encoders in ONNX, in this process.</summary>
    Onnx,
}
