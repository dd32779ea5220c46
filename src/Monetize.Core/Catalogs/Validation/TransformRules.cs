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

        else if (transform.Rounding is null && !EndsAlways(transform.Factor))
        {
            faults.Add(
                ErrorCodes.QuotientsDoNotEnd,
                FaultPath.Of(path, "factor"),
                $"The quantity is divided by {Figure.Of(transform.Factor)} and not rounded: few quotients end.",
                "Add a rounding, such as 'half' at 9 digits; keep it where each quantity is a multiple of the factor.");
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

    /// <summary>Whether every quantity has an exact decimal when it is divided: by factors of 2 and 5 alone.</summary>
    private static bool EndsAlways(decimal factor)
    {
        while (factor != decimal.Truncate(factor)) factor *= 10m;
        while (factor % 5m == 0m) factor /= 5m;
        while (factor % 2m == 0m) factor /= 2m;
        return factor == 1m;
    }

    private static void Report(FaultCollector faults, string path, string message, string repair) =>
        faults.Add(ErrorCodes.TransformUnusable, path, message, repair);
}
