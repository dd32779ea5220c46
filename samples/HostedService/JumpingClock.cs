/// <summary>
/// A clock for a play: whoever rests for an hour or longer is woken at once, and the time is as much later. Shorter
/// limits never pass. At the end of the play it stands still.
/// </summary>
public sealed class JumpingClock(DateTimeOffset start, DateTimeOffset end) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start;

    /// <summary>Done when somebody would rest beyond the end.</summary>
    public Task Ended => _ended.Task;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.FromHours(1) && Jump(dueTime)) ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Rest();
    }

    private bool Jump(TimeSpan by)
    {
        lock (_lock)
        {
            if (_now + by > end)
            {
                _ended.TrySetResult();
                return false;
            }

            _now += by;
            return true;
        }
    }

    private sealed class Rest : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
