namespace Monetize.Billing.Rows;

/// <summary>A row of a billing store.</summary>
public interface IBillingRow
{
    /// <summary>The table that it is of.</summary>
    BillingTable Table { get; }

    /// <summary>
    /// Its key as one text. Texts of the order of <see cref="Collections.TextOrder"/> are in the order of the table's
    /// key columns.
    /// </summary>
    string Key { get; }

    /// <summary>How often it was written: 1 when it is new. 1 for ever where the table is append-only.</summary>
    long Version { get; }

    /// <summary>Gives its cells.</summary>
    /// <param name="writer">Takes them.</param>
    void Write(IRowWriter writer);
}
