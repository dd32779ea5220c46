namespace Monetize.Billing.Rows;

/// <summary>A credit that was granted ahead. What is left of it is a fold of the ledger.</summary>
public sealed record CreditRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "credit",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Text("customer"), BillingTable.Text("currency"),
        BillingTable.Number("amount_minor"), BillingTable.Number("priority"), BillingTable.Instant("granted_at"),
        BillingTable.Instant("expires_at"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>What names it.</summary>
    public required string Id { get; init; }

    /// <summary>Who has it.</summary>
    public required string Customer { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>How much was granted, in minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>Which burn first: the smaller number.</summary>
    public long Priority { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>From when on it is worth nothing; none for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Text(Customer);
        writer.Text(Currency);
        writer.Number(AmountMinor);
        writer.Number(Priority);
        writer.Instant(GrantedAt);
        writer.Instant(ExpiresAt);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"credit {Id}";

    private static CreditRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        Customer = reader.Filled(),
        Currency = reader.Filled(),
        AmountMinor = reader.Whole(),
        Priority = reader.Whole(),
        GrantedAt = reader.Point(),
        ExpiresAt = reader.Instant(),
    };
}
