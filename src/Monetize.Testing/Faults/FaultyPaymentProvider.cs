using Monetize.Payments;

namespace Monetize.Testing.Faults;

/// <summary>A payment provider whose calls fail when a test says so.</summary>
/// <param name="inner">The provider that is asked.</param>
/// <param name="next">How the next call fails; asked once for each call but the stream.</param>
public sealed class FaultyPaymentProvider(IPaymentProvider inner, Func<ProviderFault> next) : IPaymentProvider
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.PrepareAsync(request, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.ConfirmAsync(attempt, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.AmendAsync(providerId, amount, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.LookUpAsync(inquiry, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default) =>
        CallAsync(() => inner.CancelAsync(providerId, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
        inner.StreamSucceededAsync(cancellationToken);

    private async ValueTask<PaymentOutcome> CallAsync(Func<ValueTask<PaymentOutcome>> call)
    {
        var fault = next();
        if (fault == ProviderFault.Before) throw Failure("before");
        if (fault == ProviderFault.QuestionLost) return PaymentOutcome.Unknown;
        if (fault == ProviderFault.Twice) await call().ConfigureAwait(false);
        var outcome = await call().ConfigureAwait(false);
        return fault switch
        {
            ProviderFault.After => throw Failure("after"),
            ProviderFault.AnswerLost => PaymentOutcome.Unknown,
            _ => outcome,
        };
    }

    private static IOException Failure(string when) => new($"The provider was made to fail {when} doing it.");
}
