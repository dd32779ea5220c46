using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>Which records a line rests on: the question that gives them, and not the records themselves.</summary>
/// <param name="Customer">Whose records.</param>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Period">From when on, and until when.</param>
/// <param name="Watermark">The position of the store up to which records were read; none where nobody says.</param>
public readonly record struct UsageQuery(CustomerId Customer, string Meter, Period Period, long? Watermark = null)
{
    /// <summary>Customer, meter, period and watermark in one line.</summary>
    public override string ToString()
    {
        var records = string.Create(CultureInfo.InvariantCulture, $"records of {Customer} on {Meter} in {Period}");
        return Watermark is { } mark ? string.Create(CultureInfo.InvariantCulture, $"{records} up to {mark}") : records;
    }
}
