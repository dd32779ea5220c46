using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// A minimum adds what is missing to it, on the last invoice of its period: first that of each charge, as far as the
/// maximum of the plan leaves room for it, then that of the plan, which counts the true-ups of its charges.
/// </summary>
internal static class MinimumStep
{
    public static void TrueUp(InvoiceWork work)
    {
        if (work.Request.Bounds.IsEmpty) return;
        var bounds = BoundOrder.Of(work.Request.Bounds);

        // The bound of a plan stands before those of its charges.
        var room = long.MaxValue;
        for (var i = 0; i < bounds.Length; i++)
        {
            var bound = bounds[i];
            if (i == 0 || bound.Scope != bounds[i - 1].Scope) room = Room(work, bound);
            if (bound.ChargeKey is not null) room = Math.Max(0, room - Add(work, bound, Spent(work, bound), room));
        }

        foreach (var bound in bounds)
        {
            if (bound.ChargeKey is not null) continue;
            var spent = MinorMath.Add(Spent(work, bound), work.Minor(bound.Booked.ChargeTrueUps));
            foreach (var line in work.TrueUps)
            {
                if (line.Scope == bound.Scope) spent = MinorMath.Add(spent, line.Amount.ToMinor());
            }

            Add(work, bound, spent, room: long.MaxValue);
        }
    }

    // How much may come on top before the plan costs more than its maximum.
    private static long Room(InvoiceWork work, SpendBound bound)
    {
        if (bound is not { ChargeKey: null, Maximum: { } maximum }) return long.MaxValue;
        return Math.Max(0, MinorMath.Add(work.Minor(maximum), -Spent(work, bound)));
    }

    // Without true-ups.
    private static long Spent(InvoiceWork work, SpendBound bound)
    {
        var booked = bound.Booked;
        var spent = work.Minor(booked.Billed) - work.Minor(booked.Excess) - work.Minor(booked.Discounts);
        for (var i = 0; i < work.Items.Length; i++)
        {
            if (BoundOrder.IsAbout(bound, work.Items[i])) spent = MinorMath.Add(spent, work.Net[i]);
        }

        return spent;
    }

    /// <summary>Adds the line of a true-up, and gives what all true-ups of the bound come to.</summary>
    private static long Add(InvoiceWork work, SpendBound bound, long spent, long room)
    {
        var booked = work.Minor(bound.Booked.TrueUp);
        if (!bound.IsLast || bound.Minimum is not { } whole) return booked;
        var minimum = new ExactAmount(whole, bound.MinimumShare);
        var missing = Commitment.TrueUp(minimum.Round(work.Currency), work.Money(spent)).ToMinor();
        var due = Math.Min(missing, room) - booked;
        var back = Math.Max(0, booked - work.Minor(bound.Booked.TrueUpCredited));
        var amount = Math.Max(due, -back);
        if (amount == 0) return booked;
        var isPlain = missing > 0 && missing <= room && amount == due;
        var exact = isPlain
            ? minimum.Less(ExactDecimal.Add(work.Money(spent).Amount, bound.Booked.TrueUp))
            : ExactAmount.Of(work.Money(amount).Amount);
        var line = InvoiceLine.Adjusting(
            InvoiceLineKind.MinimumTrueUp,
            $"minimum:{bound.Scope}:{bound.ChargeKey}",
            LineWords.BeforeMinimum + bound.Description,
            work.Money(amount));
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
        return booked + amount;
    }
}
