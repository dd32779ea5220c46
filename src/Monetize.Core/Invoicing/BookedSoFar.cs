using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>What the final invoices of a subscription billed, charge by charge.</summary>
internal sealed class BookedSoFar
{
    private readonly List<BookedCharge> _charges = [];
    private readonly Dictionary<(string Coupon, int Period), decimal> _uses = [];

    public BookedSoFar(ValueArray<Invoice> invoices, SubscriptionId subscription)
    {
        foreach (var invoice in invoices)
        {
            if (invoice.Status == InvoiceStatus.Final && invoice.Subscription == subscription) Add(invoice);
        }
    }

    public IEnumerable<InvoiceLine> Lines => _charges.Select(static charge => charge.Line);

    /// <summary>Charges of a scope and key.</summary>
    public BookedTotal Total(string scope, string chargeKey)
    {
        var total = new BookedTotal(0, 0m, ExactAmount.Of(0m), 0m, 0m);
        foreach (var charge in _charges)
        {
            var line = charge.Line;
            if (line.Kind == InvoiceLineKind.MinimumTrueUp || !IsOf(line, scope, chargeKey)) continue;
            total = new BookedTotal(
                total.Lines + 1,
                total.Quantity + line.Quantity,
                total.Exact.Plus(line.Exact),
                total.Amount + line.Amount.Amount,
                total.Coupons + charge.Coupons);
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
                ? spend with { TrueUp = spend.TrueUp + amount }
                : new BookedSpend(
                    spend.Billed + amount, spend.Excess + charge.ChargeExcess, spend.Discounts + charge.Coupons,
                    spend.TrueUp);
        }

        return spend;
    }

    /// <summary>What a bound of the plan counts: the true-ups of its charges are charges to it.</summary>
    public BookedSpend OfPlan(string scope)
    {
        var spend = new BookedSpend(0m, 0m, 0m, 0m);
        foreach (var charge in _charges)
        {
            if (charge.Line.Scope != scope) continue;
            var amount = charge.Line.Amount.Amount;
            spend = charge.Line.Price?.ChargeKey == BoundItems.PlanKey
                ? spend with { TrueUp = spend.TrueUp + amount }
                : new BookedSpend(
                    spend.Billed + amount, spend.Excess + charge.PlanExcess,
                    spend.Discounts + charge.Coupons + charge.ChargeExcess, spend.TrueUp);
        }

        return spend;
    }

    /// <summary>A coupon with what was used of it, period by period.</summary>
    public AppliedCoupon WithUse(AppliedCoupon applied) => applied with
    {
        Used = _uses.Where(use => use.Key.Coupon == applied.Coupon.Key)
            .OrderBy(use => use.Key.Period)
            .Select(use => new CouponUse(use.Key.Period, use.Value))
            .ToValueArray(),
    };

    private static bool IsOf(InvoiceLine line, string scope, string chargeKey) =>
        line.Scope == scope && line.Price?.ChargeKey == chargeKey;

    private void Add(Invoice invoice)
    {
        var first = _charges.Count;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in invoice.Lines)
        {
            if (!line.IsCharge) continue;
            places.Add(line.Id, _charges.Count);
            _charges.Add(new BookedCharge(line, 0m, 0m, 0m));
        }

        if (_charges.Count == first) return;
        foreach (var line in invoice.Lines)
        {
            if (line.Kind != InvoiceLineKind.Discount) continue;
            foreach (var share in line.Shares) Take(places[share.LineId], line, -share.Amount.Amount);
        }
    }

    private void Take(int place, InvoiceLine discount, decimal taken)
    {
        var charge = _charges[place];
        if (discount.Price is null)
        {
            _charges[place] = charge with { Coupons = charge.Coupons + taken };
            if (discount.Coupon is not { } coupon) return;
            var key = (coupon.Key, charge.Line.PeriodNumber);
            _uses[key] = _uses.GetValueOrDefault(key) + taken;
            return;
        }

        _charges[place] = discount.Price.ChargeKey == BoundItems.PlanKey
            ? charge with { PlanExcess = charge.PlanExcess + taken }
            : charge with { ChargeExcess = charge.ChargeExcess + taken };
    }
}
