using System.Globalization;
using System.Text;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>Writes the story of an invoice for people: figures in the invariant culture.</summary>
internal static class InvoiceStory
{
    public static string Of(InvoiceExplanation explanation)
    {
        var text = new StringBuilder();
        foreach (var charge in explanation.Charges) text.Append(Of(charge)).Append('\n');
        text.Append("subtotal ").Append(explanation.Subtotal);
        if (explanation.Discounts.Amount != 0m) text.Append("\nless discounts ").Append(explanation.Discounts);
        if (explanation.Charges.Any(static charge => !charge.Taxes.IsEmpty))
        {
            text.Append(explanation.PricesIncludeTax ? "\nof which taxes " : "\nplus taxes ").Append(explanation.Tax);
        }

        foreach (var credit in explanation.Credits)
        {
            text.Append('\n').Append(credit.Reason).Append(' ').Append(credit.Amount);
        }

        return text.Append("\ntotal ").Append(explanation.Total).Append("\ndue ").Append(explanation.Due).ToString();
    }

    public static string Of(ChargeExplanation charge)
    {
        var text = new StringBuilder(charge.Title);
        foreach (var step in charge.Steps) Append(text, step);
        text.Append("\n  exactly ").Append(charge.Exact).Append(", to pay ").Append(charge.Amount);
        if (charge.Residue.Whole != 0m) text.Append(" (rounding left ").Append(charge.Residue).Append(')');
        if (charge is { RunningTotal: { } all, Before: { } before })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  all of it {all}, rounded, less {before} billed before");
        }

        foreach (var discount in charge.Discounts) Append(text, "less", -discount.Amount, discount);
        foreach (var tax in charge.Taxes) Append(text, "tax", tax.Amount, tax);
        if (charge.Records is { } records) text.Append("\n  ").Append(records);
        return text.ToString();
    }

    /// <summary>The line as rating would have made it, from which the reasons of its parts follow.</summary>
    public static RatedLine Rated(InvoiceLine line) => new()
    {
        Kind = line.Kind switch
        {
            InvoiceLineKind.MinimumTrueUp => LineKind.Minimum,
            InvoiceLineKind.OneTime => LineKind.OneTime,
            InvoiceLineKind.Recurring or InvoiceLineKind.Proration => LineKind.Recurring,
            _ => LineKind.Usage,
        },
        Charge = line.Price?.Charge,
        Quantity = line.Quantity,
        Exact = line.Exact.Whole,
        Amount = line.Amount,
        Breakdown = line.Breakdown,
    };

    private static void Append(StringBuilder text, ExplanationStep step)
    {
        var part = step.Part;
        text.Append(CultureInfo.InvariantCulture, $"\n  {step.Reason}: ");
        if (part.UnitPrice != 0m || part.FlatFee == 0m)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Quantity:0.############} x {part.UnitPrice}");
            if (part.FlatFee != 0m) text.Append(CultureInfo.InvariantCulture, $" + {part.FlatFee}");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.FlatFee}");
        }

        text.Append(CultureInfo.InvariantCulture, $" = {part.Amount}");
    }

    private static void Append(StringBuilder text, string word, Money amount, LineAdjustment adjustment) => text.Append(
        CultureInfo.InvariantCulture, $"\n  {word} {amount}: {adjustment.Reason} of {adjustment.Base}");
}
