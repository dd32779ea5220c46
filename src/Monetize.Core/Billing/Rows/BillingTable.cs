namespace Monetize.Billing.Rows;

/// <summary>
/// A table of billing: its name, columns and keys, the same in every store. A store that knows how to read and write
/// one of them knows all.
/// </summary>
public sealed class BillingTable
{
    internal BillingTable(
        string name, int keyColumns, Func<IRowReader, IBillingRow> read, params BillingColumn[] columns)
    {
        Name = name;
        KeyColumns = keyColumns;
        Read = read;
        Columns = columns;
        VersionColumn = Array.FindIndex(columns, column => column.Name == "version");
    }

    /// <summary>Its name, such as <c>invoice</c>; a store may put something before it.</summary>
    public string Name { get; }

    /// <summary>Its columns, in the order in which rows give their cells.</summary>
    public IReadOnlyList<BillingColumn> Columns { get; }

    /// <summary>How many of them, from the first on, are the key.</summary>
    public int KeyColumns { get; }

    /// <summary>The place of the column that counts how often a row was written; below 0 where none does.</summary>
    public int VersionColumn { get; }

    /// <summary>Whether rows are never changed: the store has to refuse it, whoever asks.</summary>
    public bool IsAppendOnly => VersionColumn < 0;

    /// <summary>Makes a row of its cells.</summary>
    public Func<IRowReader, IBillingRow> Read { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal static BillingColumn Text(string name) => new(name, ColumnKind.Text);

    internal static BillingColumn Number(string name) => new(name, ColumnKind.Number);

    internal static BillingColumn Instant(string name) => new(name, ColumnKind.Instant);
}
