using Monetize.Subscriptions;

namespace Monetize.Billing;

/// <summary>What of a subscription is due next, and when a run is to look at it.</summary>
/// <remarks>Pure.</remarks>
public static class DueSchedule
{
    /// <summary>The first item that is not settled.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="from">Before it everything is settled.</param>
    /// <param name="isSettled">Whether an item is settled, by its key.</param>
    /// <returns>The item; none where nothing follows.</returns>
    public static DueItem? Next(Subscription subscription, DateTimeOffset from, Func<string, bool> isSettled)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(isSettled);
        var after = from.AddTicks(-1);
        while (subscription.NextDue(after) is { } next)
        {
            foreach (var item in subscription.Due(after, next.At))
            {
                if (!isSettled(item.Key)) return item;
            }

            after = next.At;
        }

        return null;
    }

    /// <summary>
    /// When an item is to be invoiced: what closes a period waits for late usage, all else is due at once.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="grace">How long to wait.</param>
    public static DateTimeOffset BillAt(DueItem item, TimeSpan grace)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Closing is null ? item.At : item.At + grace;
    }
}
