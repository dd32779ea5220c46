using Monetize.Billing.Accounts;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Operations;

/// <summary>
/// Books what happened to payments: the new state, its line in the history, the ledger where money came, the next date
/// and the messages, in one step. Gives for each booking what became of it.
/// </summary>
public sealed class BookPayments : BillingOperation<ValueArray<PaymentBookingResult>>
{
    private readonly ValueArray<PaymentBooking> _bookings;
    private readonly string _provider;
    private readonly PaymentPolicy _policy;
    private readonly Stamp _stamp;

    /// <summary>Books what happened.</summary>
    /// <param name="bookings">What happened, each payment at most once.</param>
    /// <param name="provider">The name of the provider that took money in.</param>
    /// <param name="policy">When what is tried again.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <exception cref="ArgumentException">
    /// A payment comes twice, an attempt is begun without a lease, or less is owed: that goes with what is given back.
    /// </exception>
    public BookPayments(
        ValueArray<PaymentBooking> bookings, string provider, PaymentPolicy policy, Stamp stamp)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(stamp);
        (_bookings, _provider, _policy, _stamp) = (bookings, provider, policy, stamp);
        var seen = new HashSet<PaymentId>();
        foreach (var booking in bookings)
        {
            if (booking.Event is not AmountLowered && booking is not { Event: AttemptBegun, Lease: null }
                && seen.Add(booking.Payment)) continue;
            throw new ArgumentException(
                $"{booking} is of a payment that comes twice, begins an attempt without a lease, or lowers what is "
                    + "owed, which goes with what is given back (PayOpenPayments).",
                nameof(bookings));
        }
    }

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of(
        _bookings.Select(static booking => booking.Customer).Distinct().ToValueArray(),
        Needs.Payments(_bookings.Select(static booking => booking.Payment.Value).ToValueArray())) with
    {
        Counters = [CounterNames.Audit, CounterNames.PaymentsRefused],
    };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<PaymentBookingResult>> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var results = new PaymentBookingResult[_bookings.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Book(book, _bookings[i]);
        return book.Finish(ValueArray.Over(results));
    }

    /// <summary>With the name of the provider that made the object, or that told of it.</summary>
    private PaymentStep Named(Payment before, PaymentEvent happened, PaymentStep step)
    {
        if (step.Payment.ProviderId is not { } known)
        {
            return step with { Payment = step.Payment with { Provider = null } };
        }

        var heard = happened switch
        {
            AttemptAnswered answered => answered.Outcome.ProviderId,
            PaymentLookedUp looked => looked.Outcome.ProviderId,
            _ => null,
        };
        var isNew = before.ProviderId is null || (before.Provider is null && heard == known);
        return isNew ? step with { Payment = step.Payment with { Provider = _provider } } : step;
    }

    private PaymentBookingResult Book(BillingBook book, PaymentBooking booking)
    {
        var row = book.State.Find<PaymentRow>(PaymentRow.Definition, booking.Payment.Value);
        if (row is null || row.Customer != booking.Customer.Value)
        {
            return new PaymentBookingResult(PaymentBookingOutcome.NotFound, null);
        }

        var payment = row.ToPayment();
        if (booking.Lease is { } lease && !(lease.Customer == booking.Customer && book.Holds(lease)))
        {
            return new PaymentBookingResult(PaymentBookingOutcome.LeaseLost, payment);
        }

        var step = Named(payment, booking.Event, payment.After(booking.Event, _stamp.At, _policy));
        if (!step.IsChanged) return new PaymentBookingResult(PaymentBookingOutcome.Unchanged, payment);
        PaymentEntries.Change(book, row, step, booking.Event);
        if (step.News is PaymentNews.Paid or PaymentNews.PaidForNothing)
        {
            book.Book(Bookkeeping.Of(step.Payment, _provider, isOwed: step.News == PaymentNews.Paid));
        }

        return new PaymentBookingResult(PaymentBookingOutcome.Booked, step.Payment);
    }
}
