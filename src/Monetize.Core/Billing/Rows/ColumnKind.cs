namespace Monetize.Billing.Rows;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>A text, compared and ordered by code point.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Number,

    /// <summary>An instant, in UTC to the microsecond.</summary>
    Instant,
}
