namespace Monetize.Billing.Rows;

/// <summary>An invoice that was taken back as a whole.</summary>
public sealed record InvoiceVoidRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "invoice_void",
        keyColumns: 1,
        Read,
        BillingTable.Text("number"), BillingTable.Text("customer"), BillingTable.Instant("voided_at"),
        BillingTable.Text("reason"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Number;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>The number of the invoice.</summary>
    public required string Number { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset VoidedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Number);
        writer.Text(Customer);
        writer.Instant(VoidedAt);
        writer.Text(Reason);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"invoice_void {Number}";

    private static InvoiceVoidRow Read(IRowReader reader) => new()
    {
        Number = reader.Filled(),
        Customer = reader.Filled(),
        VoidedAt = reader.Point(),
        Reason = reader.Filled(),
    };
}
