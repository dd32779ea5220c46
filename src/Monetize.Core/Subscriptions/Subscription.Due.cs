using Monetize.Subscriptions;

namespace Monetize;

/// <content>Which invoices are due when.</content>
public sealed partial record Subscription
{
    /// <summary>
    /// The invoices that fall due in a stretch of time, by all that is decided: at the start of the first period its
    /// recurring charges; at each boundary one with the closing period's usage and the opening one's recurring charges;
    /// one for each change that counts at once; a final one at the end. Threshold invoices depend on usage:
    /// <see cref="DueItem.Threshold"/>.
    /// </summary>
    /// <remarks>
    /// At a boundary the cycle comes first and does not know of changes that are decided at that very instant: each of
    /// them is an item of its own, so that an entry which arrives after the cycle was invoiced is not lost.
    /// </remarks>
    /// <param name="after">Exclusive; one tick before the start for everything.</param>
    /// <param name="through">Inclusive.</param>
    /// <returns>By instant, then by kind, then as they were decided.</returns>
    public IEnumerable<DueItem> Due(DateTimeOffset after, DateTimeOffset through) => Boundaries(after, through)
        .Concat(ChangesAtOnce())
        .Concat(Ending())
        .Where(item => item.At > after && item.At <= through)
        .OrderBy(item => item.At)
        .ThenBy(item => item.Kind);

    /// <summary>
    /// The next invoice that falls due; none only after the end. A paused subscription has one as well.
    /// </summary>
    /// <param name="after">Exclusive.</param>
    public DueItem? NextDue(DateTimeOffset after)
    {
        var running = PeriodAt(after < Terms.Start ? Terms.Start : after);
        var horizon = running?.Billed.ToExclusive ?? End;
        return horizon is { } through ? Due(after, through).FirstOrDefault() : null;
    }

    /// <summary>How many entries of the history were decided before an instant.</summary>
    internal int DecidedBefore(DateTimeOffset instant)
    {
        var count = 0;
        while (count < History.Count && History[count].Decided < instant) count++;
        return count;
    }

    private IEnumerable<DueItem> Boundaries(DateTimeOffset after, DateTimeOffset through)
    {
        if (TrialEnd > after && StartItem() is { } start) yield return start;
        var first = PeriodAt(after < TrialEnd ? TrialEnd : after)?.Number ?? _timeline.FirstNumber;
        var last = DateTimeOffset.MinValue;
        for (var number = first; PeriodNumber(number) is { } period && period.Billed.From <= through; number++)
        {
            // A day that a zone left out is a period without length, and no invoice of its own.
            var from = period.Billed.From;
            if (from != last && from > after && CycleAt(from) is { } cycle) yield return cycle;
            last = from;
        }

        if (End is { } end && CycleAt(end) is { } beforeTheEnd) yield return beforeTheEnd;
    }

    /// <summary>What the first invoice knows: all that was decided in the trial, and what ended it early.</summary>
    private int KnownAtStart()
    {
        var known = DecidedBefore(TrialEnd);
        while (known < History.Count && Known(known).TrialEnd != TrialEnd) known++;
        return known;
    }

    private DueItem? StartItem()
    {
        var known = KnownAtStart();
        var then = Known(known);
        return then.PeriodAt(TrialEnd) is not { } opening ? null : new DueItem
        {
            Key = DueItem.KeyOf(this, DueKind.Start, $"{opening.Number}"),
            Kind = DueKind.Start,
            At = TrialEnd,
            HistoryCount = known,
            Closing = opening.Number == 0 ? null : then.PeriodNumber(0),
            Opening = opening,
        };
    }

    private DueItem? CycleAt(DateTimeOffset boundary)
    {
        var known = DecidedBefore(boundary);
        var then = Known(known);
        if (boundary <= TrialEnd || then.PeriodAt(boundary) is not { } opening || opening.Billed.From != boundary)
        {
            return null;
        }

        return new DueItem
        {
            Key = DueItem.KeyOf(this, DueKind.Cycle, $"{opening.Number}"),
            Kind = DueKind.Cycle,
            At = boundary,
            HistoryCount = known,
            Closing = then.PeriodAt(boundary.AddTicks(-1)),
            Opening = opening,
        };
    }

    private IEnumerable<DueItem> ChangesAtOnce()
    {
        for (var i = KnownAtStart(); i < History.Count; i++)
        {
            var change = History[i];
            if (change.IsScheduled || change is Cancellation or Withdrawal) continue;
            var then = Known(i + 1);
            var period = then.PeriodAt(change.Effective);
            var before = Known(i).PeriodAt(change.Effective);
            var isNewPeriod = period?.Whole != before?.Whole;
            yield return new DueItem
            {
                Key = DueItem.KeyOf(this, DueKind.Change, $"{i}"),
                Kind = DueKind.Change,
                At = change.Effective,
                HistoryCount = i + 1,
                Closing = isNewPeriod ? then.Closed(before, change.Effective) : null,
                Opening = isNewPeriod ? period : null,
                Within = isNewPeriod ? null : period,
            };
        }
    }

    private IEnumerable<DueItem> Ending()
    {
        if (End is not { } end) yield break;

        // Nothing can follow an end at once, so that it is the last entry.
        var isAtOnce = History[^1] is Cancellation { IsScheduled: false };
        var running = isAtOnce ? Known(History.Count - 1).PeriodAt(end) : null;
        yield return new DueItem
        {
            Key = DueItem.KeyOf(this, DueKind.Final, $"{PeriodAt(end.AddTicks(-1))?.Number ?? 0}"),
            Kind = DueKind.Final,
            At = end,
            HistoryCount = History.Count,
            Closing = Closed(running, end),
        };
    }

    /// <summary>The period that ends; none where one begins right then, which the cycle or the start closed.</summary>
    private BillingPeriod? Closed(BillingPeriod? running, DateTimeOffset at) =>
        running?.Billed.From == at ? null : PeriodAt(at.AddTicks(-1));
}
