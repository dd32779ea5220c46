using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize.Billing.Management;

/// <summary>Makes results, also for whoever stands in for the store in a test.</summary>
public static class BillingResult
{
    /// <summary>It was done.</summary>
    /// <typeparam name="T">What is given.</typeparam>
    /// <param name="value">What was asked for.</param>
    public static BillingResult<T> Accepted<T>(T value)
        where T : notnull => new(value, refusal: null);

    /// <summary>It was refused.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="refusal">Why.</param>
    public static BillingResult<T> Refused<T>(Refusal refusal)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new BillingResult<T>(default, refusal);
    }

    internal static BillingResult<T> Refused<T>(ErrorCode code, string message)
        where T : notnull => Refused<T>(new Refusal(code, message));

    /// <summary>Carries out an operation; what cannot be done as things stand is a refusal.</summary>
    internal static async ValueTask<BillingResult<T>> TryAsync<T>(
        IBillingStore store, BillingOperation<T> operation, CancellationToken cancellationToken)
        where T : notnull
    {
        try
        {
            return Accepted(await store.ChangeAsync(operation, cancellationToken).ConfigureAwait(false));
        }
        catch (BillingException exception)
        {
            return Refused<T>(exception.Code, exception.Message);
        }
    }
}
