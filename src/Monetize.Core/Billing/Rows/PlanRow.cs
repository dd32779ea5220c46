namespace Monetize.Billing.Rows;

/// <summary>A plan version that was published. It never changes.</summary>
public sealed record PlanRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "plan",
        keyColumns: 1,
        Read,
        BillingTable.Text("id"), BillingTable.Text("plan_key"), BillingTable.Number("plan_number"),
        BillingTable.Text("hash"), BillingTable.Instant("published_at"), BillingTable.Text("document"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Id;

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>Key and version, such as <c>pro@2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The key of the plan.</summary>
    public required string PlanKey { get; init; }

    /// <summary>The version of the plan.</summary>
    public required long PlanNumber { get; init; }

    /// <summary>The SHA-256 of the document: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The plan with its meters, as a catalog.</summary>
    public required string Document { get; init; }

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Id);
        writer.Text(PlanKey);
        writer.Number(PlanNumber);
        writer.Text(Hash);
        writer.Instant(PublishedAt);
        writer.Text(Document);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"plan {Id}";

    private static PlanRow Read(IRowReader reader) => new()
    {
        Id = reader.Filled(),
        PlanKey = reader.Filled(),
        PlanNumber = reader.Whole(),
        Hash = reader.Filled(),
        PublishedAt = reader.Point(),
        Document = reader.Filled(),
    };
}
