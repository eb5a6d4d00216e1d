using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Conversations;
using Aisle.Catalog;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// Decides by turn who answers it. (1) Rung 0 answers, which takes milliseconds. (2) Where its confidence is high, or no model may be
/// asked, that is the answer. (3) Else the highest rung that is configured for so low a confidence is asked, and one falls to the next
/// lower while nothing was shown. (4) The first sentence with a fact in it that passed the check is shown, and nothing shown is taken back:
/// where the model breaks off after it, or something of it was cut, rung 0's answer follows, if the data had one. Both speak from the
/// same records of one index, so a shopper sees one answer, and in time.
/// </summary>
public sealed class Ladder
{
    /// <summary>The step of a trace that tells how sure rung 0 was.</summary>
    public const string ConfidenceStep = "confidence";

    private readonly IReadOnlyList<ModelRung> _rungs;
    private readonly LadderOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<RungFailure>? _failed;
    private readonly Dictionary<ModelRung, Rest> _rests;
    private readonly DailyBudget _budget;
    private readonly VisitorTurns _visitors;

    /// <param name="rungs">The models; none for rung 0 alone.</param>
    /// <param name="options">What a turn may take.</param>
    /// <param name="time">For every limit of time.</param>
    /// <param name="failed">Told of each failure of a model, for the operator's log; null for nobody.</param>
    public Ladder(IReadOnlyList<ModelRung> rungs, LadderOptions options, TimeProvider time, Action<RungFailure>? failed = null)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        ArgumentNullException.ThrowIfNull(options);
        (_rungs, _options, _time, _failed) = ([.. rungs.OrderByDescending(r => r.Number)], options, time, failed);
        _rests = _rungs.ToDictionary(r => r, _ => new Rest(options, time));
        _budget = new DailyBudget(options, time);
        _visitors = new VisitorTurns(options, time);
        Metrics = new LadderMetrics();
    }

    public LadderMetrics Metrics { get; }

    /// <summary>Whether any model may be asked.</summary>
    public bool HasRungs => _rungs.Count > 0;

    internal async IAsyncEnumerable<AnswerEvent> AnswerAsync(
        Conversation conversation, string? visitor, Turn turn, IAsyncEnumerable<AnswerEvent> composed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // 1.
        var started = _time.GetTimestamp();
        var ready = await composed.ToListAsync(cancellationToken);
        var shown = new List<AnswerEvent>();

        // 2. and 3.
        var clock = new TurnClock(_options, _time);
        foreach (var rung in Choose(conversation, visitor, turn))
        {
            var attempt = new Attempt(rung, turn, conversation, _options, clock, Metrics);
            await foreach (var e in attempt.RunAsync(cancellationToken))
            {
                shown.Add(e);
                yield return e;
            }

            Account(attempt, conversation, turn);
            if (!attempt.HasShown)
            {
                continue;
            }

            // 4.
            turn.Rung = rung.Number;
            var completes = attempt.IsFlawed && turn.Answered;
            foreach (var e in completes ? ready : attempt.Close())
            {
                shown.Add(e);
                yield return e;
            }

            break;
        }

        if (turn.Rung == 0)
        {
            foreach (var e in ready)
            {
                shown.Add(e);
                yield return e;
            }
        }

        if (_rungs.Count > 0 && !turn.Asked.Any(Confidence.IsRungZeros)) // what is no model's is not told to one at a later turn either
        {
            conversation.Talk = [.. conversation.Talk.Append(Briefing.Remember(turn.Utterance, shown)).TakeLast(Briefing.MostExchanges)];
        }

        Metrics.Turned(turn.Rung, _time.GetElapsedTime(started));
    }

    /// <summary>The rungs to ask, highest first; none for what is no model's, whatever the configuration.</summary>
    private IEnumerable<ModelRung> Choose(Conversation conversation, string? visitor, Turn turn)
    {
        turn.Traces(ConfidenceStep, turn.Confidence.ToString("0.00", CultureInfo.InvariantCulture));
        if (turn.Asked.Any(Confidence.IsRungZeros) || conversation.ModelTurns >= _options.TurnsOfConversation)
        {
            yield break;
        }

        var taken = false;
        foreach (var rung in _rungs.Where(r => turn.Confidence < r.Below))
        {
            if (!_rests[rung].IsResting && !_budget.IsSpent && (taken || _visitors.TryTake(visitor)))
            {
                taken = true;
                yield return rung;
            }
        }
    }

    private void Account(Attempt attempt, Conversation conversation, Turn turn)
    {
        var rung = attempt.Rung;
        conversation.ModelTurns++;
        var money = attempt.Usage.Money(rung);
        _budget.Spend(money);
        if (rung.InputPrice > 0 || rung.OutputPrice > 0)
        {
            turn.Cost = new Money((turn.Cost?.Amount ?? 0) + money, _options.Currency);
        }

        _rests[rung].Saw(attempt.Broke is not (BrokeOff.Failed or BrokeOff.Time));
        Metrics.Asked(rung, attempt.Broke, attempt.Usage, money);
        turn.Traces("rung", attempt.ToString());
        if (attempt is { Broke: { } why, Failure: var failure } && why is BrokeOff.Failed or BrokeOff.Time)
        {
            _failed?.Invoke(new RungFailure(rung.Number, rung.Name, why, failure));
        }
    }
}

/// <summary>A model's failure, for the operator.</summary>
/// <param name="Rung">Its number.</param>
/// <param name="Model">Its name.</param>
/// <param name="Why">What happened.</param>
/// <param name="Exception">What the client threw; null where it was only slow.</param>
public sealed record RungFailure(int Rung, string Model, BrokeOff Why, Exception? Exception);
