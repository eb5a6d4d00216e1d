using System.Globalization;
using System.Runtime.CompilerServices;
using Aisle.Assistant.Answering;
using Aisle.Assistant.Answering.Grounding;
using Aisle.Assistant.Conversations;
using Aisle.Assistant.Tools.Functions;
using Aisle.Assistant.Understanding;

namespace Aisle.Assistant.Rungs;

/// <summary>
/// One rung's attempt at a turn. What it says without a fact is held back until a sentence with one passed: then both are shown, and the
/// answer is the model's. Nothing is shown of an attempt that broke off before.
/// </summary>
internal sealed class Attempt
{
    private readonly Turn _composed;
    private readonly Turn _turn;
    private readonly LadderOptions _options;
    private readonly TurnClock _clock;
    private readonly LadderMetrics _metrics;
    private readonly ModelTurn _model;
    private readonly Desk _desk;
    private readonly List<Checked.Kept> _held = [];
    private readonly List<Checked.Kept> _said = [];
    private int _cuts;
    private Task? _pending; // a wait for the client that was given up

    public Attempt(ModelRung rung, Turn composed, Conversation conversation, LadderOptions options, TurnClock clock, LadderMetrics metrics)
    {
        (Rung, _composed, _options, _clock, _metrics) = (rung, composed, options, clock, metrics);
        _turn = new Turn(composed.Utterance, composed.Scene, composed.Tools, 'm');
        _desk = new Desk(_turn, new FactSheet(_turn.Wording), new Findings());
        Messages = Briefing.Write(_desk, conversation.Talk);
        var focus = composed.Scene.Focus is { } product ? _desk.Sheet.Add(product).Handle : null;
        var check = new GroundingCheck(_desk.Sheet, _turn.Utterance, _turn.Tools.Index, Briefing.Words, focus);
        _model = new ModelTurn(rung, _desk, ModelFunctions.Of(_desk, mayPropose: composed.Asked.Any(i => i is Intent.Buy)), check, options, Usage);
    }

    public ModelRung Rung { get; }

    public Usage Usage { get; } = new();

    private List<Microsoft.Extensions.AI.ChatMessage> Messages { get; }

    /// <summary>Whether the shopper has seen something of it.</summary>
    public bool HasShown => _said.Count > 0;

    /// <summary>Why it did not come to its end; null where it did.</summary>
    public BrokeOff? Broke { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Whether what was shown may lack something.</summary>
    public bool IsFlawed => Broke is not null || _cuts > 0;

    public async IAsyncEnumerable<AnswerEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var says = _model.RunAsync(Messages, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (Broke is null && await NextAsync(says, cancellationToken) is { } next)
            {
                foreach (var e in Take(next))
                {
                    yield return e;
                }
            }
        }
        finally
        {
            await StopAsync(says, stop); // also where the shopper went away
        }

        if (HasShown)
        {
            _said.AddRange(_held); // what is only shown below, on the last line
        }
        else if (Broke is null)
        {
            // It ended by itself with no fact said: a question back, or that the data does not say. Better than rung 0 only where that has no answer.
            if (_held.Count > 0 && !_composed.Answered)
            {
                foreach (var e in SayHeld())
                {
                    yield return e;
                }
            }
            else
            {
                Broke = _cuts > 0 ? BrokeOff.Cut : BrokeOff.Nothing;
            }
        }
    }

    /// <summary>What is shown below the text, and what the next turn builds on.</summary>
    public IEnumerable<AnswerEvent> Close() => new ModelClosing(_desk, _said).Write(_composed);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rung.Number} {Rung.Name}: {_said.Count(s => s.HasText)} sentences, {_cuts} cut{(Broke is { } why ? $", {(HasShown ? "broke off" : "fell")}: {why.ToString().ToLowerInvariant()}" : "")}");

    private IEnumerable<AnswerEvent> Take(ModelSays next)
    {
        switch (next)
        {
            case ModelSays.Calls:
                _held.Clear(); // "Let me look" was on the way
                break;
            case ModelSays.Sentence { Checked: Checked.Cut cut }:
                _cuts++;
                _metrics.Cut(Rung, cut.Why);
                _composed.Traces("cut", cut.Why.ToString().ToLowerInvariant());
                if (_cuts > _options.Cuts || (!HasShown && _composed.Answered))
                {
                    Broke = BrokeOff.Cut;
                }

                break;
            case ModelSays.Sentence { Checked: Checked.Kept { HasText: true } kept }:
                _held.Add(kept);
                return HasShown || kept.Facts.Any() ? SayHeld() : [];
            case ModelSays.Sentence { Checked: Checked.Kept shows }:
                _held.Add(shows);
                break;
        }

        return [];
    }

    private IEnumerable<AnswerEvent> SayHeld()
    {
        _clock.Spoke();
        foreach (var kept in _held)
        {
            _said.Add(kept);
            if (kept.HasText)
            {
                foreach (var e in _turn.Say(kept.Fill(_turn.Evidence)))
                {
                    yield return e;
                }
            }
        }

        _held.Clear();
    }

    /// <summary>The next thing said; null at the end, and where it broke off.</summary>
    private async Task<ModelSays?> NextAsync(IAsyncEnumerator<ModelSays> says, CancellationToken cancellationToken)
    {
        var moving = says.MoveNextAsync().AsTask();
        try
        {
            return await moving.WaitAsync(_clock.Patience(), _clock.Time, cancellationToken) ? says.Current : null;
        }
        catch (BrokeOffException e)
        {
            Broke = e.Why;
        }
        catch (TimeoutException) when (!moving.IsCompleted)
        {
            Broke = BrokeOff.Time;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            (Broke, Failure) = (BrokeOff.Failed, e);
        }
        finally
        {
            _pending = moving.IsCompleted ? null : moving;
        }

        return null;
    }

    /// <summary>A client that does not heed its cancellation is left behind, and cleaned up when it comes to its end.</summary>
    private async Task StopAsync(IAsyncEnumerator<ModelSays> says, CancellationTokenSource stop)
    {
        await stop.CancelAsync();
        if (_pending is null)
        {
            await says.DisposeAsync();
        }
        else
        {
            _ = _pending.ContinueWith(
                static async (task, left) =>
                {
                    _ = task.Exception; // seen
                    await ((IAsyncEnumerator<ModelSays>)left!).DisposeAsync();
                },
                says, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
