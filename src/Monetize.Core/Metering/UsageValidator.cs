using System.Globalization;
using Monetize.Errors;

namespace Monetize.Metering;

/// <summary>Which records can be counted: the one place that decides it, whoever records.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class UsageValidator
{
    private readonly Dictionary<string, Meter> _meters;
    private readonly AcceptanceWindow _window;

    /// <summary>Knows the meters that are counted.</summary>
    /// <param name="meters">The meters, each key once.</param>
    /// <param name="window">
    /// How far the time of a record may be from now; <see cref="AcceptanceWindow.Default"/> by default.
    /// </param>
    /// <exception cref="ArgumentException">Two meters have one key.</exception>
    public UsageValidator(IEnumerable<Meter> meters, AcceptanceWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meters = meters.ToDictionary(meter => meter.Key, StringComparer.Ordinal);
        _window = window ?? AcceptanceWindow.Default;
    }

    /// <summary>Judges a record by itself. Whether its key was recorded before only a store knows.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The time at which it is recorded.</param>
    /// <returns><see cref="RecordResult.Accepted"/>, or a rejection with its code.</returns>
    public RecordResult Check(UsageRecord record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (TextFault(record) is { } fault) return RecordResult.Rejected(ErrorCodes.MalformedUsage, fault);
        if (!_meters.TryGetValue(record.Meter, out var meter))
        {
            return RecordResult.Rejected(
                ErrorCodes.UsageOfUnknownMeter,
                $"There is no meter {record.Meter}; declare it in the catalog, or record one of its meters.");
        }

        if (QuantityFault(record, meter) is { Outcome: RecordOutcome.Rejected } refused) return refused;
        if (DimensionFault(record, meter) is { Outcome: RecordOutcome.Rejected } undeclared) return undeclared;
        return _window.Contains(record.Time, now)
            ? RecordResult.Accepted
            : RecordResult.Rejected(ErrorCodes.UsageOutsideWindow, WindowFault(record.Time, now));
    }

    private static string? TextFault(UsageRecord record) =>
        TextFault("key", record.Key.Value, UsageLimits.KeyLength)
        ?? TextFault("customer", record.Customer.Value, UsageLimits.CustomerLength)
        ?? TextFault("meter", record.Meter, UsageLimits.MeterLength)
        ?? (record.Method is { } method ? TextFault("method", method, UsageLimits.MethodLength) : null)
        ?? (record.Corrects is { } key ? TextFault("corrected key", key.Value, UsageLimits.KeyLength) : null)
        ?? record.Dimensions
            .Select(entry => TextFault("name of a dimension", entry.Key, UsageLimits.DimensionNameLength)
                ?? TextFault($"dimension {entry.Key}", entry.Value, UsageLimits.DimensionValueLength))
            .FirstOrDefault(fault => fault is not null);

    private static string? TextFault(string what, string? text, int limit) => string.IsNullOrWhiteSpace(text)
        ? $"The {what} is empty; give it a text."
        : PlainText.FaultOf(what, text, limit);

    private static RecordResult QuantityFault(UsageRecord record, Meter meter)
    {
        if (record.Corrects is { } corrected)
        {
            if (corrected == record.Key)
            {
                return Unusable($"The record {record.Key} corrects itself; name the record that it corrects.");
            }

            if (meter.Aggregation is Aggregation.Max or Aggregation.Last or Aggregation.UniqueCount)
            {
                return Unusable($"A difference does not correct {meter}, whose quantity is no sum; record it anew.");
            }

            return meter.Aggregation == Aggregation.Count && record.Quantity != decimal.Truncate(record.Quantity)
                ? Unusable(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{meter} counts records, and {record.Quantity} of one is no count; write how many whole ones."))
                : RecordResult.Accepted;
        }

        if (record.Amount < 0m || record.Cost < 0m)
        {
            return RecordResult.Rejected(
                ErrorCodes.NegativeUsage,
                $"The amount or cost of {record.Key} is negative and it corrects no record; name the one it corrects.");
        }

        if (record.Quantity >= 0m || meter.Aggregation == Aggregation.WeightedSum) return RecordResult.Accepted;
        return RecordResult.Rejected(ErrorCodes.NegativeUsage, string.Create(
            CultureInfo.InvariantCulture,
            $"The quantity {record.Quantity} is negative and {meter} no weighted sum; name what it corrects."));

        static RecordResult Unusable(string message) =>
            RecordResult.Rejected(ErrorCodes.UnusableCorrection, message);
    }

    private static RecordResult DimensionFault(UsageRecord record, Meter meter)
    {
        foreach (var (name, value) in record.Dimensions)
        {
            if (!meter.Dimensions.Contains(name))
            {
                return RecordResult.Rejected(
                    ErrorCodes.UndeclaredDimension,
                    $"The meter {meter} does not declare the dimension {name}; declare it, or leave it out.");
            }

            // What a meter counts the different ones of are ids.
            if (name == meter.CountedDimension) continue;
            var what = $"dimension {name}";
            if (PlainText.FreeFaultOf(what, value, UsageLimits.DimensionValueLength) is { } fault)
            {
                return RecordResult.Rejected(ErrorCodes.MalformedUsage, fault);
            }
        }

        if (meter.CountedDimension is not { } counted || record.Dimensions.ContainsKey(counted))
        {
            return RecordResult.Accepted;
        }

        return RecordResult.Rejected(
            ErrorCodes.MissingDimension, $"The meter {meter} counts the dimension {counted}, which the record lacks.");
    }

    private string WindowFault(DateTimeOffset time, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{time.UtcDateTime:s}Z is not within {_window.Back:c} before {now.UtcDateTime:s}Z")
        + string.Create(CultureInfo.InvariantCulture, $" and {_window.Ahead:c} after. ")
        + "Set the clock right, or import what is older.";
}
