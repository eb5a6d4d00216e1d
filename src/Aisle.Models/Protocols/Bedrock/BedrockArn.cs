namespace Aisle.Models.Protocols.Bedrock;

/// <summary>What stands in ARNs of ours where AWS writes a region and an account: clients want some, and look no closer.</summary>
internal static class BedrockArn
{
    public const string Region = "us-east-1";
    public const string Account = "000000000000";
}
