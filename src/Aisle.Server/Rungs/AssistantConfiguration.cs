using System.Text.Json;
using Aisle.Assistant.Rungs;
using Aisle.Catalog;
using Aisle.Models.Configuration;
using Aisle.Models.Routing;

namespace Aisle.Server.Rungs;

/// <summary>The member "assistant" of aisle.json: which language models may answer shoppers, and what a turn of theirs may take.</summary>
internal sealed record AssistantConfiguration
{
    /// <summary>None: rung 0 answers every turn.</summary>
    public IReadOnlyList<RungConfiguration> Rungs { get; init; } = [];

    public double FirstSentenceSeconds { get; init; } = Usual.FirstSentence.TotalSeconds;

    public double SilenceSeconds { get; init; } = Usual.Silence.TotalSeconds;

    public double TurnSeconds { get; init; } = Usual.Turn.TotalSeconds;

    public int Steps { get; init; } = Usual.Steps;

    public int ToolCalls { get; init; } = Usual.Calls;

    public int OutputTokens { get; init; } = Usual.OutputTokens;

    public int TurnTokens { get; init; } = Usual.TurnTokens;

    public decimal TurnMoney { get; init; }

    public decimal DayMoney { get; init; }

    public string Currency { get; init; } = Usual.Currency;

    public int TurnsOfConversation { get; init; } = Usual.TurnsOfConversation;

    public int TurnsOfVisitor { get; init; } = Usual.TurnsOfVisitor;

    /// <summary>Below what the server grants any request of a shopper.</summary>
    private const double MostSeconds = 25;

    private static LadderOptions Usual { get; } = new();

    /// <exception cref="InvalidDataException">The file is wrong; the message names file, line or member, and what to do.</exception>
    public static AssistantConfiguration Load(string path)
    {
        var read = AisleFile.Read<JsonElement, AssistantConfiguration>(path, "docs/concepts/ladder.md").Assistant ?? new AssistantConfiguration();
        return read.FaultWith(ModelConfiguration.Load(path)) is { } fault ? throw AisleFile.Wrong(path, "assistant." + fault) : read;
    }

    public LadderOptions ToOptions() => new()
    {
        FirstSentence = TimeSpan.FromSeconds(FirstSentenceSeconds),
        Silence = TimeSpan.FromSeconds(SilenceSeconds),
        Turn = TimeSpan.FromSeconds(TurnSeconds),
        Steps = Steps,
        Calls = ToolCalls,
        OutputTokens = OutputTokens,
        TurnTokens = TurnTokens,
        TurnMoney = TurnMoney,
        DayMoney = DayMoney,
        Currency = Currency,
        TurnsOfConversation = TurnsOfConversation,
        TurnsOfVisitor = TurnsOfVisitor,
    };

    /// <summary>The confidence below which a rung is asked: as configured, else the usual one; of two rungs the higher is kept for turns that rung 0 is lost in.</summary>
    public double Below(RungConfiguration rung) =>
        rung.Below ?? (Rungs.Any(r => r.Rung < rung.Rung) ? LadderOptions.UsualConfidence / 2 : LadderOptions.UsualConfidence);

    /// <summary>Reads the key of each rung that has its own url, so that a missing one is told at the start.</summary>
    /// <exception cref="InvalidDataException">A variable or file is missing or empty.</exception>
    public AssistantConfiguration CheckKeys()
    {
        foreach (var rung in Rungs.Where(r => r.Url is not null))
        {
            try
            {
                rung.ToModels().CheckSecrets();
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException($"assistant.rungs: {rung.Model}{e.Message[e.Message.IndexOf(" takes ", StringComparison.Ordinal)..]}", e);
            }
        }

        return this;
    }

    private string? FaultWith(ModelConfiguration models)
    {
        foreach (var rung in Rungs)
        {
            if (rung.Rung is not (1 or 2))
            {
                return $"rungs: the rung of {rung.Model} must be 1 (a model on the shop's own machine) or 2 (a hosted one).";
            }

            if (rung.Url is null ? !models.Models.Any(m => m.Id == rung.Model || m.Aliases.Contains(rung.Model)) : rung.Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            {
                return rung.Url is null
                    ? $"rungs: there is no model {rung.Model} in models.models; name one of its ids or aliases, or give a url."
                    : $"rungs: the url of {rung.Model} must be an absolute http or https URL.";
            }

            if (rung.Below is < 0 or > 2 || rung.InputPrice < 0 || rung.OutputPrice < 0)
            {
                return $"rungs: below of {rung.Model} must be from 0 to 2 (2 asks it at every turn), and its prices not negative.";
            }
        }

        return Rungs.GroupBy(r => r.Rung).Any(g => g.Count() > 1) ? "rungs: each rung can be configured once; a model of models.models may have several targets."
            : Math.Min(FirstSentenceSeconds, Math.Min(SilenceSeconds, TurnSeconds)) <= 0 || TurnSeconds > MostSeconds ? "firstSentenceSeconds, silenceSeconds and turnSeconds must be above 0, and a turn at most 25."
            : Math.Min(Math.Min(Steps, ToolCalls), Math.Min(OutputTokens, TurnTokens)) < 1 ? "steps, toolCalls, outputTokens and turnTokens must be at least 1."
            : Math.Min(TurnMoney, DayMoney) < 0 || Math.Min(TurnsOfConversation, TurnsOfVisitor) < 0 ? "turnMoney, dayMoney, turnsOfConversation and turnsOfVisitor must not be negative."
            : !Currencies.IsKnown(Currency) ? "currency must be an ISO 4217 code, such as USD."
            : null;
    }
}

/// <param name="Rung">1 for a model on the shop's own machine, 2 for a hosted one.</param>
/// <param name="Model">An id or alias of models.models; with a url, the name of the model there.</param>
/// <param name="Url">The base of a server that speaks OpenAI's protocol, such as "http://127.0.0.1:11434/v1"; null for a model of models.models.</param>
/// <param name="KeyVariable">The environment variable that holds the key of <paramref name="Url"/>.</param>
/// <param name="KeyFile">The file that holds it.</param>
/// <param name="InputPrice">Money for a million input tokens, for the cost of a turn and its limits.</param>
/// <param name="OutputPrice">Money for a million output tokens.</param>
/// <param name="Below">Asked when rung 0's confidence is below this.</param>
internal sealed record RungConfiguration(
    int Rung, string Model, Uri? Url = null, string? KeyVariable = null, string? KeyFile = null, decimal InputPrice = 0, decimal OutputPrice = 0, double? Below = null)
{
    /// <summary>A model service of this one model, where it has an url of its own.</summary>
    public ModelConfiguration ToModels() => new()
    {
        Providers = [new ProviderConfiguration("assistant", ProviderType.OpenAI, Url!, KeyVariable, KeyFile)],
        Models = [new ModelEntry { Id = Model, Name = Model, Maker = "", Targets = [new ModelTarget("assistant", Model, 1, InputPrice, OutputPrice)] }],
    };
}
