using Monetize.Cli.Output;
using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Cli.Reports;

/// <summary>Counts in words.</summary>
internal static class FaultCount
{
    /// <summary>Such as <c>2 errors, 1 warning</c>, or <c>no faults</c>.</summary>
    public static string Of(ValueArray<Fault> faults)
    {
        var errors = Number(faults, FaultSeverity.Error);
        var warnings = Number(faults, FaultSeverity.Warning);
        if (errors == 0 && warnings == 0) return "no faults";
        if (warnings == 0) return Counted(errors, "error");
        return errors == 0
            ? Counted(warnings, "warning")
            : $"{Counted(errors, "error")}, {Counted(warnings, "warning")}";
    }

    /// <summary>How many faults are so severe.</summary>
    public static int Number(ValueArray<Fault> faults, FaultSeverity severity) =>
        faults.Count(fault => fault.Severity == severity);

    /// <summary>Such as <c>1 plan</c> or <c>1,000 plans</c>.</summary>
    public static string Counted(long count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{Figures.Grouped(count)} {noun}s";
}
