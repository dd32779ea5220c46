namespace Monetize.Billing;

/// <summary>How long others' code may take: after that nobody waits for it, whatever it heeds.</summary>
internal static class TimeLimit
{
    /// <summary>Waits for a call.</summary>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="clock">The clock of it.</param>
    /// <param name="call">The call, with a token that is canceled when nobody waits any more.</param>
    /// <param name="cancellationToken">Gives up earlier.</param>
    /// <exception cref="TimeoutException">It did not end in time, or says so. It may be done all the same.</exception>
    /// <exception cref="OperationCanceledException">Who asked has given up, or the call has by itself.</exception>
    public static async ValueTask<T> CallAsync<T>(
        TimeSpan timeout,
        TimeProvider clock,
        Func<CancellationToken, ValueTask<T>> call,
        CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var pending = call(both.Token);
            return pending.IsCompleted
                ? await pending.ConfigureAwait(false)
                : await pending.AsTask().WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (
            limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {timeout:c}.", canceled);
        }
    }
}
