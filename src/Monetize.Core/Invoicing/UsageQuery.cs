using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>Which records a line rests on: the question that gives them, and not the records themselves.</summary>
/// <param name="Customer">Whose records.</param>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Stretches">From when on, and until when; several where others are between them.</param>
/// <param name="Watermark">The position of the store up to which records were read; none where nobody says.</param>
public readonly record struct UsageQuery(
    CustomerId Customer, string Meter, ValueArray<Period> Stretches, long? Watermark = null)
{
    /// <summary>Customer, meter, stretches and watermark in one line.</summary>
    public override string ToString()
    {
        var stretches = string.Join(" and ", Stretches);
        var records = string.Create(CultureInfo.InvariantCulture, $"records of {Customer} on {Meter} in {stretches}");
        return Watermark is { } mark ? string.Create(CultureInfo.InvariantCulture, $"{records} up to {mark}") : records;
    }
}
