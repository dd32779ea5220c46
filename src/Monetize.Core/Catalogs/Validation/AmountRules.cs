using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Amounts and quantities of a catalog are never negative.</summary>
internal static class AmountRules
{
    /// <summary>Reports an amount below zero.</summary>
    public static void CheckAmount(FaultCollector faults, string path, string what, decimal amount)
    {
        if (amount >= 0m) return;
        faults.Add(
            ErrorCodes.NegativeAmount,
            path,
            $"{what} is {Figure.Of(amount)}.",
            "Write 0 or more; a reduction is a discount or a credit, not a price.");
    }

    /// <summary>Reports a package, of a price or of a tier, that holds nothing.</summary>
    public static void CheckPackageSize(FaultCollector faults, string path, decimal size)
    {
        if (size > 0m) return;
        faults.Add(
            ErrorCodes.PackageSizeNotPositive,
            FaultPath.Of(path, "package_size"),
            $"A package has {Figure.Of(size)} units.",
            "Write a size above 0.");
    }

    /// <summary>Reports a quantity below zero.</summary>
    public static void CheckQuantity(FaultCollector faults, string path, string what, decimal quantity)
    {
        if (quantity >= 0m) return;
        faults.Add(
            ErrorCodes.NegativeFreeQuantity,
            path,
            $"{what} is {Figure.Of(quantity)}.",
            "Write 0 or more.");
    }
}
