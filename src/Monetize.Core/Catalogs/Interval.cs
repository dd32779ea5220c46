using System.Globalization;
using Monetize.Catalogs;

namespace Monetize;

/// <summary>How long a billing period is: a number of days, weeks, months, quarters or years.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">How many of it, at least 1; a catalog with another count is refused.</param>
public readonly record struct Interval(IntervalUnit Unit, int Count = 1)
{
    /// <summary><c>month</c>, or with a count <c>3 months</c>.</summary>
    public override string ToString()
    {
        var unit = Unit.ToString().ToLowerInvariant();
        return Count == 1 ? unit : string.Create(CultureInfo.InvariantCulture, $"{Count} {unit}s");
    }
}
