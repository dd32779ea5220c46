namespace Monetize.Billing.Rows;

/// <summary>A number that goes up without gaps, and what belongs to it.</summary>
public sealed record CounterRow : IBillingRow
{
    /// <summary>Name, columns and key.</summary>
    public static BillingTable Definition { get; } = new(
        "counter",
        keyColumns: 1,
        Read,
        BillingTable.Text("name"), BillingTable.Number("version"), BillingTable.Number("value"),
        BillingTable.Text("text"));

    /// <summary>The row that a store makes with its tables and never changes: who it is.</summary>
    /// <param name="id">What no other store has, such as 32 random hexadecimal digits; not empty.</param>
    public static CounterRow OfStore(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return new CounterRow { Name = CounterNames.Store, Value = 0, Text = id };
    }

    /// <inheritdoc/>
    public BillingTable Table => Definition;

    /// <inheritdoc/>
    public string Key => Name;

    /// <inheritdoc/>
    public long Version { get; init; } = 1;

    /// <summary>What it counts.</summary>
    public required string Name { get; init; }

    /// <summary>The last number that was given; 0 before the first.</summary>
    public required long Value { get; init; }

    /// <summary>What belongs to it: of the audit log the last hash, of the store its id.</summary>
    public string Text { get; init; } = "";

    /// <inheritdoc/>
    public void Write(IRowWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Text(Name);
        writer.Number(Version);
        writer.Number(Value);
        writer.Text(Text);
    }

    /// <summary>Table and key.</summary>
    public override string ToString() => $"counter {Name}";

    private static CounterRow Read(IRowReader reader) => new()
    {
        Name = reader.Filled(),
        Version = reader.Whole(),
        Value = reader.Whole(),
        Text = reader.Filled(),
    };
}
