using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// A minimum adds what is missing to it, on the last invoice of its period: first that of each charge, then that of the
/// plan, which counts the true-ups of its charges.
/// </summary>
internal static class MinimumStep
{
    public static void TrueUp(InvoiceWork work)
    {
        if (work.Request.Bounds.IsEmpty) return;
        var bounds = BoundOrder.Of(work.Request.Bounds);
        foreach (var bound in bounds.Where(bound => bound.ChargeKey is not null)) Add(work, bound, trueUps: 0);
        foreach (var bound in bounds.Where(bound => bound.ChargeKey is null))
        {
            var trueUps = 0L;
            foreach (var line in work.TrueUps)
            {
                if (line.Scope == bound.Scope) trueUps = MinorMath.Add(trueUps, line.Amount.ToMinor());
            }

            Add(work, bound, trueUps);
        }
    }

    private static void Add(InvoiceWork work, SpendBound bound, long trueUps)
    {
        if (!bound.IsLast || bound.Minimum is not { } whole) return;
        var booked = bound.Booked;
        var spent = MinorMath.Add(trueUps, work.Minor(booked.Billed));
        spent -= work.Minor(booked.Excess) + work.Minor(booked.Discounts);
        for (var i = 0; i < work.Items.Length; i++)
        {
            if (BoundOrder.IsAbout(bound, work.Items[i])) spent = MinorMath.Add(spent, work.Net[i]);
        }

        var minimum = new ExactAmount(whole, bound.MinimumShare);
        var missing = Commitment.TrueUp(minimum.Round(work.Currency), work.Money(spent));
        var due = missing - Money.Of(booked.TrueUp, work.Currency);
        var back = Money.Of(Math.Max(0m, booked.TrueUp - booked.TrueUpCredited), work.Currency);
        var amount = due < -back ? -back : due;
        if (amount.Amount == 0m) return;
        var exact = missing.Amount == 0m || amount != due
            ? ExactAmount.Of(amount.Amount)
            : minimum.Less(ExactDecimal.Add(work.Money(spent).Amount, booked.TrueUp));
        var line = InvoiceLine.Adjusting(
            InvoiceLineKind.MinimumTrueUp,
            $"minimum:{bound.Scope}:{bound.ChargeKey}",
            $"Minimum: {bound.Description}",
            amount);
        work.TrueUps.Add(line with
        {
            Exact = exact,
            Breakdown = [new RatedPart(0m, 1m, 1m, exact.Whole, 0m, exact.Whole, "true-up")],
            Price = bound.Price,
            Scope = bound.Scope,
            PeriodNumber = bound.PeriodNumber,
            ServicePeriod = bound.ServicePeriod,
            TaxCategory = bound.TaxCategory,
        });
    }
}
