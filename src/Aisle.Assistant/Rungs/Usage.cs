using Microsoft.Extensions.AI;

namespace Aisle.Assistant.Rungs;

/// <summary>What one turn used. Where the provider counts no tokens, four characters are one, as English text comes to with byte-pair encodings.</summary>
internal sealed class Usage
{
    private const int CharactersOfToken = 4;
    private const decimal PricedTokens = 1_000_000m;

    private long _input;
    private long _output;
    private long _readNow;
    private long _writtenNow;
    private bool _received;
    private bool _counted;

    public long Input => _input + (_counted || !_received ? 0 : _readNow / CharactersOfToken);

    public long Output => _output + (_counted ? 0 : _writtenNow / CharactersOfToken);

    public void Begin(IEnumerable<ChatMessage> messages)
    {
        End();
        _readNow = messages.Sum(m => m.Contents.Sum(LengthOf));
    }

    /// <summary>The provider answers: one that refuses reads nothing.</summary>
    public void Received() => _received = true;

    public void Wrote(string text) => _writtenNow += text.Length;

    public void Count(UsageDetails details)
    {
        _input += details.InputTokenCount ?? 0;
        _output += details.OutputTokenCount ?? 0;
        _counted = true;
    }

    public void End()
    {
        (_input, _output) = (Input, Output);
        (_readNow, _writtenNow, _received, _counted) = (0, 0, false, false);
    }

    public decimal Money(ModelRung rung) => ((Input * rung.InputPrice) + (Output * rung.OutputPrice)) / PricedTokens;

    public bool IsOver(ModelRung rung, LadderOptions options) =>
        Input + Output > options.TurnTokens || (options.TurnMoney > 0 && Money(rung) > options.TurnMoney);

    private static long LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        FunctionResultContent { Result: string result } => result.Length,
        _ => 40,
    };
}
