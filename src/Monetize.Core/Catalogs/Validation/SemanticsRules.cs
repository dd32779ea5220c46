namespace Monetize.Catalogs.Validation;

/// <summary>The named switches of a plan.</summary>
internal static class SemanticsRules
{
    public static void Check(FaultCollector faults, string path, PlanSemantics? semantics)
    {
        if (semantics is null)
        {
            TextRules.ReportMissing(faults, path, "The semantics");
            return;
        }

        Check(faults, path, "zero_usage", semantics.ZeroUsage);
        Check(faults, path, "volume_allowance", semantics.VolumeAllowance);
        Check(faults, path, "negative_quantity", semantics.NegativeQuantity);
        Check(faults, path, "proration", semantics.Proration);
        Check(faults, path, "minimum_proration", semantics.MinimumProration);
    }

    private static void Check<T>(FaultCollector faults, string path, string name, T value)
        where T : struct, Enum =>
        TextRules.CheckDefined(faults, FaultPath.Of(path, name), $"The switch {Quote.Of(name)}", value);
}
