using System.Globalization;
using Monetize.Catalogs;

namespace Monetize.Subscriptions;

/// <summary>
/// How a subscription begins: who, what, since when and in which zone. The first entry of its history.
/// </summary>
public sealed record SubscriptionTerms
{
    private readonly DateTimeOffset _start;

    /// <summary>The subscription's id.</summary>
    public required SubscriptionId Id { get; init; }

    /// <summary>The customer who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The plan version that it begins with.</summary>
    public required PlanTerms Plan { get; init; }

    /// <summary>When it begins, kept in UTC.</summary>
    public required DateTimeOffset Start
    {
        get => _start;
        init => _start = value.ToUniversalTime();
    }

    /// <summary>The zone whose calendar its periods and days follow. UTC by default.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How many are subscribed to, such as seats. 0 or more; 1 by default.</summary>
    public decimal Quantity { get; init; } = 1m;

    /// <summary>Where billing periods begin. At the start, or at the end of the trial, by default.</summary>
    public BillingAlignment Alignment { get; init; }

    /// <summary>
    /// A day of the month on which periods of months, quarters and years begin, from 1 to 31; shorter months begin on
    /// their last. None by default: the alignment says where they begin.
    /// </summary>
    public int? BillingDay { get; init; }

    /// <summary>Local days before the first charge is owed. 0 or more; 0 by default.</summary>
    public int TrialDays { get; init; }

    /// <summary>Id, plan and start, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} of {Customer}: {Quantity} x {Plan.Version} from {Start:u}");

    /// <summary>When the trial that was agreed ends: the same local time, that many days later.</summary>
    internal DateTimeOffset TrialEnd => TrialDays == 0
        ? Start
        : ZonedTime.ToUtc(ZonedTime.ToLocal(Start, Zone).AddTicks(TrialDays * TimeSpan.TicksPerDay), Zone);

    /// <summary>Where periods begin that are counted from an instant.</summary>
    internal BillingAnchor AnchorFrom(DateTimeOffset instant, Interval interval)
    {
        if (BillingDay is { } day && interval.Unit is not (IntervalUnit.Day or IntervalUnit.Week))
        {
            return BillingAnchor.OnDay(instant, day, interval, Zone);
        }

        return Alignment == BillingAlignment.Calendar
            ? BillingAnchor.Calendar(instant, interval, Zone)
            : BillingAnchor.StartingAt(instant, interval, Zone);
    }
}
