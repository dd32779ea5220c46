using System.Globalization;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>
/// What somebody let a customer be billed by unparking them: a day's bound anew, and one invoice above the ceiling.
/// </summary>
internal static class Approval
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How much was settled of a customer within the day that an instant is of.</summary>
    public static long ItemsBy(CustomerRow row, DateTimeOffset at) => IsOver(row, at) ? 0 : row.Items;

    public static Money? UpTo(CustomerRow row) =>
        row.Approved is { } text ? Money.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The customer after something was settled. An approval is for one invoice of its currency.</summary>
    public static CustomerRow Used(CustomerRow row, DateTimeOffset at, Invoice? invoice) => row with
    {
        Items = ItemsBy(row, at) + 1,
        ItemsFrom = IsOver(row, at) ? at : row.ItemsFrom,
        Approved = invoice is not null && UpTo(row)?.Currency == invoice.Currency ? null : row.Approved,
    };

    /// <summary>The customer after somebody looked.</summary>
    public static CustomerRow Granted(CustomerRow row, Money? upTo) => row with
    {
        Items = 0,
        ItemsFrom = null,
        Approved = upTo?.ToString(null, CultureInfo.InvariantCulture),
    };

    // A clock that was set back begins no new day.
    private static bool IsOver(CustomerRow row, DateTimeOffset at) =>
        row.ItemsFrom is not { } from || at >= from + Day;
}
