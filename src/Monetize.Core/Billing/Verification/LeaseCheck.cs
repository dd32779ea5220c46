using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Leases that no worker takes: until they end, nobody bills the customer or hands on messages.</summary>
internal static class LeaseCheck
{
    // Workers may have other options and a clock that is not quite right.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Check(CustomerRow row, VerificationOptions options, VerificationBook book)
    {
        if (options.Clock is not { } clock) return;
        var most = options.Run.LeaseFor > Longest ? options.Run.LeaseFor : Longest;
        var latest = clock.GetUtcNow() + most;
        Check($"customer {row.Id}, held for billing", row.BillingUntil, latest, book);
        Check($"customer {row.Id}, held for messages", row.DeliveryUntil, latest, book);
    }

    private static void Check(string place, DateTimeOffset? until, DateTimeOffset latest, VerificationBook book)
    {
        if (until is not { } end || end <= latest) return;
        book.Find(
            ErrorCodes.AgendaDiffers,
            place,
            $"until {VerificationBook.Text(latest)} at the latest",
            $"until {VerificationBook.Text(end)}");
    }
}
