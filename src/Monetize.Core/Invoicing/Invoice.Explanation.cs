using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize;

/// <content>Its story.</content>
public sealed partial record Invoice
{
    /// <summary>How each charge came about, and how the charges add up to what is due.</summary>
    public InvoiceExplanation Explain() => new()
    {
        Charges = Lines.Where(static line => line.IsCharge).Select(Explain).ToValueArray(),
        Credits = Credits().ToValueArray(),
        PricesIncludeTax = PricesIncludeTax,
        Currency = Currency,
    };

    private ChargeExplanation Explain(InvoiceLine line)
    {
        var rated = InvoiceStory.Rated(line);
        var discounts = Adjustments(line.Id, InvoiceLineKind.Discount, line.Amount, isEachOnTheSame: false);
        var net = discounts.Aggregate(line.Amount, static (sum, discount) => sum + discount.Amount);
        return new ChargeExplanation
        {
            LineId = line.Id,
            Title = line.Description,
            Steps = line.Breakdown.Select(part => ExplanationStep.Of(rated, part)).ToValueArray(),
            Exact = line.Exact,
            Amount = line.Amount,
            RunningTotal = line.RunningTotal,
            Before = line.Before,
            Residue = line.Residue,
            Discounts = discounts,
            Taxes = Adjustments(line.Id, InvoiceLineKind.Tax, net, isEachOnTheSame: true),
            Records = line.Usage,
        };
    }

    private ValueArray<LineAdjustment> Adjustments(
        string lineId, InvoiceLineKind kind, Money start, bool isEachOnTheSame)
    {
        var found = new List<LineAdjustment>();
        var left = start;
        foreach (var line in Lines)
        {
            if (line.Kind != kind) continue;
            foreach (var share in line.Shares)
            {
                if (share.LineId != lineId) continue;
                found.Add(new LineAdjustment(line.Description, left, share.Amount));
                if (!isEachOnTheSame) left += share.Amount;
            }
        }

        return [.. found];
    }

    private IEnumerable<LineAdjustment> Credits()
    {
        var left = Net + Tax;
        foreach (var line in Lines)
        {
            if (line.Kind != InvoiceLineKind.Credit) continue;
            yield return new LineAdjustment(line.Description, left, line.Amount);
            left += line.Amount;
        }
    }
}
