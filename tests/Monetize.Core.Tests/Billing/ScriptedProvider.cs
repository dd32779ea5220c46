using Monetize.Payments;

namespace Monetize.Tests.Billing;

/// <summary>A provider that remembers what it is asked, and answers for the other one where a test says so.</summary>
internal sealed class ScriptedProvider(IPaymentProvider inner, string? name = null) : IPaymentProvider
{
    public string Name => name ?? inner.Name;

    /// <summary>What was asked, as a word, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Told after each question.</summary>
    public Action Asked { get; set; } = static () => { };

    public Func<PaymentRequest, PaymentOutcome>? OnPrepare { get; set; }

    public Func<PaymentAttempt, PaymentOutcome>? OnConfirm { get; set; }

    public Func<Money, PaymentOutcome>? OnAmend { get; set; }

    public Func<PaymentInquiry, PaymentOutcome>? OnLookUp { get; set; }

    public Func<string, PaymentOutcome>? OnCancel { get; set; }

    public ValueTask<PaymentOutcome> PrepareAsync(
        PaymentRequest request, CancellationToken cancellationToken = default) =>
        Ask("prepare", OnPrepare, request, () => inner.PrepareAsync(request, cancellationToken));

    public ValueTask<PaymentOutcome> ConfirmAsync(
        PaymentAttempt attempt, CancellationToken cancellationToken = default) =>
        Ask("confirm", OnConfirm, attempt, () => inner.ConfirmAsync(attempt, cancellationToken));

    public ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default) =>
        Ask("amend", OnAmend, amount, () => inner.AmendAsync(providerId, amount, cancellationToken));

    public ValueTask<PaymentOutcome> LookUpAsync(
        PaymentInquiry inquiry, CancellationToken cancellationToken = default) =>
        Ask("look up", OnLookUp, inquiry, () => inner.LookUpAsync(inquiry, cancellationToken));

    public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default) =>
        Ask("cancel", OnCancel, providerId, () => inner.CancelAsync(providerId, cancellationToken));

    public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
        inner.StreamSucceededAsync(cancellationToken);

    private ValueTask<PaymentOutcome> Ask<TQuestion>(
        string call, Func<TQuestion, PaymentOutcome>? script, TQuestion question, Func<ValueTask<PaymentOutcome>> ask)
    {
        Calls.Add(call);
        Asked();
        return script is null ? ask() : ValueTask.FromResult(script(question));
    }
}
