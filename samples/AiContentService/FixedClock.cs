using System.Globalization;

/// <summary>A clock that stands still, so that the sample prints the same on any day.</summary>
public sealed class FixedClock(string instant) : TimeProvider
{
    private readonly DateTimeOffset _now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => _now;
}
