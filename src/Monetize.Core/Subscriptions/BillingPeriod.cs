using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>
/// One period of a subscription: what is billed of it, and the whole that a part is measured against.
/// </summary>
/// <param name="Number">
/// From 0, one more for each period of the subscription, whatever its anchor; a trial is one.
/// </param>
/// <param name="Whole">The period as the anchor gives it: the denominator of proration.</param>
/// <param name="Billed">The part of it between start, change of anchor and end of the subscription.</param>
/// <param name="IsTrial">Whether it is the trial, which nothing is owed for.</param>
public readonly record struct BillingPeriod(int Number, Period Whole, Period Billed, bool IsTrial = false)
{
    /// <summary>Whether a part of the period is not billed.</summary>
    public bool IsPartial => Whole != Billed;

    /// <summary>Number and billed part.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Number} {Billed}");
}
