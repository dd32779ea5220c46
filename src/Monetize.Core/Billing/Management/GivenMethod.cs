using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Management;

/// <summary>Another payment method of a customer, whoever says so: what is open is due again.</summary>
internal static class GivenMethod
{
    // Nobody is asked for anything: what is tried again is booked by whoever tries it.
    private const string NoProvider = "none";

    /// <summary>Has open payments of a customer be tried at once; gives how many are.</summary>
    public static async ValueTask<int> TakeAsync(
        IBillingStore store, CustomerId customer, Stamp stamp, CancellationToken cancellationToken)
    {
        var need = new BillingNeed { Rows = [new WantedRows(PaymentRow.Definition, "customer", [customer.Value])] };
        var state = await store.ReadAsync(need, cancellationToken).ConfigureAwait(false);
        var bookings = state.All<PaymentRow>(PaymentRow.Definition)
            .Select(OpenPayments.Read)
            .OfType<Payment>()
            .Where(static payment => !payment.IsOver)
            .Select(payment => new PaymentBooking
            {
                Customer = customer,
                Payment = payment.Id,
                Event = new MethodGiven(),
            })
            .ToValueArray();
        if (bookings.IsEmpty) return 0;
        var results = await store.ChangeAsync(
            new BookPayments(bookings, NoProvider, PaymentPolicy.Default, stamp), CancellationToken.None)
            .ConfigureAwait(false);
        return results.Count(static result => result.Outcome == PaymentBookingOutcome.Booked);
    }
}
