using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Verification;

/// <summary>What a verification found.</summary>
public sealed record BillingVerification
{
    /// <summary>How many customers the store holds.</summary>
    public required long Customers { get; init; }

    /// <summary>How many subscriptions.</summary>
    public required long Subscriptions { get; init; }

    /// <summary>How many final invoices, void ones as well.</summary>
    public required long Invoices { get; init; }

    /// <summary>How many due items were calculated again, those without an invoice as well.</summary>
    public required long Recomputed { get; init; }

    /// <summary>How many postings of the ledger.</summary>
    public required long Postings { get; init; }

    /// <summary>How many payments.</summary>
    public required long Payments { get; init; }

    /// <summary>How many succeeded payments a provider told of; none where none was asked.</summary>
    public long? ProviderPayments { get; init; }

    /// <summary>How many lines of the audit log follow from each other.</summary>
    public required long AuditLines { get; init; }

    /// <summary>The hash of the last of them, to be compared with one that is kept elsewhere.</summary>
    public required string AuditHead { get; init; }

    /// <summary>What became of the usage, by customer and meter.</summary>
    public required ValueArray<UsageBalance> Usage { get; init; }

    /// <summary>What does not add up: the first of it, at most <see cref="MostFindings"/>.</summary>
    public required ValueArray<VerificationFinding> Findings { get; init; }

    /// <summary>How much does not add up.</summary>
    public required long Differences { get; init; }

    /// <summary>How many findings are told one by one.</summary>
    public const int MostFindings = 1_000;

    /// <summary>Whether everything adds up. Usage that is not billable is counted and is no difference.</summary>
    public bool IsSound => Differences == 0;

    /// <summary>The counts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Invoices} invoices of {Customers} customers: {Differences} differences");
}
