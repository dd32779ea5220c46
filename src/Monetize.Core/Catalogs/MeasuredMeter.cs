using Monetize.Collections;

namespace Monetize.Catalogs;

/// <summary>A meter that a method records, and how much a call uses of it.</summary>
/// <typeparam name="TRequest">What a call takes.</typeparam>
/// <typeparam name="TResult">What a call gives.</typeparam>
/// <param name="Meter">The meter.</param>
/// <param name="Quantity">How much, in the meter's unit.</param>
/// <param name="Dimensions">The values of the meter's dimensions; none where null.</param>
public sealed record MeasuredMeter<TRequest, TResult>(
    Meter Meter,
    Func<TRequest, TResult, decimal> Quantity,
    Func<TRequest, TResult, ValueMap>? Dimensions = null);
