namespace Monetize.Billing.Rows;

/// <summary>A credit note. It never changes.</summary>
public sealed record CreditNoteRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "credit_note",
        keyColumns: 1,
        Read,
        BillingTable.Text("number"), BillingTable.Text("invoice"), BillingTable.Text("customer"),
        BillingTable.Instant("issued_at"), BillingTable.Text("currency"), BillingTable.Number("total_minor"),
        BillingTable.Text("hash"), BillingTable.Text("document"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Number;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The number of the invoice.</summary>
    public required string Invoice { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>What it gives back in minor units.</summary>
    public required long TotalMinor { get; init; }

    /// <summary>The SHA-256 of the document: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The whole note as JSON.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Number);
        writer.Text(Invoice);
        writer.Text(Customer);
        writer.Instant(IssuedAt);
        writer.Text(Currency);
        writer.Number(TotalMinor);
        writer.Text(Hash);
        writer.Text(Document);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"credit_note {Number}";

    private static CreditNoteRow Read(IRowReader reader) => new()
    {
        Number = reader.Filled(),
        Invoice = reader.Filled(),
        Customer = reader.Filled(),
        IssuedAt = reader.Point(),
        Currency = reader.Filled(),
        TotalMinor = reader.Whole(),
        Hash = reader.Filled(),
        Document = reader.Filled(),
    };
}
