using System.Globalization;

namespace Monetize.Billing.Auditing;

/// <summary>One line of the audit log: who did what to what, and the hash that chains it to the line before.</summary>
/// <remarks>Immutable; equal when all parts are. Nothing in it tells a person.</remarks>
public sealed record AuditEntry
{
    /// <summary>Its place in the log, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, in UTC to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, such as <c>invoice.finalized</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, such as <c>INV-000001</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>What else belongs to it, such as the hash of a document. Empty where nothing does.</summary>
    public required string Detail { get; init; }

    /// <summary>The SHA-256 of the line before and of this one: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Place, action and subject.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sequence}: {Action} {Subject} at {At:u} by {Actor}");
}
