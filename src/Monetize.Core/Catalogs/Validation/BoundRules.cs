using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>The least and the most that is owed, for a record, a charge or a plan.</summary>
internal static class BoundRules
{
    public static void Check(
        FaultCollector faults,
        string path,
        (string Name, decimal? Amount) minimum,
        (string Name, decimal? Amount) maximum)
    {
        var minimumPath = FaultPath.Of(path, minimum.Name);
        var maximumPath = FaultPath.Of(path, maximum.Name);
        AmountRules.CheckAmount(faults, minimumPath, "The minimum", minimum.Amount ?? 0m);
        AmountRules.CheckAmount(faults, maximumPath, "The maximum", maximum.Amount ?? 0m);
        if (minimum.Amount is not { } least || maximum.Amount is not { } most) return;
        if (most < 0m || least <= most || faults.IsUnreadable(maximumPath)) return;
        faults.Add(
            ErrorCodes.BoundsCrossed,
            minimumPath,
            $"The minimum is {Figure.Of(least)} and the maximum {Figure.Of(most)}.",
            "Write a minimum that is not above the maximum, or remove one of them.");
    }
}
