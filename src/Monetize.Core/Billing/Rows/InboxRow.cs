namespace Monetize.Billing.Rows;

/// <summary>What a provider told: kept as it came, before it is looked at.</summary>
public sealed record InboxRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "inbox",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Number("version"), BillingTable.Text("provider"),
        BillingTable.Instant("received_at"), BillingTable.Text("body"), BillingTable.Number("tries"),
        BillingTable.Instant("next_try"), BillingTable.Instant("done_at"), BillingTable.Text("failure"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>Provider and the provider's id of the event.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What came, which may tell a person; empty after it was purged.</summary>
    public required string Body { get; init; }

    /// <summary>How often it was taken to be worked on.</summary>
    public long Tries { get; init; }

    /// <summary>When it is to be taken next; none when it is done, or given up.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>When it was done; none while it is not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>
    /// Why it could not be worked on last, by type and code of what was thrown, and nothing that tells a person; none
    /// where nothing was in the way.
    /// </summary>
    public string? Failure { get; init; }

    /// <summary>Whether it is left alone after too many tries.</summary>
    public bool IsGivenUp => DoneAt is null && NextTry is null;

    /// <summary>Whether it was done before an instant and still has its body.</summary>
    internal bool IsToBePurged(DateTimeOffset doneBefore) => DoneAt < doneBefore && Body.Length > 0;

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Number(Version);
        writer.Text(Provider);
        writer.Instant(ReceivedAt);
        writer.Text(Body);
        writer.Number(Tries);
        writer.Instant(NextTry);
        writer.Instant(DoneAt);
        writer.Text(Failure);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"inbox {Id}";

    private static InboxRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        Version = reader.Whole(),
        Provider = reader.Filled(),
        ReceivedAt = reader.Point(),
        Body = reader.Filled(),
        Tries = reader.Whole(),
        NextTry = reader.Instant(),
        DoneAt = reader.Instant(),
        Failure = reader.Text(),
    };
}
