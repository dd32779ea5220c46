using Monetize.Collections;

namespace Monetize.Subscriptions;

/// <summary>The history of a subscription, folded: its phases, and the stretches of its anchors.</summary>
internal sealed class Timeline
{
    private readonly List<SubscriptionPhase> _phases = [];
    private readonly List<AnchorStretch> _stretches = [];
    private readonly List<BillingAnchor> _left = [];
    private readonly SubscriptionTerms _terms;
    private PlanTerms _plan;
    private decimal _quantity;
    private bool _isPaused;
    private BillingAnchor _anchor;
    private DateTimeOffset _reached;
    private DateTimeOffset _anchored;

    private Timeline(SubscriptionTerms terms)
    {
        _terms = terms;
        _plan = terms.Plan;
        _quantity = terms.Quantity;
        _reached = terms.Start;
        TrialEnd = terms.TrialEnd;
        _anchored = TrialEnd;
        _anchor = terms.AnchorFrom(TrialEnd, _plan.Interval);
    }

    /// <summary>When the trial ends or ended; the start where there is none.</summary>
    public DateTimeOffset TrialEnd { get; private set; }

    /// <summary>When the subscription ends or ended.</summary>
    public DateTimeOffset? End { get; private set; }

    public ValueArray<SubscriptionPhase> Phases { get; private set; }

    public ValueArray<AnchorStretch> Stretches { get; private set; }

    /// <summary>The number of the first period that is not the trial.</summary>
    public int FirstNumber => TrialEnd > _terms.Start ? 1 : 0;

    public static Timeline Fold(SubscriptionTerms terms, ReadOnlySpan<SubscriptionChange> history)
    {
        var timeline = new Timeline(terms);
        foreach (var change in InForce(history))
        {
            timeline.MoveTo(change.Effective);
            timeline.Take(change);
            if (timeline.End is not null) break;
        }

        timeline.MoveTo(timeline.End);
        timeline.CloseStretch(timeline.End);
        timeline.Phases = timeline._phases.ToValueArray();
        timeline.Stretches = timeline._stretches.ToValueArray();
        return timeline;
    }

    /// <summary>
    /// The changes that count, in the order in which they do. A withdrawal takes back all that waits; a new change of
    /// plan, quantity or end takes the place of a waiting one of its kind.
    /// </summary>
    public static List<SubscriptionChange> InForce(ReadOnlySpan<SubscriptionChange> history)
    {
        var standing = new List<SubscriptionChange>(history.Length);
        foreach (var change in history)
        {
            standing.RemoveAll(earlier => earlier.Effective > change.Decided
                && (change is Withdrawal || earlier.GetType() == change.GetType()));
            if (change is not Withdrawal) standing.Add(change);
        }

        return [.. standing.OrderBy(change => change.Effective)];
    }

    private void Take(SubscriptionChange change)
    {
        switch (change)
        {
            case PlanChange { Plan: var plan }:
                var isOtherInterval = plan.Interval != _plan.Interval;
                _plan = plan;
                if (isOtherInterval) ChangeInterval(change.Effective);
                break;
            case QuantityChange { Quantity: var quantity }:
                _quantity = quantity;
                break;
            case PauseStart:
                _isPaused = true;
                break;
            case PauseEnd:
                _isPaused = false;
                break;
            case AnchorChange:
                Reanchor(change.Effective, BillingAnchor.StartingAt(change.Effective, _plan.Interval, _terms.Zone));
                break;
            case TrialConversion:
                TrialEnd = change.Effective;
                _anchored = TrialEnd;
                _anchor = _terms.AnchorFrom(TrialEnd, _plan.Interval);
                break;
            case Cancellation:
                End = change.Effective;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "Not a kind of change.");
        }
    }

    private void ChangeInterval(DateTimeOffset at)
    {
        if (at < TrialEnd)
        {
            _anchor = _terms.AnchorFrom(TrialEnd, _plan.Interval);
            return;
        }

        // What is reversed at its very instant leaves the periods where they were.
        if (_anchored != at) _left.Clear();
        var left = _left.Find(anchor => anchor.Interval == _plan.Interval);
        _left.Add(_anchor);
        MoveAnchor(at, left ?? NewAnchor(at));
    }

    private BillingAnchor NewAnchor(DateTimeOffset at)
    {
        // At a boundary the day of the month stays, also where the month was too short for it.
        var k = _anchor.IndexOf(at);
        var isBoundary = _terms.Alignment == BillingAlignment.Anniversary && _anchor.At(k) == at;
        return isBoundary ? _anchor.ContinueAt(k, _plan.Interval) : _terms.AnchorFrom(at, _plan.Interval);
    }

    private void Reanchor(DateTimeOffset at, BillingAnchor anchor)
    {
        _left.Clear();
        MoveAnchor(at, anchor);
    }

    private void MoveAnchor(DateTimeOffset at, BillingAnchor anchor)
    {
        CloseStretch(at);
        _anchored = at;
        _anchor = anchor;
    }

    private void CloseStretch(DateTimeOffset? end)
    {
        if (end <= _anchored) return;
        var number = _stretches.Count == 0 ? FirstNumber : _stretches[^1].NumberAfter!.Value;
        _stretches.Add(new AnchorStretch(_anchored, end, _anchor, number));
    }

    /// <summary>Adds the phases up to an instant, or the last one where there is none.</summary>
    private void MoveTo(DateTimeOffset? to)
    {
        if (!_isPaused && _reached < TrialEnd)
        {
            var end = to < TrialEnd ? to.Value : TrialEnd;
            AddPhase(end, SubscriptionStatus.Trialing);
        }

        AddPhase(to, _isPaused ? SubscriptionStatus.Paused : SubscriptionStatus.Active);
    }

    private void AddPhase(DateTimeOffset? to, SubscriptionStatus status)
    {
        if (to <= _reached) return;
        _phases.Add(new SubscriptionPhase(_reached, to, status, _plan, _quantity, _anchor));
        _reached = to ?? DateTimeOffset.MaxValue;
    }
}
