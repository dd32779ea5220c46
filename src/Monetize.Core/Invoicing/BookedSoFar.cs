using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>What the final invoices of a subscription billed, charge by charge.</summary>
internal sealed class BookedSoFar
{
    private readonly List<BookedCharge> _charges = [];
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private readonly List<(int Place, Coupon Coupon, decimal Taken)> _coupons = [];

    public BookedSoFar(IssuedDocuments issued, SubscriptionId subscription)
    {
        // Of one order, so that the order in which they are given does not matter.
        foreach (var invoice in issued.Invoices
            .Where(invoice => invoice.Status == InvoiceStatus.Final && invoice.Subscription == subscription)
            .OrderBy(static invoice => invoice.IssuedAt)
            .ThenBy(static invoice => invoice.Number, StringComparer.Ordinal))
        {
            Add(invoice, issued.CreditNotes);
        }
    }

    public IEnumerable<InvoiceLine> Lines => _charges.Select(static charge => charge.Line);

    /// <summary>Charges of a scope and key.</summary>
    public BookedTotal Total(string scope, string chargeKey)
    {
        var total = new BookedTotal(0, 0m, ExactAmount.Of(0m), 0m, 0m, 0m);
        foreach (var charge in _charges)
        {
            var line = charge.Line;
            if (line.Kind == InvoiceLineKind.MinimumTrueUp || !IsOf(line, scope, chargeKey)) continue;
            total = new BookedTotal(
                total.Lines + 1,
                total.Quantity + line.Quantity,
                total.Exact.Plus(line.Exact),
                total.Amount + line.Amount.Amount,
                total.Coupons + charge.Coupons,
                total.Credited + charge.Credited);
        }

        return total;
    }

    /// <summary>The charge as the first of its lines keeps it; none where there is no line.</summary>
    public Charge? Snapshot(string scope, string chargeKey) =>
        _charges.Find(charge => IsOf(charge.Line, scope, chargeKey)).Line?.Price?.Charge;

    /// <summary>What a bound of a charge counts.</summary>
    public BookedSpend OfCharge(string scope, string chargeKey)
    {
        var spend = new BookedSpend(0m, 0m, 0m, 0m);
        foreach (var charge in _charges)
        {
            if (!IsOf(charge.Line, scope, chargeKey)) continue;
            var amount = charge.Line.Amount.Amount;
            spend = charge.Line.Kind == InvoiceLineKind.MinimumTrueUp
                ? WithTrueUp(spend, charge)
                : spend with
                {
                    Billed = spend.Billed + amount,
                    Excess = spend.Excess + charge.ChargeExcess,
                    Discounts = spend.Discounts + charge.Coupons,
                };
        }

        return spend;
    }

    /// <summary>What a bound of the plan counts; the true-ups of its charges by themselves.</summary>
    public BookedSpend OfPlan(string scope)
    {
        var spend = new BookedSpend(0m, 0m, 0m, 0m);
        foreach (var charge in _charges)
        {
            var line = charge.Line;
            if (line.Scope != scope) continue;
            if (line.Price?.ChargeKey == BoundItems.PlanKey) spend = WithTrueUp(spend, charge);
            else if (line.Kind == InvoiceLineKind.MinimumTrueUp)
            {
                spend = spend with { ChargeTrueUps = spend.ChargeTrueUps + line.Amount.Amount };
            }
            else
            {
                spend = spend with
                {
                    Billed = spend.Billed + line.Amount.Amount,
                    Excess = spend.Excess + charge.PlanExcess,
                    Discounts = spend.Discounts + charge.Coupons + charge.ChargeExcess,
                };
            }
        }

        return spend;
    }

    /// <summary>What each coupon took off the charges of <see cref="Total"/>, in the order of their keys.</summary>
    public List<DiscountTakenBack> Coupons(string scope, string chargeKey) => [.. _coupons
        .Where(coupon => IsOf(_charges[coupon.Place].Line, scope, chargeKey))
        .GroupBy(static coupon => coupon.Coupon.Key, StringComparer.Ordinal)
        .OrderBy(static coupon => coupon.Key, StringComparer.Ordinal)
        .Select(static coupon => new DiscountTakenBack(coupon.First().Coupon, coupon.Sum(static some => some.Taken)))];

    /// <summary>A coupon with what was used of it, period by period and charge by charge.</summary>
    public AppliedCoupon WithUse(AppliedCoupon applied) => applied with
    {
        Used = _coupons.Where(coupon => coupon.Coupon.Key == applied.Coupon.Key)
            .GroupBy(coupon => LineOf(_charges[coupon.Place].Line))
            .OrderBy(static use => use.Key.Period)
            .ThenBy(static use => use.Key.Scope, StringComparer.Ordinal)
            .ThenBy(static use => use.Key.ChargeKey, StringComparer.Ordinal)
            .Select(static use => new CouponUse(
                use.Key.Period, use.Sum(static some => some.Taken), use.Key.Scope, use.Key.ChargeKey))
            .ToValueArray(),
    };

    private static BookedSpend WithTrueUp(BookedSpend spend, BookedCharge charge) => spend with
    {
        TrueUp = spend.TrueUp + charge.Line.Amount.Amount,
        TrueUpCredited = spend.TrueUpCredited + charge.Credited,
    };

    private static bool IsOf(InvoiceLine line, string scope, string chargeKey) =>
        line.Scope == scope && line.Price?.ChargeKey == chargeKey;

    private static (int Period, string Scope, string ChargeKey) LineOf(InvoiceLine line) =>
        (line.PeriodNumber, line.Scope, line.Price?.ChargeKey ?? line.Id);

    private void Add(Invoice invoice, ValueArray<CreditNote> notes)
    {
        var first = _charges.Count;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in invoice.Lines)
        {
            if (!line.IsCharge) continue;
            places.Add(line.Id, _charges.Count);
            _charges.Add(new BookedCharge(line, 0m, 0m, 0m, 0m));
        }

        if (_charges.Count == first) return;
        foreach (var line in invoice.Lines)
        {
            if (line.Kind != InvoiceLineKind.Discount) continue;
            foreach (var share in line.Shares) Take(places[share.LineId], line, -share.Amount.Amount);
        }

        foreach (var note in notes)
        {
            if (note.InvoiceNumber == invoice.Number) Credit(note, places);
        }
    }

    private void Credit(CreditNote note, Dictionary<string, int> places)
    {
        if (!_notes.Add(note.Number)) throw new ArgumentException($"Credit note {note.Number} is given twice.");
        foreach (var line in note.Lines)
        {
            if (!places.TryGetValue(line.LineId, out var place))
            {
                throw new ArgumentException($"Credit note {note} is for line {line.LineId}, which there is not.");
            }

            _charges[place] = _charges[place] with { Credited = _charges[place].Credited + line.Amount.Amount };
        }
    }

    private void Take(int place, InvoiceLine discount, decimal taken)
    {
        var charge = _charges[place];
        if (discount.Price is null)
        {
            _charges[place] = charge with { Coupons = charge.Coupons + taken };
            if (discount.Coupon is { } coupon) _coupons.Add((place, coupon, taken));
            return;
        }

        _charges[place] = discount.Price.ChargeKey == BoundItems.PlanKey
            ? charge with { PlanExcess = charge.PlanExcess + taken }
            : charge with { ChargeExcess = charge.ChargeExcess + taken };
    }
}
