using Monetize.Metering;

namespace Monetize.Billing.Entitlements;

/// <summary>What became of a use that was checked and recorded in one step.</summary>
/// <param name="Entitlement">Whether it was allowed, and what is used now.</param>
/// <param name="Result">What became of the record; none where it was not allowed, and nothing was recorded.</param>
public sealed record EntitledUse(Entitlement Entitlement, RecordResult? Result)
{
    /// <summary>Whether the use is allowed and counts: now, or since an earlier time.</summary>
    public bool IsCounted => Result is { IsCounted: true };

    /// <summary>Both.</summary>
    public override string ToString() => $"{Entitlement}; {Result?.ToString() ?? "not recorded"}";
}
