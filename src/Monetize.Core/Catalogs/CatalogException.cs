using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs;

/// <summary>A catalog, plan or price is refused. All its faults are reported at once.</summary>
public sealed class CatalogException : MonetizeException
{
    /// <summary>Carries the faults of a catalog, at least one of them an error.</summary>
    /// <param name="faults">All faults, in the order in which they were found; warnings as well.</param>
    public CatalogException(ValueArray<Fault> faults)
        : base(FirstError(faults).Code, Summary(faults))
    {
        Faults = faults;
    }

    /// <summary>All faults, in the order in which they were found; warnings as well.</summary>
    public ValueArray<Fault> Faults { get; }

    private static Fault FirstError(ValueArray<Fault> faults) =>
        faults.FirstOrDefault(fault => fault.Severity == FaultSeverity.Error)
        ?? throw new ArgumentException("A catalog is refused for errors only.", nameof(faults));

    private static string Summary(ValueArray<Fault> faults)
    {
        var errors = faults.Where(fault => fault.Severity == FaultSeverity.Error).ToList();
        var head = errors.Count == 1 ? "The catalog has 1 error." : $"The catalog has {errors.Count} errors.";
        return string.Join('\n', errors.Select(fault => fault.ToString()).Prepend(head));
    }
}
