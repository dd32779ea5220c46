namespace Monetize.Billing.Rows;

/// <summary>Something that was due and is done: the unique key that lets nothing be invoiced twice.</summary>
public sealed record SettledRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "settled",
        keyColumns: 1,
        Read,
        BillingTable.Text("due"), BillingTable.Text("subscription"), BillingTable.Instant("at"),
        BillingTable.Number("watermark"), BillingTable.Text("carried"), BillingTable.Text("invoice"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Due;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>The key of the due item.</summary>
    public required string Due { get; init; }

    /// <summary>The subscription.</summary>
    public required string Subscription { get; init; }

    /// <summary>When it was due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The position in the usage up to which it was read; none where it read none.</summary>
    public long? Watermark { get; init; }

    /// <summary>
    /// What the period that it closed was given of the included quantities of the one before, as JSON.
    /// </summary>
    public string Carried { get; init; } = "{}";

    /// <summary>The number of the invoice; none where nothing was owed.</summary>
    public string? Invoice { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Due);
        writer.Text(Subscription);
        writer.Instant(At);
        writer.Number(Watermark);
        writer.Text(Carried);
        writer.Text(Invoice);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"settled {Due}";

    private static SettledRow Read(IRowReader reader) => new()
    {
        Due = reader.Filled(),
        Subscription = reader.Filled(),
        At = reader.Point(),
        Watermark = reader.Number(),
        Carried = reader.Filled(),
        Invoice = reader.Text(),
    };
}
