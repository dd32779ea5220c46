using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Billing.Running;

/// <summary>
/// Collects the payments of a page of customers, step by step: what is about to be sent is stored before it is sent,
/// and what was answered is booked for all of the page at once.
/// </summary>
internal sealed class RunPayments(
    IBillingStore store,
    IPaymentProvider? provider,
    CallLimit limit,
    BillingRunOptions options,
    Stamp stamp,
    RunTally tally,
    TimeProvider clock)
{
    private const int MostSteps = 8;

    private readonly HashSet<CustomerId> _moved = [];
    private readonly Dictionary<CustomerId, ClaimedCustomer> _claimed = [];
    private readonly Dictionary<PaymentId, DateTimeOffset> _sent = [];
    private readonly HashSet<PaymentId> _opened = [];
    private readonly HashSet<PaymentId> _inFlight = [];
    private readonly List<Payment> _unasked = [];

    /// <summary>Customers of the last page for whom something was booked.</summary>
    public IReadOnlySet<CustomerId> Moved => _moved;

    /// <summary>Does what is due of the payments of a page.</summary>
    /// <param name="claimed">The page.</param>
    /// <param name="opened">Payments that its invoices opened.</param>
    public async ValueTask CollectAsync(
        ValueArray<ClaimedCustomer> claimed,
        IReadOnlyList<(CustomerId Customer, PaymentId Payment)> opened)
    {
        _unasked.Clear();
        _moved.Clear();
        _claimed.Clear();
        _sent.Clear();
        _opened.Clear();
        _opened.UnionWith(opened.Select(static one => one.Payment));
        if (provider is null || limit.IsSilent) return;
        foreach (var one in claimed) _claimed.Add(one.Lease.Customer, one);
        var ids = claimed.SelectMany(static one => one.Payments).Concat(opened.Select(static one => one.Payment.Value));
        var payments = await ReadAsync(ids.Distinct().ToValueArray()).ConfigureAwait(false);
        foreach (var other in payments.FindAll(payment => !payment.IsOf(provider))) Tell(other);
        payments.RemoveAll(payment => !payment.IsOf(provider));
        await ReadSentAsync(payments.FindAll(static payment => payment.IsInFlight)).ConfigureAwait(false);
        for (var step = 0; step < MostSteps && payments.Count > 0; step++)
        {
            var due = payments.Where(payment => payment.DeedAt(stamp.At) != PaymentDeed.Nothing).ToList();
            payments = due.Count == 0 ? [] : await StepAsync(due).ConfigureAwait(false);
        }

        // Whoever does not come to rest waits for a later run, and so does who is not asked because nobody answers:
        // this one ends, whatever the provider does. Those for whom the time was short come with the next page.
        _moved.ExceptWith(payments
            .Where(payment => payment.DeedAt(stamp.At) != PaymentDeed.Nothing)
            .Select(static payment => payment.Customer));
        if (limit.IsUsedUp) _moved.UnionWith(_unasked.Select(static payment => payment.Customer));
        else _moved.ExceptWith(_unasked.Select(static payment => payment.Customer));
    }

    private async ValueTask<List<Payment>> ReadAsync(ValueArray<string> ids)
    {
        if (ids.IsEmpty) return [];
        var state = await store.ReadAsync(new BillingNeed { Rows = [Needs.Payments(ids)] }).ConfigureAwait(false);
        return [.. state.All<PaymentRow>(PaymentRow.Definition).Select(ReadOrTell).OfType<Payment>()];
    }

    /// <summary>One payment that cannot be read is no reason not to collect the others.</summary>
    private Payment? ReadOrTell(PaymentRow row)
    {
        try
        {
            var payment = row.ToPayment();
            return _claimed.ContainsKey(payment.Customer)
                ? payment
                : throw new FormatException($"{row.Id} is said to be of {row.Customer}, who has no such date.");
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            tally.Fail(new CustomerId(row.Customer), new PaymentId(row.Id), exception);
            return null;
        }
    }

    /// <summary>
    /// When attempts in flight were sent for the first time; anew after the provider had lost the object.
    /// </summary>
    private async ValueTask ReadSentAsync(List<Payment> inFlight)
    {
        if (inFlight.Count == 0) return;
        var wanted = Needs.Attempts(inFlight.Select(static payment => payment.Id.Value).ToValueArray());
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }).ConfigureAwait(false);
        var begun = state.All<PaymentAttemptRow>(PaymentAttemptRow.Definition)
            .Where(static row => row.Event == PaymentEntries.Begun)
            .OrderBy(static row => row.Step);
        foreach (var row in begun) _sent[new PaymentId(row.Payment)] = row.At;
    }

    /// <summary>One thing for each payment: what needs no attempt, and an attempt for the others.</summary>
    private async ValueTask<List<Payment>> StepAsync(List<Payment> payments)
    {
        _inFlight.Clear();
        _inFlight.UnionWith(payments.Where(static payment => payment.IsInFlight).Select(static payment => payment.Id));
        var (due, changed) = await PayFromBalancesAsync(payments.FindAll(IsTriedAgain), payments)
            .ConfigureAwait(false);
        var news = new List<PaymentBooking>();
        var attempts = new List<Payment>();
        foreach (var payment in due)
        {
            var deed = payment.DeedAt(stamp.At);
            if (deed == PaymentDeed.Confirm && !IsSentLongAgo(payment)) attempts.Add(payment);
            else if (deed != PaymentDeed.GiveUp && !limit.CanCall) _unasked.Add(payment);
            else news.Add(Booking(payment, await DoAsync(deed, payment).ConfigureAwait(false)));
        }

        var after = await BookAsync(news).ConfigureAwait(false);
        after.AddRange(changed);
        var answers = new List<PaymentBooking>();
        if (!limit.CanCall)
        {
            _unasked.AddRange(attempts);
            attempts.Clear();
        }

        foreach (var payment in await BeginAsync(attempts).ConfigureAwait(false))
        {
            // Those that are begun and not sent are sent by a later run, like those of a worker that died.
            if (!limit.CanCall) break;
            if (IsSentLongAgo(payment)) continue;
            var outcome = await ConfirmAsync(payment).ConfigureAwait(false);
            answers.Add(Booking(payment, new AttemptAnswered(payment.Attempt, outcome)));
        }

        after.AddRange(await BookAsync(answers).ConfigureAwait(false));

        // What was given back while it was in flight need not wait for the next attempt, and may be there is none.
        var (same, paid) = await PayFromBalancesAsync(after.FindAll(HasFailed), after).ConfigureAwait(false);
        return [.. same, .. paid];
    }

    /// <summary>An invoice of this run has used up the balance.</summary>
    private bool IsTriedAgain(Payment payment) => !payment.IsInFlight && !_opened.Contains(payment.Id)
        && payment.DeedAt(stamp.At) is (PaymentDeed.Confirm or PaymentDeed.GiveUp);

    // A provider may have forgotten by now under which key it was sent: its keys grow old by the clock, whatever
    // instant the run is for.
    private bool IsSentLongAgo(Payment payment) => payment.IsInFlight
        && _sent.TryGetValue(payment.Id, out var sent)
        && clock.GetUtcNow() - sent >= options.Payments.SendAgainWithin;

    // A run for a later instant is told of it as so long before that as it really is.
    private DateTimeOffset? SentLongAgo(Payment payment)
    {
        if (!IsSentLongAgo(payment)) return null;
        var ahead = stamp.At - clock.GetUtcNow();
        return ahead > TimeSpan.Zero ? _sent[payment.Id] + ahead : _sent[payment.Id];
    }

    private bool HasFailed(Payment payment) => !payment.IsInFlight && !_opened.Contains(payment.Id)
        && payment.Status == PaymentStatus.Declined;

    /// <summary>
    /// Lets what was given back since pay what is open of the customers of some payments. Gives those of all that stay
    /// as they are, and those that ask for less or nothing.
    /// </summary>
    private async ValueTask<(List<Payment> Same, List<Payment> Changed)> PayFromBalancesAsync(
        List<Payment> some, List<Payment> all)
    {
        if (some.Count == 0) return (all, []);
        var customers = some.Select(static payment => payment.Customer).Distinct().ToValueArray();
        var paid = await store.ChangeAsync(new PayOpenPayments(customers, stamp)).ConfigureAwait(false);
        if (paid.IsEmpty) return (all, []);
        var changed = await ReadAsync(paid.Select(static id => id.Value).ToValueArray()).ConfigureAwait(false);
        changed.RemoveAll(payment => !payment.IsOf(provider!));
        _moved.UnionWith(changed.Select(static payment => payment.Customer));
        return (all.FindAll(payment => !paid.Contains(payment.Id)), changed);
    }

    /// <summary>Stores attempts that are new as begun; gives those that may be sent.</summary>
    private async ValueTask<List<Payment>> BeginAsync(List<Payment> attempts)
    {
        var now = clock.GetUtcNow();
        var begun = attempts.FindAll(static payment => payment.IsInFlight);
        var first = await BookAsync(
            [
                .. attempts.Where(static payment => !payment.IsInFlight)
                    .Select(payment => Booking(payment, new AttemptBegun(payment.AttemptToConfirm, now))),
            ]).ConfigureAwait(false);
        foreach (var payment in first) _sent[payment.Id] = now;
        begun.AddRange(first);
        return begun;
    }

    private async ValueTask<PaymentEvent> DoAsync(PaymentDeed deed, Payment payment) => deed switch
    {
        PaymentDeed.Prepare => new PaymentLookedUp(
            await AskAsync(payment, ended => provider!.PrepareAsync(RequestOf(payment), ended)).ConfigureAwait(false)),
        PaymentDeed.Amend => new PaymentLookedUp(await AmendAsync(payment).ConfigureAwait(false)),
        PaymentDeed.LookUp or PaymentDeed.Confirm => new PaymentLookedUp(
            await AskAsync(payment, ended => provider!.LookUpAsync(InquiryOf(payment), ended)).ConfigureAwait(false),
            SentLongAgo(payment)),
        PaymentDeed.Cancel => new PaymentLookedUp(
            await AskAsync(payment, ended => provider!.CancelAsync(payment.ProviderId!, ended)).ConfigureAwait(false)),
        _ => new CustomerLate(),
    };

    // Where the provider does not say what the object asks for, it is what it was told; not where it is being paid.
    private async ValueTask<PaymentOutcome> AmendAsync(Payment payment)
    {
        var outcome = await AskAsync(
            payment, ended => provider!.AmendAsync(payment.ProviderId!, payment.Amount, ended)).ConfigureAwait(false);
        var isTold = outcome.Amount is null
            && outcome.Status is (PaymentStatus.Prepared or PaymentStatus.Declined);
        return isTold ? outcome with { Amount = payment.Amount } : outcome;
    }

    private PaymentRequest RequestOf(Payment payment) => new()
    {
        Id = payment.Id,
        Customer = payment.Customer,
        ProviderCustomer = ProviderCustomerOf(payment),
        Amount = payment.Amount,
        Description = payment.InvoiceNumber,
    };

    private PaymentInquiry InquiryOf(Payment payment) => PaymentInquiry.Of(payment, ProviderCustomerOf(payment));

    private string? ProviderCustomerOf(Payment payment) =>
        _claimed[payment.Customer].Customer.ProviderIds.GetValueOrDefault(provider!.Name);

    /// <summary>What another provider has may have moved money there, whatever this one says of it.</summary>
    private void Tell(Payment payment)
    {
        var isOwed = payment.Dunning.Stage != DunningStage.Stopped;
        if (!isOwed || payment.DeedAt(stamp.At) == PaymentDeed.Nothing) return;
        tally.Fail(payment.Customer, payment.Id, new BillingException(
            ErrorCodes.PaymentOfAnotherProvider,
            $"{payment.Id} is with the provider '{payment.Provider}', and '{provider!.Name}' is asked for none of it. "
                + "Let a run with the former finish it."));
    }

    // When an attempt was sent of which the history is lost nobody knows: it may be any time ago.
    private ValueTask<PaymentOutcome> ConfirmAsync(Payment payment)
    {
        var attempt = new PaymentAttempt(payment.ProviderId!, payment.Attempt, _sent.GetValueOrDefault(payment.Id));
        return AskAsync(payment, ended => provider!.ConfirmAsync(attempt, ended));
    }

    /// <summary>
    /// The answer. Whatever was thrown, money may have moved, and it is asked for later; but where the provider says
    /// that it refuses.
    /// </summary>
    private async ValueTask<PaymentOutcome> AskAsync(
        Payment payment, Func<CancellationToken, ValueTask<PaymentOutcome>> ask)
    {
        try
        {
            return await limit.CallAsync(ask).ConfigureAwait(false);
        }
        catch (PaymentProviderException refusal)
        {
            tally.Fail(payment.Customer, payment.Id, refusal);
            return PaymentOutcome.RefusedBy(refusal);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            tally.Fail(payment.Customer, payment.Id, exception);
            return PaymentOutcome.Unknown;
        }
    }

    private PaymentBooking Booking(Payment payment, PaymentEvent happened) => new()
    {
        Customer = payment.Customer,
        Payment = payment.Id,
        Event = happened,
        Lease = _claimed[payment.Customer].Lease,
    };

    /// <summary>Books what happened; gives the payments that it happened to.</summary>
    private async ValueTask<List<Payment>> BookAsync(List<PaymentBooking> news)
    {
        if (news.Count == 0) return [];
        var results = await store.ChangeAsync(
            new BookPayments(news.ToValueArray(), provider!.Name, options.Payments, stamp)).ConfigureAwait(false);
        var booked = new List<Payment>();
        for (var i = 0; i < results.Count; i++)
        {
            var (outcome, payment) = results[i];
            if (outcome != PaymentBookingOutcome.Booked || payment is null) continue;
            _moved.Add(payment.Customer);
            Count(news[i], payment);
            booked.Add(payment);
        }

        return booked;
    }

    private void Count(PaymentBooking booking, Payment payment)
    {
        if (booking.Event is not (AttemptAnswered or PaymentLookedUp)) return;
        if (payment.Status == PaymentStatus.Succeeded) tally.Paid++;
        var wasSent = booking.Event is AttemptAnswered || _inFlight.Contains(payment.Id);
        if (payment.Status == PaymentStatus.Declined && wasSent) tally.Declined++;
    }
}
