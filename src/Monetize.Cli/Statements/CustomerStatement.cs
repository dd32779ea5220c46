using Monetize.Rating;

namespace Monetize.Cli.Statements;

/// <summary>What one customer owes for one month under one plan, or why that cannot be said.</summary>
internal sealed record CustomerStatement
{
    /// <summary>Who.</summary>
    public required string Customer { get; init; }

    /// <summary>For which month.</summary>
    public required BillingMonth Month { get; init; }

    /// <summary>The plan version that priced it.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The lines; null where the usage cannot be rated.</summary>
    public RatedStatement? Statement { get; init; }

    /// <summary>Why the usage cannot be rated; null where it can.</summary>
    public string? Fault { get; init; }
}
