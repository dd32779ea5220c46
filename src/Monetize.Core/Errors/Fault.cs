namespace Monetize.Errors;

/// <summary>Something wrong with a catalog: what it is, where it stands and how it is repaired.</summary>
public sealed record Fault
{
    /// <summary>The entry in the catalogue of codes.</summary>
    public required ErrorCode Code { get; init; }

    /// <summary>
    /// Where it stands: segments separated by <c>/</c>, a plan by its key and a list element by its index, such as
    /// <c>plans/pro/charges[2]/tiers[1]</c>. Empty for the document as a whole.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The fact, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to write instead, one sentence.</summary>
    public required string Repair { get; init; }

    /// <summary>Whether the catalog is refused.</summary>
    public FaultSeverity Severity => Code.Severity;

    /// <summary>One line: code, severity, path, fact and repair.</summary>
    public override string ToString()
    {
        var severity = Severity == FaultSeverity.Error ? "error" : "warning";
        var place = Path.Length == 0 ? "catalog" : Path;
        return string.Concat([Code.Id, " ", severity, " at ", place, ": ", Message, " ", Repair]);
    }
}
