using Monetize.Collections;

namespace Monetize.Metering.Accumulation;

/// <summary>
/// The quantity of the latest record; of two at one instant, of the one with the greater key. A difference is no level.
/// </summary>
internal sealed class LastAccumulator : Accumulator
{
    private DateTimeOffset _time;
    private string? _key;
    private decimal _quantity;

    public override decimal Quantity => _quantity;

    public override void Add(UsageRecord record)
    {
        if (record.Corrects is not null || (_key is not null && !IsLater(record))) return;
        _time = record.Time;
        _key = record.Key.Value;
        _quantity = record.Quantity;
    }

    private bool IsLater(UsageRecord record)
    {
        var byTime = record.Time.CompareTo(_time);
        return byTime > 0 || (byTime == 0 && TextOrder.Instance.Compare(record.Key.Value, _key) > 0);
    }
}
