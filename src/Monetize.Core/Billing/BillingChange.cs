using System.Globalization;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing;

/// <summary>What a store writes in one transaction. Only operations make it.</summary>
public sealed class BillingChange
{
    internal BillingChange(ValueArray<IBillingRow> added, ValueArray<IBillingRow> changed)
    {
        Added = added;
        Changed = changed;
    }

    /// <summary>Nothing.</summary>
    public static BillingChange None { get; } = new([], []);

    /// <summary>Rows of which there must be none with their key.</summary>
    public ValueArray<IBillingRow> Added { get; }

    /// <summary>Rows of which there must be one with their key and the version before.</summary>
    public ValueArray<IBillingRow> Changed { get; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty;

    /// <summary>How many rows.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Added.Count} rows added, {Changed.Count} changed");
}
