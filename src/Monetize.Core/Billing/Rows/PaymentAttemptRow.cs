namespace Monetize.Billing.Rows;

/// <summary>What happened to a payment, in order. It never changes.</summary>
public sealed record PaymentAttemptRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "payment_attempt",
        keyColumns: 2,
        Read,
        BillingTable.Text("payment"), BillingTable.Number("step"), BillingTable.Instant("at"),
        BillingTable.Number("attempt"), BillingTable.Text("event"), BillingTable.Text("status"),
        BillingTable.Text("detail"), BillingTable.Number("lowered_minor"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => RowKey.Of(Payment, Step);

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>The payment.</summary>
    public required string Payment { get; init; }

    /// <summary>Its place in the history of the payment: the version that the payment had after it.</summary>
    public required long Step { get; init; }

    /// <summary>When; of an attempt that is begun, when it is sent by the clock of the run.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of the attempt that it is about; 0 before the first.</summary>
    public required long Attempt { get; init; }

    /// <summary>What happened, as a word.</summary>
    public required string Event { get; init; }

    /// <summary>What was heard of it, as a word.</summary>
    public required string Status { get; init; }

    /// <summary>The provider's word where it declined, the code where it refused; none else.</summary>
    public string? Detail { get; init; }

    /// <summary>How much less is owed since this step, in minor units; none where nothing was given back.</summary>
    public long? LoweredMinor { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Payment);
        writer.Number(Step);
        writer.Instant(At);
        writer.Number(Attempt);
        writer.Text(Event);
        writer.Text(Status);
        writer.Text(Detail);
        writer.Number(LoweredMinor);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"payment_attempt {Payment}";

    private static PaymentAttemptRow Read(IRowReader reader) => new()
    {
        Payment = reader.Filled(),
        Step = reader.Whole(),
        At = reader.Point(),
        Attempt = reader.Whole(),
        Event = reader.Filled(),
        Status = reader.Filled(),
        Detail = reader.Text(),
        LoweredMinor = reader.Number(),
    };
}
