using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Prices: what must hold for each kind. A new kind is a new case here.</summary>
internal static class PriceRules
{
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">The price; its properties follow.</param>
    /// <param name="price">The price.</param>
    /// <param name="declared">The dimensions of the meter; null where they are not known.</param>
    public static void Check(
        FaultCollector faults, string path, Price price, IReadOnlyCollection<string>? declared = null)
    {
        CheckFigures(faults, path, price, declared);
        if (!FreePrices.IsFree(price)) return;
        faults.Add(
            ErrorCodes.FreeForEver,
            path,
            "The price is zero at every quantity.",
            "Set a price, or say that usage is unlimited: 'limit: none', in C# Unlimited(meter).");
    }

    /// <summary>What must hold for a price wherever it stands; a cell of a matrix may be free.</summary>
    public static void CheckFigures(
        FaultCollector faults, string path, Price price, IReadOnlyCollection<string>? declared)
    {
        switch (price)
        {
            case FlatPrice flat:
                AmountRules.CheckAmount(faults, FaultPath.Of(path, "amount"), "The amount", flat.Amount);
                break;
            case PerUnitPrice perUnit:
                AmountRules.CheckAmount(faults, FaultPath.Of(path, "unit_price"), "The unit price", perUnit.UnitPrice);
                break;
            case PackagePrice package:
                CheckPackage(faults, path, package);
                break;
            case GraduatedPrice graduated:
                TierRules.Check(faults, path, graduated.Tiers);
                break;
            case VolumePrice volume:
                TierRules.Check(faults, path, volume.Tiers);
                AmountDropRule.Check(faults, path, volume.Tiers, isStairstep: false);
                break;
            case StairstepPrice stairstep:
                TierRules.CheckSteps(faults, path, stairstep.Tiers);
                AmountDropRule.Check(faults, path, stairstep.Tiers, isStairstep: true);
                break;
            case PercentagePrice percentage:
                PercentageRules.Check(faults, path, percentage);
                break;
            case GraduatedPercentagePrice graduated:
                PercentageRules.Check(faults, path, graduated);
                break;
            case MatrixPrice matrix:
                MatrixRules.Check(faults, path, matrix, declared);
                break;
            case DynamicPrice dynamic:
                AmountRules.CheckAmount(
                    faults, FaultPath.Of(path, "multiplier"), "The multiplier", dynamic.Multiplier);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(price), price.GetType().Name, "A price without rules.");
        }
    }

    private static void CheckPackage(FaultCollector faults, string path, PackagePrice package)
    {
        AmountRules.CheckPackageSize(faults, path, package.Size);
        AmountRules.CheckAmount(
            faults, FaultPath.Of(path, "package_price"), "The price of a package", package.PricePerPackage);
        AmountRules.CheckQuantity(faults, FaultPath.Of(path, "free_units"), "The free quantity", package.FreeUnits);
        TextRules.CheckDefined(faults, FaultPath.Of(path, "rounding"), "The rounding of packages", package.Rounding);
    }
}
