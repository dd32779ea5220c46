using Monetize.Collections;

namespace Monetize.Sqlite.Usage;

/// <summary>What a series is called: its texts, in the order of the month table.</summary>
internal readonly record struct SeriesName(string Customer, string Meter, string Dimensions)
    : IComparable<SeriesName>
{
    public static bool operator <(SeriesName left, SeriesName right) => left.CompareTo(right) < 0;

    public static bool operator >(SeriesName left, SeriesName right) => left.CompareTo(right) > 0;

    public static bool operator <=(SeriesName left, SeriesName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SeriesName left, SeriesName right) => left.CompareTo(right) >= 0;

    public int CompareTo(SeriesName other)
    {
        var order = TextOrder.Instance.Compare(Customer, other.Customer);
        if (order == 0) order = TextOrder.Instance.Compare(Meter, other.Meter);
        return order != 0 ? order : TextOrder.Instance.Compare(Dimensions, other.Dimensions);
    }
}
