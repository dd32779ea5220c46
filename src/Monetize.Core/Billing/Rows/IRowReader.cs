namespace Monetize.Billing.Rows;

/// <summary>Gives the cells of a row, in the order of the table's columns.</summary>
public interface IRowReader
{
    /// <summary>The next cell, a text; null where there is none.</summary>
    string? Text();

    /// <summary>The next cell, a whole number; null where there is none.</summary>
    long? Number();

    /// <summary>The next cell, an instant in UTC; null where there is none.</summary>
    DateTimeOffset? Instant();
}
