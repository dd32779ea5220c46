using Monetize.Catalogs;

namespace Monetize.Rating;

/// <summary>
/// What becomes of a negative quantity: it is refused, or counts as 0, or is priced without its sign and negated.
/// </summary>
internal static class NegativeRule
{
    /// <summary>The quantity that is priced in place of a negative one, 0 or more.</summary>
    /// <exception cref="RatingException">Negative quantities are refused.</exception>
    public static decimal Magnitude(this NegativeQuantity rule, decimal quantity) => rule switch
    {
        NegativeQuantity.Refused => throw RatingException.Negative(quantity),
        NegativeQuantity.Zero => 0m,
        NegativeQuantity.Mirrored => -quantity,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule for negative quantities."),
    };

    /// <summary>What the price of the <see cref="Magnitude"/> is multiplied by: 1 or -1.</summary>
    public static decimal Sign(this NegativeQuantity rule) => rule == NegativeQuantity.Mirrored ? -1m : 1m;

    /// <summary>A part of the magnitude's breakdown as one of the negative quantity.</summary>
    public static RatedPart Times(this RatedPart part, decimal sign) => part with
    {
        From = sign * part.From,
        To = sign * part.To,
        Quantity = sign * part.Quantity,
        FlatFee = sign * part.FlatFee,
        Amount = sign * part.Amount,
    };
}
