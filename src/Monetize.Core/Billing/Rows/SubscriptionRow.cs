namespace Monetize.Billing.Rows;

/// <summary>A subscription with its coupons, and how far it is billed.</summary>
public sealed record SubscriptionRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "subscription",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Number("version"), BillingTable.Text("customer"),
        BillingTable.Instant("bill_from"), BillingTable.Number("watermark"), BillingTable.Text("carried"),
        BillingTable.Text("counted"), BillingTable.Text("document"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer who pays.</summary>
    public required string Customer { get; init; }

    /// <summary>Before it everything is settled; the last instant where nothing follows.</summary>
    public required DateTimeOffset BillFrom { get; init; }

    /// <summary>The position in the usage up to which it was last billed; 0 before the first.</summary>
    public long Watermark { get; init; }

    /// <summary>What the last period that was closed left of included quantities, as JSON.</summary>
    public string Carried { get; init; } = "{}";

    /// <summary>How many records each period had when it was last billed, as JSON.</summary>
    public string Counted { get; init; } = "{}";

    /// <summary>Terms, history and coupons as JSON.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Number(Version);
        writer.Text(Customer);
        writer.Instant(BillFrom);
        writer.Number(Watermark);
        writer.Text(Carried);
        writer.Text(Counted);
        writer.Text(Document);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"subscription {Id}";

    private static SubscriptionRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        Version = reader.Whole(),
        Customer = reader.Filled(),
        BillFrom = reader.Point(),
        Watermark = reader.Whole(),
        Carried = reader.Filled(),
        Counted = reader.Filled(),
        Document = reader.Filled(),
    };
}
