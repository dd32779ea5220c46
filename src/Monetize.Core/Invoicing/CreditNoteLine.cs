using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What a credit note gives back of one line.</summary>
/// <param name="LineId">The line of the invoice.</param>
/// <param name="Amount">
/// Of the line after its discounts, in whole minor units; with its tax where prices include it.
/// </param>
/// <param name="Tax">Of its taxes, in whole minor units.</param>
public readonly record struct CreditNoteLine(string LineId, Money Amount, Money Tax)
{
    /// <summary>Line, amount and tax.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LineId}: {Amount} and {Tax}");
}
