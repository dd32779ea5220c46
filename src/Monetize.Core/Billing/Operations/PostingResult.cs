using Monetize.Payments;
using Monetize.Subscriptions;

namespace Monetize.Billing.Operations;

/// <summary>What became of something that was due.</summary>
public sealed record PostingResult
{
    /// <summary>What became of it.</summary>
    public required PostingOutcome Outcome { get; init; }

    /// <summary>The final invoice, where this or an earlier call made one.</summary>
    public Invoice? Invoice { get; init; }

    /// <summary>The payment that the invoice opened, where it became final now and something is to be paid.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>Why the invoice cannot become final; given exactly then.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Outcome and invoice.</summary>
    public override string ToString() => $"{Outcome} {Invoice}".TrimEnd();

    internal static PostingResult Of(PostingOutcome outcome) => new() { Outcome = outcome };
}
