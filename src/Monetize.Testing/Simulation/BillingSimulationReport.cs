using System.Globalization;

namespace Monetize.Testing.Simulation;

/// <summary>What happened in a world.</summary>
public sealed record BillingSimulationReport
{
    /// <summary>How many invoices became final.</summary>
    public required int Invoices { get; init; }

    /// <summary>How many payments the provider heard of.</summary>
    public required int Payments { get; init; }

    /// <summary>How often a payment asked for less, as something was given back before it was paid.</summary>
    public required int Amended { get; init; }

    /// <summary>How many records of usage were accepted.</summary>
    public required int Records { get; init; }

    /// <summary>How many events the provider sent by itself, each counted once.</summary>
    public required int Events { get; init; }

    /// <summary>How many uses against a hard limit were allowed.</summary>
    public required int Allowed { get; init; }

    /// <summary>How many of them were refused.</summary>
    public required int Refused { get; init; }

    /// <summary>How many runs came to their end.</summary>
    public required int Runs { get; init; }

    /// <summary>How many workers died at their work.</summary>
    public required int Deaths { get; init; }

    /// <summary>How many calls of stores and provider failed.</summary>
    public required int Faults { get; init; }

    /// <summary>The hash of the last line of the audit log: worlds of one seed have the same.</summary>
    public required string Head { get; init; }

    /// <summary>The counts in one line, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Invoices} invoices, {Payments} payments, {Amended} amended, {Records} records, {Events} events, "
            + $"{Allowed} uses allowed, {Refused} refused, {Runs} runs, {Deaths} deaths, {Faults} faults");
}
