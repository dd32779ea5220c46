using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>The records of one series on one day.</summary>
internal struct StoredDay
{
    public UsageDay Day;

    /// <summary>The position of the record that came last; each knows the one before it.</summary>
    public int LastRecord;

    /// <summary>Where their state is. None where there is one record, which says as much.</summary>
    public int State;

    /// <summary>Where the next earlier day of the series is.</summary>
    public int Earlier;
}
