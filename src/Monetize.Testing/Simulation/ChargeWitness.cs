using System.Globalization;
using Monetize.Payments;
using Monetize.Payments.Collection;

namespace Monetize.Testing.Simulation;

/// <summary>
/// Stands before the provider and sees what really arrives there: a new attempt is right only after the one before has
/// certainly failed, or was not heard of for a day, and one invoice has one payment.
/// </summary>
/// <param name="inner">The provider.</param>
/// <param name="clock">The clock of those who call; that of the system where null.</param>
/// <remarks>Each payment says the number of its invoice as its description. Not safe for several threads.</remarks>
public sealed class ChargeWitness(IPaymentProvider inner, TimeProvider? clock = null) : IPaymentProvider
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Dictionary<string, PaymentRequest> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PaymentId> _invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PaymentAttempt> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<PaymentId, (int Number, DateTimeOffset At)> _seen = [];
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _late = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many payments were prepared.</summary>
    public int Prepared => _objects.Count;

    /// <summary>How often one asked for another amount from then on.</summary>
    public int Amended { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default)
    {
        var outcome = await inner.PrepareAsync(request, cancellationToken).ConfigureAwait(false);
        _objects[outcome.ProviderId!] = request;
        _seen.TryAdd(request.Id, (0, _clock.GetUtcNow()));
        if (_invoices.TryAdd(request.Description, request.Id) || _invoices[request.Description] == request.Id)
        {
            return outcome;
        }

        _faults.Add($"I16: invoice {request.Description} has the payments {_invoices[request.Description]} "
            + $"and {request.Id}");
        return outcome;
    }

    /// <inheritdoc/>
    public async ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default)
    {
        var last = _last.GetValueOrDefault(attempt.ProviderId);
        var id = _objects[attempt.ProviderId].Id;
        var (number, seenAt) = _seen[id];
        var before = await inner.LookUpAsync(InquiryOf(attempt.ProviderId), cancellationToken).ConfigureAwait(false);
        var wasRefused = _refused.Remove(attempt.ProviderId);

        // At an object that is new the one before has failed with its object. Each of those between never arrived.
        var hasFailed = last is null || wasRefused || before.Status == PaymentStatus.Declined;
        var lost = attempt.Number - number - (hasFailed ? 1 : 0);
        var isLongAgo = lost <= 0 || attempt.FirstSentAt - seenAt >= lost * PaymentPolicy.Default.LostAfter;

        // A call that was on its way for longer than it is sent again is lost to everybody: only that the object
        // succeeds once keeps the customer from paying twice.
        var mayBegin = isLongAgo
            && (hasFailed || before.Status == PaymentStatus.Prepared || _late.Contains(attempt.ProviderId));
        if (_clock.GetUtcNow() - attempt.FirstSentAt >= PaymentPolicy.Default.SendAgainWithin)
        {
            _late.Add(attempt.ProviderId);
        }

        if (attempt.Number > number && !mayBegin)
        {
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"I16: attempt {attempt.Number} of {id} was sent at {attempt.FirstSentAt:O} while attempt {number} of "
                    + $"{seenAt:O} was {before.Status}"));
        }

        if (attempt.Number >= (last?.Number ?? 0)) _last[attempt.ProviderId] = attempt;
        if (attempt.Number > number) _seen[id] = (attempt.Number, attempt.FirstSentAt);
        try
        {
            return await inner.ConfirmAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (PaymentProviderException)
        {
            _refused.Add(attempt.ProviderId);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default)
    {
        var id = _objects[providerId].Id;
        var before = await inner.LookUpAsync(InquiryOf(providerId), cancellationToken).ConfigureAwait(false);
        var last = _last.GetValueOrDefault(providerId);
        var mayAmend = last is null || _refused.Contains(providerId) || before.Status == PaymentStatus.Declined
            || (before.Status == PaymentStatus.Prepared && IsLongAgo(last));
        var after = await inner.AmendAsync(providerId, amount, cancellationToken).ConfigureAwait(false);
        if (after.Amount == before.Amount) return after;
        Amended++;

        // A worker that was taken for dead may still ask for it, and the provider leaves the object as it is.
        if (!mayAmend) _faults.Add($"I16: {id} asked for {after.Amount} while an attempt was {before.Status}");
        return after;
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default) =>
        inner.LookUpAsync(inquiry, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default) =>
        inner.CancelAsync(providerId, cancellationToken);

    private bool IsLongAgo(PaymentAttempt? last) =>
        _clock.GetUtcNow() - last?.FirstSentAt >= PaymentPolicy.Default.LostAfter;

    private PaymentInquiry InquiryOf(string providerId) => new()
    {
        Id = _objects[providerId].Id,
        Customer = _objects[providerId].Customer,
        ProviderId = providerId,
    };

    /// <inheritdoc/>
    public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
        inner.StreamSucceededAsync(cancellationToken);
}
