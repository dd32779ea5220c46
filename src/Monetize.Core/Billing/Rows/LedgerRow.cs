namespace Monetize.Billing.Rows;

/// <summary>One posting of an entry of the ledger. It never changes.</summary>
public sealed record LedgerRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "ledger",
        keyColumns: 2,
        Read,
        BillingTable.Text("entry"), BillingTable.Number("line"), BillingTable.Instant("at"),
        BillingTable.Text("customer"), BillingTable.Text("account"), BillingTable.Text("subject"),
        BillingTable.Text("currency"), BillingTable.Number("amount_minor"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => RowKey.Of(EntryId, Line);

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>The id of the entry.</summary>
    public required string EntryId { get; init; }

    /// <summary>Its place in the entry, from 0.</summary>
    public required long Line { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose entry it is.</summary>
    public required string Customer { get; init; }

    /// <summary>The kind of account.</summary>
    public required string Account { get; init; }

    /// <summary>Whose or what account it is; empty where there is one.</summary>
    public required string Subject { get; init; }

    /// <summary>The currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Debit above 0, credit below, in minor units.</summary>
    public required long AmountMinor { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(EntryId);
        writer.Number(Line);
        writer.Instant(At);
        writer.Text(Customer);
        writer.Text(Account);
        writer.Text(Subject);
        writer.Text(Currency);
        writer.Number(AmountMinor);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"ledger {EntryId}";

    private static LedgerRow Read(IRowReader reader) => new()
    {
        EntryId = reader.Filled(),
        Line = reader.Whole(),
        At = reader.Point(),
        Customer = reader.Filled(),
        Account = reader.Filled(),
        Subject = reader.Filled(),
        Currency = reader.Filled(),
        AmountMinor = reader.Whole(),
    };
}
