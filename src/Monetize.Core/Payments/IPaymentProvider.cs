namespace Monetize.Payments;

/// <summary>
/// Whoever moves the money. Two steps: the provider's object is prepared and its id stored, then it is confirmed. So a
/// process that dies between the two finds its own object again, and never makes a second one.
/// </summary>
/// <remarks>
/// The contract. Every call may be repeated: preparing one id again gives the same object, one attempt moves money at
/// most once, and an object that succeeded stays so. Declines are outcomes. What no retry changes, and by which no
/// money has moved, is a <see cref="PaymentProviderException"/> from any of the calls: it is told and not sent again.
/// Whatever else goes wrong on the way is <see cref="PaymentStatus.Unknown"/>, or any other exception, and is asked
/// for. Nothing in a call may name a person. Safe for several threads and processes at once. Never called within a
/// transaction of a store.
/// </remarks>
public interface IPaymentProvider
{
    /// <summary>The name in logs, records and configuration, such as <c>sandbox</c>.</summary>
    string Name { get; }

    /// <summary>Makes the provider's object, or finds the one of this id. No money moves.</summary>
    /// <param name="request">What is to be paid.</param>
    /// <param name="cancellationToken">Gives up waiting: the outcome is unknown then.</param>
    /// <exception cref="PaymentProviderException">The object of this id was made for something else.</exception>
    ValueTask<PaymentOutcome> PrepareAsync(PaymentRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes the money.</summary>
    /// <param name="attempt">Which object, and which attempt at it.</param>
    /// <param name="cancellationToken">Gives up waiting: the outcome is unknown then.</param>
    ValueTask<PaymentOutcome> ConfirmAsync(PaymentAttempt attempt, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has an object ask for another amount from now on: something was given back before it was paid. An object that
    /// succeeded, was given up, waits for the customer or whose money is on its way stays as it is, and the answer says
    /// so: a worker that was taken for dead may still call it.
    /// </summary>
    /// <param name="providerId">The object.</param>
    /// <param name="amount">How much, in whole minor units of the same currency; more than 0.</param>
    /// <param name="cancellationToken">Gives up waiting: the outcome is unknown then.</param>
    ValueTask<PaymentOutcome> AmendAsync(
        string providerId, Money amount, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the provider knows of a payment; with the attempt that it tells of where it can. Missing is certain: no
    /// money has moved, and an object that is made a moment later has moved none.
    /// </summary>
    /// <param name="inquiry">The payment.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<PaymentOutcome> LookUpAsync(PaymentInquiry inquiry, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives an object up, so that it can never be confirmed nor paid: its invoice was taken back, or all of it was
    /// given back. One that succeeded stays so, and one whose money is on its way stays pending.
    /// </summary>
    /// <param name="providerId">The object.</param>
    /// <param name="cancellationToken">Gives up waiting: the outcome is unknown then.</param>
    ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken = default);

    /// <summary>What the provider holds of succeeded payments, for the check against the ledger.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>Each succeeded payment once, in no order.</returns>
    IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default);
}
