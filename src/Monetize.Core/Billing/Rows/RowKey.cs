using System.Globalization;

namespace Monetize.Billing.Rows;

/// <summary>Keys of several columns as one text, in the same order.</summary>
internal static class RowKey
{
    public static string Of(string first, string second) => string.Concat(first, "\0", second);

    // A text and a number from 0 on.
    public static string Of(string first, long number) =>
        Of(first, number.ToString("D19", CultureInfo.InvariantCulture));

    public static string Of(long number) => number.ToString("D19", CultureInfo.InvariantCulture);
}
