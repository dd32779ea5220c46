namespace Monetize.Billing;

/// <summary>
/// How long calls to somebody outside may take, one after the other, and when that one is left alone: whoever let some
/// of them in a row go unanswered would let all others of a page do so.
/// </summary>
/// <param name="timeout">How long one call may take.</param>
/// <param name="clock">The clock of it.</param>
internal sealed class CallLimit(TimeSpan timeout, TimeProvider clock)
{
    // One that cannot be answered is to keep nobody else waiting, and neither are two.
    private const int MostInARow = 3;

    private int _inARow;

    /// <summary>Whether so many calls in a row went unanswered that no other is worth its time now.</summary>
    public bool IsSilent => _inARow >= MostInARow;

    /// <summary>Makes a call. One that goes on after its time, whatever it heeds, is waited for no longer.</summary>
    /// <exception cref="TimeoutException">No answer came in time. What was asked may be done all the same.</exception>
    public async ValueTask<T> CallAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var pending = call(both.Token);
            var answer = pending.IsCompleted
                ? await pending.ConfigureAwait(false)
                : await pending.AsTask().WaitAsync(both.Token).ConfigureAwait(false);
            _inARow = 0;
            return answer;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Who asked has given up, and nobody was silent.
            cancellationToken.ThrowIfCancellationRequested();
            _inARow++;
            if (!limit.IsCancellationRequested) throw;
            throw new TimeoutException($"No answer within {timeout:c}.", exception);
        }
        catch
        {
            // Also a refusal is an answer.
            _inARow = 0;
            throw;
        }
    }
}
