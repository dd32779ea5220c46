using System.Globalization;
using Monetize.Errors;

namespace Monetize.Rating;

/// <summary>A quantity cannot be rated: it is negative, or its meter has no price in the plan.</summary>
public sealed class RatingException : MonetizeException
{
    internal RatingException(ErrorCode code, string message)
        : base(code, message)
    {
    }

    internal static RatingException Negative(decimal quantity) => new(
        ErrorCodes.QuantityBelowZero,
        string.Create(CultureInfo.InvariantCulture, $"The quantity is {quantity}; give 0 or more."));
}
