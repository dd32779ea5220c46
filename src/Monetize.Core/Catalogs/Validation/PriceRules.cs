using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Prices: what must hold for each kind. A new kind is a new case here.</summary>
internal static class PriceRules
{
    public static void Check(FaultCollector faults, string path, Price price)
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
                VolumeDropRule.Check(faults, path, volume.Tiers);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(price), price.GetType().Name, "A price without rules.");
        }

        if (!IsFree(price)) return;
        faults.Add(
            ErrorCodes.FreeForEver,
            path,
            "The price is zero at every quantity.",
            "Set a price, or say that usage is unlimited: 'limit: none', in C# Unlimited(meter).");
    }

    private static void CheckPackage(FaultCollector faults, string path, PackagePrice package)
    {
        if (package.Size <= 0m)
        {
            faults.Add(
                ErrorCodes.PackageSizeNotPositive,
                FaultPath.Of(path, "package_size"),
                $"A package has {Figure.Of(package.Size)} units.",
                "Write a size above 0.");
        }

        AmountRules.CheckAmount(
            faults, FaultPath.Of(path, "package_price"), "The price of a package", package.PricePerPackage);
        AmountRules.CheckQuantity(faults, FaultPath.Of(path, "free_units"), "The free quantity", package.FreeUnits);
        TextRules.CheckDefined(faults, FaultPath.Of(path, "rounding"), "The rounding of packages", package.Rounding);
    }

    private static bool IsFree(Price price) => price switch
    {
        FlatPrice flat => flat.Amount == 0m,
        PerUnitPrice perUnit => perUnit.UnitPrice == 0m,
        PackagePrice package => package.PricePerPackage == 0m,
        GraduatedPrice graduated => AreFree(graduated.Tiers),
        VolumePrice volume => AreFree(volume.Tiers),
        _ => false,
    };

    private static bool AreFree(Collections.ValueArray<Tier> tiers) =>
        !tiers.IsEmpty && tiers.All(tier => tier is { UnitPrice: 0m, FlatFee: 0m });
}
