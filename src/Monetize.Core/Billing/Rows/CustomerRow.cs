namespace Monetize.Billing.Rows;

/// <summary>A customer with all that is locked when something of it changes: leases, agenda, messages.</summary>
/// <remarks>
/// A lease is free where its end is not ahead; a worker that gives one back may set a later end, to wait.
/// </remarks>
public sealed record CustomerRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "customer",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Number("version"), BillingTable.Text("document"),
        BillingTable.Text("agenda"), BillingTable.Instant("wake_at"), BillingTable.Instant("bill_at"),
        BillingTable.Instant("send_at"), BillingTable.Number("next_message"), BillingTable.Instant("parked_at"),
        BillingTable.Text("parked_code"), BillingTable.Text("parked_reason"), BillingTable.Number("billing_token"),
        BillingTable.Text("billing_owner"), BillingTable.Instant("billing_until"),
        BillingTable.Number("delivery_token"), BillingTable.Text("delivery_owner"),
        BillingTable.Instant("delivery_until"), BillingTable.Number("items"), BillingTable.Instant("items_from"),
        BillingTable.Text("approved"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer as JSON: beside bodies of the inbox the one place of what tells a person.</summary>
    public required string Document { get; init; }

    /// <summary>When what is to be done, as JSON.</summary>
    public string Agenda { get; init; } = "{}";

    /// <summary>
    /// When the first of it is to be done, of a customer who is set aside the first for a payment; none where nothing
    /// is.
    /// </summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>When the first of it that is no payment is to be done; none where nothing is.</summary>
    public DateTimeOffset? BillAt { get; init; }

    /// <summary>When messages are to be handed on; none where none wait.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>The number of the next message, from 1.</summary>
    public long NextMessage { get; init; } = 1;

    /// <summary>Since when nothing is invoiced to the customer; none where it is.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Why, as a code; none where not parked.</summary>
    public string? ParkedCode { get; init; }

    /// <summary>Why, for people; none where not parked.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>Which lease for billing was the last; 0 before the first.</summary>
    public long BillingToken { get; init; }

    /// <summary>Who has it; none where it is free.</summary>
    public string? BillingOwner { get; init; }

    /// <summary>Until when; none where it is free.</summary>
    public DateTimeOffset? BillingUntil { get; init; }

    /// <summary>Which lease for delivery was the last; 0 before the first.</summary>
    public long DeliveryToken { get; init; }

    /// <summary>Who has it; none where it is free.</summary>
    public string? DeliveryOwner { get; init; }

    /// <summary>Until when; none where it is free.</summary>
    public DateTimeOffset? DeliveryUntil { get; init; }

    /// <summary>How much that was due was settled within a day from <see cref="ItemsFrom"/> on.</summary>
    public long Items { get; init; }

    /// <summary>Since when that is counted; none before the first, and after somebody unparked the customer.</summary>
    public DateTimeOffset? ItemsFrom { get; init; }

    /// <summary>What the next invoice may come to, such as <c>USD 500.00</c>; none where nobody said it.</summary>
    public string? Approved { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Number(Version);
        writer.Text(Document);
        writer.Text(Agenda);
        writer.Instant(WakeAt);
        writer.Instant(BillAt);
        writer.Instant(SendAt);
        writer.Number(NextMessage);
        writer.Instant(ParkedAt);
        writer.Text(ParkedCode);
        writer.Text(ParkedReason);
        writer.Number(BillingToken);
        writer.Text(BillingOwner);
        writer.Instant(BillingUntil);
        writer.Number(DeliveryToken);
        writer.Text(DeliveryOwner);
        writer.Instant(DeliveryUntil);
        writer.Number(Items);
        writer.Instant(ItemsFrom);
        writer.Text(Approved);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"customer {Id}";

    private static CustomerRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        Version = reader.Whole(),
        Document = reader.Filled(),
        Agenda = reader.Filled(),
        WakeAt = reader.Instant(),
        BillAt = reader.Instant(),
        SendAt = reader.Instant(),
        NextMessage = reader.Whole(),
        ParkedAt = reader.Instant(),
        ParkedCode = reader.Text(),
        ParkedReason = reader.Text(),
        BillingToken = reader.Whole(),
        BillingOwner = reader.Text(),
        BillingUntil = reader.Instant(),
        DeliveryToken = reader.Whole(),
        DeliveryOwner = reader.Text(),
        DeliveryUntil = reader.Instant(),
        Items = reader.Whole(),
        ItemsFrom = reader.Instant(),
        Approved = reader.Text(),
    };
}
