using Monetize.Payments;

namespace Monetize.Testing.Simulation;

/// <summary>A payment provider as a worker sees it: each call waits for a turn.</summary>
internal sealed class WorkerPaymentProvider(IPaymentProvider inner, SimulatedWorker worker) : IPaymentProvider
{
    public string Name => inner.Name;

    public async ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.PrepareAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.ConfirmAsync(attempt, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.AmendAsync(providerId, amount, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.LookUpAsync(inquiry, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PaymentOutcome> CancelAsync(
        string providerId, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.CancelAsync(providerId, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
        inner.StreamSucceededAsync(cancellationToken);
}
