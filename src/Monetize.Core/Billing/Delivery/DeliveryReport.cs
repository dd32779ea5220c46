using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Delivery;

/// <summary>What was handed on.</summary>
public sealed record DeliveryReport
{
    /// <summary>How many messages were handed on and marked so.</summary>
    public required int Delivered { get; init; }

    /// <summary>
    /// How many were handed on by a worker that had lost the customer meanwhile: they are handed on again.
    /// </summary>
    public required int Unmarked { get; init; }

    /// <summary>What was not handed on: the first such message of each customer who has one.</summary>
    public required ValueArray<DeliveryFailure> Failures { get; init; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Delivered} messages delivered, {Failures.Count} customers wait");
}
