namespace Monetize.Billing.Rows;

/// <summary>A final invoice. It never changes: what follows stands in rows of its own.</summary>
public sealed record InvoiceRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "invoice",
        keyColumns: 1,
        Read,
        BillingTable.Text("number"), BillingTable.Text("customer"), BillingTable.Text("subscription"),
        BillingTable.Text("due"), BillingTable.Instant("issued_at"), BillingTable.Instant("period_end"),
        BillingTable.Text("currency"), BillingTable.Number("total_minor"), BillingTable.Number("due_minor"),
        BillingTable.Text("hash"), BillingTable.Text("document"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Number;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>The number.</summary>
    public required string Number { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>The subscription; none where it is for something else.</summary>
    public string? Subscription { get; init; }

    /// <summary>The key of the due item: each once.</summary>
    public required string Due { get; init; }

    /// <summary>When it became final.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The end of the time that it is about.</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>The total in minor units.</summary>
    public required long TotalMinor { get; init; }

    /// <summary>What was left to pay, in minor units.</summary>
    public required long DueMinor { get; init; }

    /// <summary>The SHA-256 of the document: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The whole invoice as JSON.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Number);
        writer.Text(Customer);
        writer.Text(Subscription);
        writer.Text(Due);
        writer.Instant(IssuedAt);
        writer.Instant(PeriodEnd);
        writer.Text(Currency);
        writer.Number(TotalMinor);
        writer.Number(DueMinor);
        writer.Text(Hash);
        writer.Text(Document);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"invoice {Number}";

    private static InvoiceRow Read(IRowReader reader) => new()
    {
        Number = reader.Filled(),
        Customer = reader.Filled(),
        Subscription = reader.Text(),
        Due = reader.Filled(),
        IssuedAt = reader.Point(),
        PeriodEnd = reader.Point(),
        Currency = reader.Filled(),
        TotalMinor = reader.Whole(),
        DueMinor = reader.Whole(),
        Hash = reader.Filled(),
        Document = reader.Filled(),
    };
}
