using System.Globalization;
using System.Runtime.CompilerServices;
using Monetize.Errors;

namespace Monetize.Payments.Sandbox;

/// <summary>
/// A payment provider in memory that moves no money, and plays every outcome: for tests, samples and a first try.
/// </summary>
/// <remarks>Safe for several threads. What it knows ends with the process.</remarks>
public sealed class SandboxPaymentProvider : IPaymentProvider
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PaymentId, SandboxPayment> _payments = [];
    private readonly Dictionary<string, SandboxPayment> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<CustomerId, SandboxMethod> _methods = [];

    /// <inheritdoc/>
    public string Name => "sandbox";

    /// <summary>Gives a customer a method; it counts from their next attempt on.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="method">The method, in place of an earlier one.</param>
    public void UseMethod(CustomerId customer, SandboxMethod method)
    {
        lock (_lock) _methods[customer] = method;
    }

    /// <summary>Ends what waits with success: a bank debit arrives, a customer confirms.</summary>
    /// <param name="id">The payment.</param>
    /// <exception cref="InvalidOperationException">Nothing of it waits.</exception>
    public void Finish(PaymentId id)
    {
        lock (_lock) Waiting(id).Outcome = Succeeded(_payments[id]);
    }

    /// <summary>Ends what waits with a decline: a bank debit comes back, a customer gives up.</summary>
    /// <param name="id">The payment.</param>
    /// <param name="decline">Why.</param>
    /// <exception cref="InvalidOperationException">Nothing of it waits.</exception>
    public void Fail(PaymentId id, Decline decline)
    {
        lock (_lock)
        {
            var payment = Waiting(id);
            payment.Outcome =
                PaymentOutcome.DeclinedFor(payment.ProviderId, decline) with { Attempt = payment.LastAttempt };
        }
    }

    /// <summary>What it knows of a payment, for whoever looks from outside.</summary>
    /// <param name="id">The payment.</param>
    public PaymentOutcome Find(PaymentId id)
    {
        lock (_lock) return _payments.TryGetValue(id, out var payment) ? payment.Answer : PaymentOutcome.Missing;
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_payments.TryGetValue(request.Id, out var known))
            {
                return known.IsFor(request) ? ValueTask.FromResult(known.Answer) : throw Differs(known, request);
            }

            var number = (_payments.Count + 1).ToString("D6", CultureInfo.InvariantCulture);
            var payment = new SandboxPayment(request, $"sandbox_{number}");
            _payments.Add(request.Id, payment);
            _objects.Add(payment.ProviderId, payment);
            return ValueTask.FromResult(payment.Answer);
        }
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_objects.TryGetValue(attempt.ProviderId, out var payment))
            {
                return ValueTask.FromResult(PaymentOutcome.Missing);
            }

            var mayMove = payment.Outcome.Status is PaymentStatus.Prepared or PaymentStatus.Declined;
            return ValueTask.FromResult(
                mayMove && attempt.Number > payment.LastAttempt ? Charge(payment, attempt) : payment.Answer);
        }
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(providerId);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_objects.TryGetValue(providerId, out var payment)) return ValueTask.FromResult(PaymentOutcome.Missing);
            var mayChange = payment.Outcome.Status is PaymentStatus.Prepared or PaymentStatus.Declined;
            if (mayChange) payment.Amount = amount;
            return ValueTask.FromResult(payment.Answer);
        }
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Find(inquiry.Id));
    }

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(providerId);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_objects.TryGetValue(providerId, out var payment)) return ValueTask.FromResult(PaymentOutcome.Missing);
            if (payment.Outcome.Status is not (PaymentStatus.Succeeded or PaymentStatus.Pending))
            {
                payment.Outcome = PaymentOutcome.Of(PaymentStatus.Canceled, providerId);
            }

            return ValueTask.FromResult(payment.Answer);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SettledPayment> StreamSucceededAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<SettledPayment> settled;
        lock (_lock)
        {
            settled = [.. _payments.Values
                .Where(payment => payment.Outcome.Status == PaymentStatus.Succeeded)
                .Select(payment => new SettledPayment(payment.Request.Id, payment.ProviderId, payment.Amount))];
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var payment in settled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return payment;
        }
    }

    private static PaymentOutcome Succeeded(SandboxPayment payment) =>
        PaymentOutcome.Of(PaymentStatus.Succeeded, payment.ProviderId);

    private static PaymentProviderException Differs(SandboxPayment known, PaymentRequest request) => new(
        ErrorCodes.PaymentDiffers,
        $"The sandbox has {known.Request}, and now {request} is to be prepared; give another payment another id.");

    private static PaymentProviderException Refuses(SandboxPayment payment) => new(
        ErrorCodes.PaymentRefused,
        $"The sandbox refuses {payment.Request}; give the customer another method, and then try it again.");

    private PaymentOutcome Charge(SandboxPayment payment, PaymentAttempt attempt)
    {
        var method = _methods.GetValueOrDefault(payment.Request.Customer);
        if (method == SandboxMethod.LostQuestion && payment.LostAttempt != attempt.Number)
        {
            payment.LostAttempt = attempt.Number;
            return PaymentOutcome.Unknown;
        }

        if (method == SandboxMethod.Refused) throw Refuses(payment);
        payment.LastAttempt = attempt.Number;
        payment.Outcome = method switch
        {
            SandboxMethod.InsufficientFunds => Declined(payment, DeclineKind.Soft, "insufficient_funds"),
            SandboxMethod.Stolen => Declined(payment, DeclineKind.Hard, "stolen_card"),
            SandboxMethod.Unconfirmed =>
                Declined(payment, DeclineKind.AuthenticationRequired, "authentication_required"),
            SandboxMethod.Interactive => PaymentOutcome.Of(PaymentStatus.NeedsCustomerAction, payment.ProviderId) with
            {
                ActionLink = new Uri($"sandbox:{payment.ProviderId}"),
            },
            SandboxMethod.BankDebit => PaymentOutcome.Of(PaymentStatus.Pending, payment.ProviderId),
            _ => Succeeded(payment),
        };
        return method == SandboxMethod.LostAnswer ? PaymentOutcome.Unknown : payment.Answer;
    }

    private static PaymentOutcome Declined(SandboxPayment payment, DeclineKind kind, string code) =>
        PaymentOutcome.DeclinedFor(payment.ProviderId, new Decline(kind, code)) with { Attempt = payment.LastAttempt };

    private SandboxPayment Waiting(PaymentId id) =>
        _payments.TryGetValue(id, out var payment)
        && payment.Outcome.Status is PaymentStatus.Pending or PaymentStatus.NeedsCustomerAction
            ? payment
            : throw new InvalidOperationException($"Nothing of payment {id} waits.");
}
