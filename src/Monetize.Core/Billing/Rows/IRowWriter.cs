namespace Monetize.Billing.Rows;

/// <summary>Takes the cells of a row, in the order of the table's columns.</summary>
public interface IRowWriter
{
    /// <summary>A text; none where null.</summary>
    /// <param name="value">The text.</param>
    void Text(string? value);

    /// <summary>A whole number; none where null.</summary>
    /// <param name="value">The number.</param>
    void Number(long? value);

    /// <summary>An instant, in UTC to the microsecond; none where null.</summary>
    /// <param name="value">The instant.</param>
    void Instant(DateTimeOffset? value);
}
