using System.Globalization;
using Monetize.Metering;

namespace Monetize.Billing;

/// <summary>When something was done and by whom: what every change of billing says of itself.</summary>
public sealed record Stamp
{
    /// <summary>Says when and by whom.</summary>
    /// <param name="at">When, kept in UTC and to the microsecond, the finest that every store keeps.</param>
    /// <param name="by">
    /// Who, such as <c>run</c> or the host's id of an operator; not blank, and nothing that is to be erased one day.
    /// </param>
    /// <exception cref="ArgumentException">Nobody is named.</exception>
    /// <exception cref="BillingException">
    /// The name is longer than <see cref="CustomerLimits.ActorLength"/>, not printable, or holds what looks like the
    /// number of a card.
    /// </exception>
    public Stamp(DateTimeOffset at, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        FreeText.Check("name of who does it", by, CustomerLimits.ActorLength);
        At = UsageTime.From(UsageTime.Of(at));
        By = by;
    }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who.</summary>
    public string By { get; }

    /// <summary>Instant and name, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:u} by {By}");
}
