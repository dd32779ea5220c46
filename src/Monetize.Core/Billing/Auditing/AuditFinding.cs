using System.Globalization;

namespace Monetize.Billing.Auditing;

/// <summary>What a check of the audit log found.</summary>
/// <param name="Sound">How many lines follow from each other.</param>
/// <param name="Head">The hash of the last of them, to be compared with one that is kept elsewhere.</param>
/// <param name="BrokenAt">The first place whose line does not follow; none where all do.</param>
public sealed record AuditFinding(long Sound, string Head, long? BrokenAt)
{
    /// <summary>The sound line with a hash that was kept elsewhere; none where no line has it.</summary>
    public long? KeptAt { get; init; }

    /// <summary>Whether the whole log is sound.</summary>
    public bool IsSound => BrokenAt is null;

    /// <summary>The finding in one line.</summary>
    public override string ToString() => BrokenAt is { } place
        ? string.Create(CultureInfo.InvariantCulture, $"broken at line {place}, after {Sound} sound ones")
        : string.Create(CultureInfo.InvariantCulture, $"{Sound} lines, head {Head}");
}
