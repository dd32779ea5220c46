namespace Monetize.Billing.Rows;

/// <summary>A message about a change, waiting to be handed on or handed on.</summary>
public sealed record MessageRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "message",
        keyColumns: 2,
        Read,
        BillingTable.Text("customer"), BillingTable.Number("sequence"), BillingTable.Number("version"),
        BillingTable.Text("waiting"), BillingTable.Instant("at"), BillingTable.Text("name"),
        BillingTable.Text("subject"), BillingTable.Text("data"), BillingTable.Instant("delivered_at"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => RowKey.Of(Customer, Sequence);

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>Whose message it is.</summary>
    public required string Customer { get; init; }

    /// <summary>Its place among the messages of the customer, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The customer while it waits; none when it was handed on.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, such as <c>Invoice.Created</c>.</summary>
    public required string Name { get; init; }

    /// <summary>To what, such as the number of the invoice.</summary>
    public required string Subject { get; init; }

    /// <summary>What else belongs to it, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>When it was handed on; none while it waits.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Customer);
        writer.Number(Sequence);
        writer.Number(Version);
        writer.Text(WaitingFor);
        writer.Instant(At);
        writer.Text(Name);
        writer.Text(Subject);
        writer.Text(Data);
        writer.Instant(DeliveredAt);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"message {Name} of {Customer}";

    private static MessageRow Read(IRowReader reader) => new()
    {
        Customer = reader.Filled(),
        Sequence = reader.Whole(),
        Version = reader.Whole(),
        WaitingFor = reader.Text(),
        At = reader.Point(),
        Name = reader.Filled(),
        Subject = reader.Filled(),
        Data = reader.Filled(),
        DeliveredAt = reader.Instant(),
    };
}
