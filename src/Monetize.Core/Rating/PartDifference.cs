using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>What one breakdown has on top of another, tier by tier.</summary>
internal static class PartDifference
{
    public static ValueArray<RatedPart> Of(ReadOnlySpan<RatedPart> now, ReadOnlySpan<RatedPart> before)
    {
        var parts = new List<RatedPart>();
        for (var i = 0; i < Math.Max(now.Length, before.Length); i++)
        {
            RatedPart? added = i < now.Length ? now[i] : null;
            RatedPart? booked = i < before.Length ? before[i] : null;
            if (added is { } a && booked is { } b && IsSameTier(a, b))
            {
                AddUnlessEmpty(parts, Minus(a, b));
                continue;
            }

            // Another tier now prices what that one priced: the old part is taken back.
            if (booked is { } old) AddUnlessEmpty(parts, Minus(default, old) with { UnitPrice = old.UnitPrice });
            if (added is { } fresh) AddUnlessEmpty(parts, fresh);
        }

        return [.. parts];
    }

    private static bool IsSameTier(RatedPart left, RatedPart right) =>
        left.UnitPrice == right.UnitPrice && left.From == right.From && left.Label == right.Label;

    private static RatedPart Minus(RatedPart all, RatedPart booked) => new(
        booked.To,
        all.To,
        ExactDecimal.Subtract(all.Quantity, booked.Quantity),
        all.UnitPrice,
        ExactDecimal.Subtract(all.FlatFee, booked.FlatFee),
        ExactDecimal.Subtract(all.Amount, booked.Amount),
        booked.Label);

    private static void AddUnlessEmpty(List<RatedPart> parts, RatedPart part)
    {
        if (part.Quantity != 0m || part.FlatFee != 0m || part.Amount != 0m) parts.Add(part);
    }
}
