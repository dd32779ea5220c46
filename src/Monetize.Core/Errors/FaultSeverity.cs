namespace Monetize.Errors;

/// <summary>How much a <see cref="Fault"/> matters.</summary>
public enum FaultSeverity
{
    /// <summary>Worth a look; the catalog is accepted.</summary>
    Warning,

    /// <summary>The catalog is refused until this is repaired.</summary>
    Error,
}
