using System.Globalization;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>What of a subscription is due next, and its invoice as it would be by now.</summary>
public sealed record NextInvoice
{
    /// <summary>What is due.</summary>
    public required DueItem Due { get; init; }

    /// <summary>
    /// From when on a run makes the invoice: when it is due, and the grace after it where a period ends.
    /// </summary>
    public required DateTimeOffset BilledAt { get; init; }

    /// <summary>The invoice as a draft; none where nothing is owed.</summary>
    public Invoice? Invoice { get; init; }

    /// <summary>What is due and what is owed, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Due}: {Invoice?.Total.ToString() ?? "nothing"}");
}
