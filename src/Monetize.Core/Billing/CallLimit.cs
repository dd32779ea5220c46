namespace Monetize.Billing;

/// <summary>
/// How long calls to somebody outside may take, page by page: each has its time, all of a page are over before its
/// lease is, and who answered nobody of a page is tried with one call of a later page at most, until there is an
/// answer.
/// </summary>
/// <remarks>
/// One that is never answered costs its own time and nobody else's turn. Who answers nobody costs the first page its
/// lease, and each later one a single call.
/// </remarks>
internal sealed class CallLimit
{
    // Fewer of them, since the last page with an answer, say more of whom it was about than of who is asked.
    private const int FewestUnanswered = 3;

    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private DateTimeOffset _leaseEnd;
    private int _answered;
    private int _unanswered;
    private int _unansweredSince;
    private bool _isSilent;

    /// <param name="timeout">
    /// How long one call may take; half a lease at most, so that there is one. <see cref="Timeout.InfiniteTimeSpan"/>
    /// is no limit, of a page neither.
    /// </param>
    /// <param name="leaseFor">How long a page has.</param>
    /// <param name="clock">The clock of both.</param>
    public CallLimit(TimeSpan timeout, TimeSpan leaseFor, TimeProvider clock)
    {
        _timeout = timeout < leaseFor / 2 ? timeout : leaseFor / 2;
        _clock = clock;
    }

    /// <summary>Whether one more call would end within the lease.</summary>
    public bool IsInTime =>
        _timeout == Timeout.InfiniteTimeSpan || _clock.GetUtcNow() + _timeout <= _leaseEnd;

    /// <summary>Whether nobody was answered on the page before, nor on this one.</summary>
    public bool IsSilent => _isSilent && _answered == 0;

    /// <summary>Whether one more call is worth its time.</summary>
    public bool CanCall => IsInTime && !(IsSilent && _unanswered > 0);

    /// <summary>Whether the time of this page went by over its calls: another page has time for the others.</summary>
    public bool IsUsedUp => !IsInTime && !IsSilent && _answered + _unanswered > 0;

    /// <summary>A page begins.</summary>
    /// <param name="leaseEnd">When its lease ends, by the clock.</param>
    public void Begin(DateTimeOffset leaseEnd)
    {
        _unansweredSince = _answered > 0 ? 0 : _unansweredSince + _unanswered;
        _isSilent = _unansweredSince >= FewestUnanswered;
        (_answered, _unanswered, _leaseEnd) = (0, 0, leaseEnd);
    }

    /// <summary>Makes a call. One that goes on after its time, whatever it heeds, is waited for no longer.</summary>
    /// <exception cref="TimeoutException">No answer came in time. What was asked may be done all the same.</exception>
    public async ValueTask<T> CallAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await TimeLimit.CallAsync(_timeout, _clock, call, cancellationToken).ConfigureAwait(false);
            _answered++;
            return answer;
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Who asked has given up where the token says so, and nobody was silent.
            if (!cancellationToken.IsCancellationRequested) _unanswered++;
            throw;
        }
        catch
        {
            // Also a refusal is an answer.
            _answered++;
            throw;
        }
    }
}
