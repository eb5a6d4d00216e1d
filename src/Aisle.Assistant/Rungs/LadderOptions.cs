namespace Aisle.Assistant.Rungs;

/// <summary>What a turn of a model may take. Past any of these the turn is rung 0's.</summary>
public sealed record LadderOptions
{
    /// <summary>The confidence from which rung 0 answers without asking a model.</summary>
    public const double UsualConfidence = 0.7;

    /// <summary>How long a shopper may wait for the first sentence.</summary>
    public TimeSpan FirstSentence { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long a model may be silent after that.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the model's part of a turn may take in all.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Times that the model is asked in one turn: once, and once more after each round of tools.</summary>
    public int Steps { get; init; } = 5;

    /// <summary>Calls of tools in one turn.</summary>
    public int Calls { get; init; } = 10;

    /// <summary>Tokens that the model may write at each step.</summary>
    public int OutputTokens { get; init; } = 500;

    /// <summary>Tokens of a turn, read and written.</summary>
    public int TurnTokens { get; init; } = 30_000;

    /// <summary>Sentences cut in one turn, after which the model is stopped.</summary>
    public int Cuts { get; init; } = 3;

    /// <summary>Money that one turn may cost; 0 for no limit.</summary>
    public decimal TurnMoney { get; init; }

    /// <summary>Money that models may cost in one day (UTC); 0 for no limit.</summary>
    public decimal DayMoney { get; init; }

    /// <summary>The currency of the prices, ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Turns of one conversation that models may answer; the rest are rung 0's.</summary>
    public int TurnsOfConversation { get; init; } = 40;

    /// <summary>Turns of one visitor, by address, for which models are asked in an hour, over all conversations; 0 for no limit.</summary>
    public int TurnsOfVisitor { get; init; } = 60;

    /// <summary>Failures in a row after which a model is left alone for <see cref="Rest"/>.</summary>
    public int FailuresBeforeRest { get; init; } = 3;

    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(30);
}
