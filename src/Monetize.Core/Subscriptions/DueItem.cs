using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>One invoice that is due, as data: why, when, and which periods it closes and opens.</summary>
/// <remarks>
/// <see cref="Key"/> follows from the subscription's history alone, and what is decided later changes no key and no
/// item of an instant before: an item that was invoiced stays the same item.
/// </remarks>
public sealed record DueItem
{
    /// <summary>
    /// Unique and stable: the subscription's id, the kind and a number, such as <c>sub-1/cycle/3</c>. The number is
    /// that of the opening period (start, cycle), of the entry in the history (change) or of the closing period
    /// (final); of a threshold the running period and a count, such as <c>sub-1/threshold/3.2</c>.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Why it is due.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>When it is due, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// How many entries of the history it knows: <see cref="Subscription.Known"/> with this count is the subscription
    /// that it bills. Of a change the last of them is the change, and one less is the state before it.
    /// </summary>
    public required int HistoryCount { get; init; }

    /// <summary>The period, or the trial, that ends: its usage is billed. None where no period ends.</summary>
    public BillingPeriod? Closing { get; init; }

    /// <summary>The period that begins: its recurring charges are billed in advance. None where none begins.</summary>
    public BillingPeriod? Opening { get; init; }

    /// <summary>
    /// The period that goes on, of a change or a threshold within it. None where a period ends or begins.
    /// </summary>
    public BillingPeriod? Within { get; init; }

    /// <summary>An invoice that is due because usage reached an amount.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="at">When, at or after the first period began and before the end.</param>
    /// <param name="count">Which one of its period, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No period runs at that instant, or the count is below 1.
    /// </exception>
    public static DueItem Threshold(Subscription subscription, DateTimeOffset at, int count)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (subscription.PeriodAt(at) is not { } period)
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, "No period runs then.");
        }

        return new DueItem
        {
            Key = KeyOf(subscription, DueKind.Threshold, $"{period.Number}.{count}"),
            Kind = DueKind.Threshold,
            At = at.ToUniversalTime(),
            HistoryCount = subscription.DecidedBefore(at.AddTicks(1)),
            Within = period,
        };
    }

    /// <summary>Key and instant, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key} at {At:u}");

    internal static string KeyOf(Subscription subscription, DueKind kind, FormattableString number) => string.Concat(
        subscription.Id.Value, "/", kind.ToString().ToLowerInvariant(), "/",
        number.ToString(CultureInfo.InvariantCulture));
}
