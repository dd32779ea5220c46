using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>What becomes of a quantity before it is priced: divided by more than zero, then rounded or not.</summary>
internal static class TransformRules
{
    public static void Check(FaultCollector faults, string path, QuantityTransform transform)
    {
        if (transform.Factor <= 0m)
        {
            Report(
                faults,
                FaultPath.Of(path, "factor"),
                $"The quantity is divided by {Figure.Of(transform.Factor)}.",
                "Write a factor above 0, such as 1000 for thousands.");
        }

        if (transform.Rounding is { } rounding)
        {
            TextRules.CheckDefined(faults, FaultPath.Of(path, "rounding"), "The rounding of the quantity", rounding);
        }

        var digits = FaultPath.Of(path, "digits");
        if (Math.Abs((long)transform.Digits) > CatalogLimits.TransformDigits)
        {
            Report(
                faults,
                digits,
                $"The quantity is rounded at digit {Figure.Of(transform.Digits)}.",
                $"Use -{Figure.Of(CatalogLimits.TransformDigits)} to {Figure.Of(CatalogLimits.TransformDigits)}.");
        }
        else if (transform is { Rounding: null, Digits: not 0 })
        {
            Report(
                faults,
                digits,
                "There are digits to round at, but no rounding.",
                "Add a rounding, such as 'up', or remove the digits.");
        }
    }

    private static void Report(FaultCollector faults, string path, string message, string repair) =>
        faults.Add(ErrorCodes.TransformUnusable, path, message, repair);
}
