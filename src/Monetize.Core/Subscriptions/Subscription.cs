using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize;

/// <summary>
/// A customer's subscription: how it began, and the history of its dated changes. Everything else follows from these.
/// </summary>
/// <remarks>
/// Immutable, equal when beginning and history are, and safe to share between threads. A history only ever grows at its
/// end; no change counts before it was decided, so what was billed stays right. Changes that are expected to be refused
/// give a <see cref="Refusal"/> and no exception.
/// </remarks>
public sealed partial record Subscription
{
    private readonly Timeline _timeline;

    private Subscription(SubscriptionTerms terms, ValueArray<SubscriptionChange> history)
    {
        Terms = terms;
        History = history;
        _timeline = Timeline.Fold(terms, history.AsSpan());
    }

    /// <summary>How it began.</summary>
    public SubscriptionTerms Terms { get; }

    /// <summary>What was decided since, in that order.</summary>
    public ValueArray<SubscriptionChange> History { get; }

    /// <summary>The id.</summary>
    public SubscriptionId Id => Terms.Id;

    /// <summary>The customer who pays.</summary>
    public CustomerId Customer => Terms.Customer;

    /// <summary>When its trial ends or ended; its start where it has none.</summary>
    public DateTimeOffset TrialEnd => _timeline.TrialEnd;

    /// <summary>When it ends or ended, by what is decided; none while it goes on.</summary>
    public DateTimeOffset? End => _timeline.End;

    /// <summary>All stretches in which nothing changes, in order, without gaps from the start to the end.</summary>
    public ValueArray<SubscriptionPhase> Phases => _timeline.Phases;

    /// <summary>Begins a subscription.</summary>
    /// <param name="terms">Who, what, since when and in which zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The quantity or the number of trial days is negative, or there is no such billing day.
    /// </exception>
    public static Subscription Begin(SubscriptionTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(terms.Quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(terms.TrialDays);
        if (terms.BillingDay is < 1 or > 31)
        {
            throw new ArgumentOutOfRangeException(nameof(terms), terms.BillingDay, "A billing day is from 1 to 31.");
        }

        return new Subscription(terms, []);
    }

    /// <summary>A subscription from how it began and what was decided, such as a store keeps it.</summary>
    /// <param name="terms">How it began.</param>
    /// <param name="history">
    /// What was decided, in any order; entries of one instant in the order of their decision.
    /// </param>
    /// <exception cref="ArgumentException">The entries do not make a history: one of them is refused.</exception>
    public static Subscription Replay(SubscriptionTerms terms, IEnumerable<SubscriptionChange> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var subscription = Begin(terms);
        foreach (var change in history.OrderBy(change => change.Decided))
        {
            if (subscription.RefusalOf(change) is { } refusal)
            {
                throw new ArgumentException($"'{change}' does not follow. {refusal}", nameof(history));
            }

            subscription = new Subscription(terms, subscription.History.Add(change));
        }

        return subscription;
    }

    /// <summary>The subscription as it was when its history had so many entries.</summary>
    /// <param name="count">From 0 to the number of entries.</param>
    /// <exception cref="ArgumentOutOfRangeException">The history has fewer entries.</exception>
    public Subscription Known(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, History.Count);
        return count == History.Count
            ? this
            : new Subscription(Terms, ValueArray.Create(History.AsSpan()[..count]));
    }

    /// <summary>The phase at an instant; none before the start and after the end.</summary>
    /// <param name="instant">The instant.</param>
    public SubscriptionPhase? PhaseAt(DateTimeOffset instant)
    {
        foreach (var phase in Phases)
        {
            if (phase.Contains(instant)) return phase;
        }

        return null;
    }

    /// <summary>The state at an instant.</summary>
    /// <param name="instant">The instant.</param>
    public SubscriptionStatus StatusAt(DateTimeOffset instant) => instant < Terms.Start
        ? SubscriptionStatus.NotStarted
        : PhaseAt(instant)?.Status ?? SubscriptionStatus.Canceled;

    /// <summary>
    /// The parts of a period with one plan version and quantity each, in order; paused time is left out.
    /// </summary>
    /// <param name="period">The period, whole or in part.</param>
    public ValueArray<SubscriptionSegment> SegmentsIn(Period period)
    {
        var segments = new List<SubscriptionSegment>(1);
        foreach (var phase in Phases)
        {
            var from = phase.From > period.From ? phase.From : period.From;
            var to = phase.ToExclusive is { } end && end < period.ToExclusive ? end : period.ToExclusive;
            if (from >= to || phase.Status == SubscriptionStatus.Paused) continue;
            var isTrial = phase.Status == SubscriptionStatus.Trialing;
            segments.Add(new SubscriptionSegment(new Period(from, to), phase.Plan, phase.Quantity, isTrial));
        }

        return segments.ToValueArray();
    }

    /// <inheritdoc/>
    public bool Equals(Subscription? other) =>
        other is not null && Terms == other.Terms && History == other.History;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Terms, History);

    /// <summary>Id, quantity, plan version and start as they began.</summary>
    public override string ToString() => Terms.ToString();
}
