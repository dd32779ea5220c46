using Monetize.Catalogs;

namespace Monetize;

/// <summary>Billing periods, as they read in a plan: <c>Every.Month</c>.</summary>
public static class Every
{
    /// <summary>Each day.</summary>
    public static Interval Day => new(IntervalUnit.Day);

    /// <summary>Each week.</summary>
    public static Interval Week => new(IntervalUnit.Week);

    /// <summary>Each month.</summary>
    public static Interval Month => new(IntervalUnit.Month);

    /// <summary>Each quarter, three months.</summary>
    public static Interval Quarter => new(IntervalUnit.Quarter);

    /// <summary>Each year.</summary>
    public static Interval Year => new(IntervalUnit.Year);

    /// <summary>Each n days.</summary>
    /// <param name="count">At least 1.</param>
    public static Interval Days(int count) => new(IntervalUnit.Day, count);

    /// <summary>Each n weeks.</summary>
    /// <param name="count">At least 1.</param>
    public static Interval Weeks(int count) => new(IntervalUnit.Week, count);

    /// <summary>Each n months.</summary>
    /// <param name="count">At least 1.</param>
    public static Interval Months(int count) => new(IntervalUnit.Month, count);

    /// <summary>Each n quarters.</summary>
    /// <param name="count">At least 1.</param>
    public static Interval Quarters(int count) => new(IntervalUnit.Quarter, count);

    /// <summary>Each n years.</summary>
    /// <param name="count">At least 1.</param>
    public static Interval Years(int count) => new(IntervalUnit.Year, count);
}
