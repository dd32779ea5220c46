namespace Monetize.Cli.Statements;

/// <summary>Tells months of instants, quickly where one instant lies in the month of the one before.</summary>
internal sealed class MonthClock
{
    private BillingMonth _month;
    private long _from;
    private long _toExclusive;

    /// <summary>The month of an instant.</summary>
    public BillingMonth MonthAt(long ticks)
    {
        if (ticks >= _from && ticks < _toExclusive) return _month;
        _month = BillingMonth.At(ticks);
        _from = _month.Period.From.UtcTicks;
        _toExclusive = _month.Period.ToExclusive.UtcTicks;
        return _month;
    }
}
