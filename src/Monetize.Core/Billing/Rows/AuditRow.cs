using Monetize.Billing.Auditing;

namespace Monetize.Billing.Rows;

/// <summary>A line of the audit log. It never changes.</summary>
public sealed record AuditRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "audit",
        keyColumns: 1,
        Read,
        BillingTable.Number("sequence"), BillingTable.Instant("at"), BillingTable.Text("actor"),
        BillingTable.Text("action"), BillingTable.Text("subject"), BillingTable.Text("detail"),
        BillingTable.Text("hash"));

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => RowKey.Of(Sequence);

    /// <inheritdoc/>
    public long Version => 1;

    /// <summary>Its place, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string Subject { get; init; }

    /// <summary>What else belongs to it.</summary>
    public required string Detail { get; init; }

    /// <summary>The hash that chains it to the line before.</summary>
    public required string Hash { get; init; }

    /// <summary>The line as the chain sees it.</summary>
    public AuditEntry ToEntry() => new()
    {
        Sequence = Sequence,
        At = At,
        Actor = Actor,
        Action = Action,
        Subject = Subject,
        Detail = Detail,
        Hash = Hash,
    };

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Number(Sequence);
        writer.Instant(At);
        writer.Text(Actor);
        writer.Text(Action);
        writer.Text(Subject);
        writer.Text(Detail);
        writer.Text(Hash);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"audit {Action} {Subject}";

    private static AuditRow Read(IRowReader reader) => new()
    {
        Sequence = reader.Whole(),
        At = reader.Point(),
        Actor = reader.Filled(),
        Action = reader.Filled(),
        Subject = reader.Filled(),
        Detail = reader.Filled(),
        Hash = reader.Filled(),
    };

    internal static AuditRow Of(AuditEntry entry) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        Actor = entry.Actor,
        Action = entry.Action,
        Subject = entry.Subject,
        Detail = entry.Detail,
        Hash = entry.Hash,
    };
}
