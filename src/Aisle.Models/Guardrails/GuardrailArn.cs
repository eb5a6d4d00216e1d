namespace Aisle.Models.Guardrails;

internal static class GuardrailArn
{
    /// <summary>"arn:aws:bedrock:us-east-1:000000000000:guardrail/ID" and "ID" are "ID".</summary>
    public static string IdOf(string name) => name.StartsWith("arn:", StringComparison.Ordinal) ? name[(name.LastIndexOf('/') + 1)..] : name;
}
