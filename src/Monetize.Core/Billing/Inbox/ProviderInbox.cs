using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Storage;

namespace Monetize.Billing.Inbox;

/// <summary>
/// Works on what providers told: reads what it is about, asks the provider how things stand, and books the answer.
/// </summary>
/// <remarks>
/// Safe for several threads, and for several workers on one store. An event is taken by one worker at a time and comes
/// again until it is done; to work on it twice changes nothing.
/// </remarks>
public sealed class ProviderInbox
{
    private readonly IBillingStore _store;
    private readonly IPaymentProvider? _provider;
    private readonly Dictionary<string, IProviderEvents> _readers;
    private readonly PaymentPolicy _policy;
    private readonly InboxOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Brings together what the inbox needs.</summary>
    /// <param name="store">The store of billing.</param>
    /// <param name="provider">Who is asked about payments; nobody where null.</param>
    /// <param name="readers">Who reads events, each provider once.</param>
    /// <param name="policy">When payments are tried again; the default where null.</param>
    /// <param name="options">How it works; the defaults where null.</param>
    /// <param name="clock">The clock of time limits; that of the system where null.</param>
    public ProviderInbox(
        IBillingStore store,
        IPaymentProvider? provider,
        IEnumerable<IProviderEvents> readers,
        PaymentPolicy? policy = null,
        InboxOptions? options = null,
        TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(readers);
        _store = store;
        _provider = provider;
        _readers = readers.ToDictionary(static reader => reader.Provider, StringComparer.Ordinal);
        _policy = policy ?? PaymentPolicy.Default;
        _options = options ?? new InboxOptions();
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Keeps what a provider told, before anybody looks at it.</summary>
    /// <param name="provider">The name of the provider.</param>
    /// <param name="id">The provider's id of the event.</param>
    /// <param name="body">What came, checked to be the provider's.</param>
    /// <param name="at">When it came.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether it is new: the provider may send it any number of times.</returns>
    /// <exception cref="ArgumentException">The provider or the id is blank, or the body too long.</exception>
    /// <exception cref="BillingException">The provider or the id is too long, or not printable (MON1913).</exception>
    public ValueTask<bool> ReceiveAsync(
        string provider, string id, string body, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        _store.ChangeAsync(new ReceiveEvent(provider, id, body, new Stamp(at, _options.Owner)), cancellationToken);

    /// <summary>Works on all that waits at an instant and that no other worker has taken.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Ends it after the event at hand.</param>
    /// <returns>
    /// What was done. It ends when a lease would, and earlier where nobody answers: what there was no time for waits
    /// for the next call.
    /// </returns>
    /// <exception cref="StoreException">The store failed. What was not settled comes again.</exception>
    public async ValueTask<InboxReport> WorkDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var pass = new Pass(new Stamp(asOf, _options.Owner), Limit(), Limit());

        // Events are kept until a while after the instant, whatever time goes by over the pages before them.
        var end = _clock.GetUtcNow() + _options.LeaseFor;
        while (!cancellationToken.IsCancellationRequested)
        {
            pass.OfReaders.Begin(end);
            pass.OfProvider.Begin(end);
            var claimed = await _store.ChangeAsync(
                new ClaimEvents(pass.Stamp, _options.LeaseFor, _options.PageSize), cancellationToken)
                .ConfigureAwait(false);
            if (claimed.IsEmpty) break;
            foreach (var one in claimed)
            {
                if (cancellationToken.IsCancellationRequested) break;
                await WorkAsync(one, pass, cancellationToken).ConfigureAwait(false);
            }

            if (pass.HasReturned) break;
        }

        return new InboxReport { Done = pass.Done, Failures = pass.Failures.ToValueArray() };
    }

    /// <summary>
    /// Takes up again what was left alone after too many tries, once what was in the way is out of it: it waits as if
    /// it had just come.
    /// </summary>
    /// <param name="asOf">The instant from which it waits.</param>
    /// <param name="cancellationToken">Ends it after the page of events at hand.</param>
    /// <returns>How many events there were. All events of the store are read for it.</returns>
    /// <exception cref="StoreException">The store failed. What was taken up stays so.</exception>
    public async ValueTask<int> RetryGivenUpAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var stamp = new Stamp(asOf, _options.Owner);
        var ids = await _store.StreamAsync<InboxRow>(InboxRow.Definition, cancellationToken)
            .Where(static row => row.IsGivenUp)
            .Select(static row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var taken = 0;
        foreach (var page in ids.Chunk(_options.PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            taken += await _store.ChangeAsync(new RetryEvents([.. page], stamp), CancellationToken.None)
                .ConfigureAwait(false);
        }

        return taken;
    }

    /// <summary>
    /// Empties the bodies of what was done before an instant: what a provider told may tell persons, and is needed no
    /// more. Ids stay, so that an event that is sent once more is still known. What was given up keeps its body.
    /// </summary>
    /// <param name="doneBefore">The instant, such as 30 days ago: later than providers send again.</param>
    /// <param name="stamp">When and by whom, for the audit log.</param>
    /// <param name="cancellationToken">Ends it after the page of events at hand.</param>
    /// <returns>How many events there were. All events of the store are read for it.</returns>
    /// <exception cref="StoreException">The store failed. What was emptied stays so.</exception>
    public async ValueTask<int> PurgeAsync(
        DateTimeOffset doneBefore, Stamp stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        var ids = await _store.StreamAsync<InboxRow>(InboxRow.Definition, cancellationToken)
            .Where(row => row.IsToBePurged(doneBefore))
            .Select(static row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var emptied = 0;
        foreach (var page in ids.Chunk(_options.PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            emptied += await _store.ChangeAsync(new PurgeEvents([.. page], doneBefore, stamp), CancellationToken.None)
                .ConfigureAwait(false);
        }

        return emptied;
    }

    private async ValueTask WorkAsync(ClaimedEvent received, Pass pass, CancellationToken cancellationToken)
    {
        var stamp = pass.Stamp;
        try
        {
            if (!await ApplyAsync(received, pass, cancellationToken).ConfigureAwait(false))
            {
                await _store.ChangeAsync(new ReturnEvent(received, stamp), CancellationToken.None)
                    .ConfigureAwait(false);
                pass.HasReturned = true;
                return;
            }

            await _store.ChangeAsync(new SettleEvent(received, stamp), CancellationToken.None).ConfigureAwait(false);
            pass.Done++;
        }
        catch (Exception exception) when (exception is not (StoreException or OutOfMemoryException)
            && !cancellationToken.IsCancellationRequested)
        {
            // Readers and providers are others' code: whatever they throw, the event is not done, and what they say
            // may tell a person.
            DateTimeOffset? retryAt = received.Tries < _options.MostTries
                ? stamp.At + _options.Retry.After(received.Tries)
                : null;
            await _store.ChangeAsync(
                new SettleEvent(received, stamp, ExceptionKind.Of(exception), retryAt),
                CancellationToken.None).ConfigureAwait(false);
            pass.Failures.Add(new InboxFailure(received.Id, received.Tries, retryAt, exception));
        }
    }

    /// <summary>Does what an event is about; gives whether there was the time for it.</summary>
    private async ValueTask<bool> ApplyAsync(ClaimedEvent received, Pass pass, CancellationToken cancellationToken)
    {
        var reader = _readers.GetValueOrDefault(received.Provider) ?? throw Waits(
            $"Nobody reads events of {received.Provider}. Register its reader of events (AddProviderEvents).");
        if (!pass.OfReaders.CanCall) return false;
        var hint = await pass.OfReaders.CallAsync(ended => reader.ReadAsync(received, ended), cancellationToken)
            .ConfigureAwait(false);
        var asked = 0;
        foreach (var id in hint.Payments)
        {
            if (await _store.FindPaymentAsync(id, cancellationToken).ConfigureAwait(false) is not { } payment) continue;
            if (await LookUpAsync(payment, pass, cancellationToken).ConfigureAwait(false)) asked++;
            else if (asked == 0) return false;
            else throw Waits($"There was time to ask for {asked} of {hint.Payments.Count} payments. Wait for another.");
        }

        foreach (var customer in hint.NewMethods)
        {
            await GivenMethod.TakeAsync(_store, customer, pass.Stamp, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private CallLimit Limit() => new(_options.ProviderTimeout, _options.LeaseFor, _clock);

    private static BillingException Waits(string message) => new(ErrorCodes.ProviderEventWaits, message);

    /// <summary>Books how a payment stands; gives whether there was the time to ask.</summary>
    private async ValueTask<bool> LookUpAsync(Payment payment, Pass pass, CancellationToken cancellationToken)
    {
        var (stamp, limit) = (pass.Stamp, pass.OfProvider);
        var provider = _provider
            ?? throw Waits("There is no payment provider to ask. Register one (UsePaymentProvider).");
        if (!payment.IsOf(provider))
        {
            if (payment is { IsOver: true, NextStep: null }) return true;
            throw Waits($"{payment.Id} is with '{payment.Provider}'. Ask that provider.");
        }

        if (!limit.CanCall) return false;
        var known = await ProviderCustomerAsync(payment.Customer, provider, cancellationToken).ConfigureAwait(false);
        var inquiry = PaymentInquiry.Of(payment, known);
        var outcome = await limit.CallAsync(ended => provider.LookUpAsync(inquiry, ended), cancellationToken)
            .ConfigureAwait(false);
        if (outcome.Status is PaymentStatus.Unknown or PaymentStatus.Refused)
        {
            throw Waits($"The provider does not know yet how {payment.Id} stands. Wait for it.");
        }

        var booking = new PaymentBooking
        {
            Customer = payment.Customer,
            Payment = payment.Id,
            Event = new PaymentLookedUp(outcome),
        };
        var results = await _store.ChangeAsync(
            new BookPayments([booking], provider.Name, _policy, stamp), CancellationToken.None).ConfigureAwait(false);

        // What was given back while the attempt might have succeeded pays now, also where none will be made any more.
        var isDeclined = results[0] is
        {
            Outcome: PaymentBookingOutcome.Booked, Payment: { Status: PaymentStatus.Declined, IsInFlight: false },
        };
        if (!isDeclined) return true;
        await _store.ChangeAsync(new PayOpenPayments([payment.Customer], stamp), CancellationToken.None)
            .ConfigureAwait(false);
        return true;
    }

    /// <summary>Who cannot be read has paid all the same.</summary>
    private async ValueTask<string?> ProviderCustomerAsync(
        CustomerId id, IPaymentProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            var customer = await _store.FindCustomerAsync(id, cancellationToken).ConfigureAwait(false);
            return customer?.ProviderIds.GetValueOrDefault(provider.Name);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return null;
        }
    }

    /// <summary>One pass over what waits: its limits, and what came of it so far.</summary>
    private sealed class Pass(Stamp stamp, CallLimit ofReaders, CallLimit ofProvider)
    {
        public Stamp Stamp { get; } = stamp;

        public CallLimit OfReaders { get; } = ofReaders;

        public CallLimit OfProvider { get; } = ofProvider;

        public int Done { get; set; }

        /// <summary>Whether there was no time for some: the next pass has it.</summary>
        public bool HasReturned { get; set; }

        public List<InboxFailure> Failures { get; } = [];
    }
}
