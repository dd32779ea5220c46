using System.Threading.Channels;
using Monetize.Testing;

namespace Monetize.Tests.Hosting;

/// <summary>A manual clock that tells when somebody begins to rest for a certain time.</summary>
internal sealed class WatchedClock(ManualTimeProvider inner, TimeSpan rest) : TimeProvider
{
    private readonly Channel<TimeSpan> _rests = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>Waits until somebody rests, who did not rest before.</summary>
    public async Task RestAsync() => await _rests.Reader.ReadAsync();

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime == rest) _rests.Writer.TryWrite(dueTime);
        return timer;
    }
}
