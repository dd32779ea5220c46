using System.Numerics;
using Monetize.Invoicing;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Invoicing;

/// <summary>The definition of an invoice in whole numbers without bounds, and no code of the calculation.</summary>
internal sealed class NaiveInvoice
{
    private readonly InvoiceRequest _request;
    private readonly int _digits;
    private readonly List<BillableItem> _items;
    private readonly BigInteger[] _amounts;
    private readonly BigInteger[] _nets;
    private readonly List<(string Scope, BigInteger Amount)> _trueUps = [];

    public NaiveInvoice(InvoiceRequest request)
    {
        _request = request;
        _digits = request.Currency.MinorUnits ?? 0;
        _items = [.. request.Items
            .OrderBy(item => item.Position)
            .ThenBy(item => item.ServicePeriod?.From ?? DateTimeOffset.MinValue)
            .ThenBy(item => item.Id, StringComparer.Ordinal)];
        _amounts = [.. _items.Select(item => Round(item.RunningTotal ?? item.Exact) - Minor(item.Before))];
        _nets = [.. _amounts];
        Maximums(ofPlans: false);
        for (var i = 0; i < _nets.Length; i++) _nets[i] += Back(_items[i]);
        Percentages();
        FixedAmounts();
        Maximums(ofPlans: true);
        Minimums();
    }

    /// <summary>What each charge comes to after discounts, true-ups last, in minor units.</summary>
    public IEnumerable<BigInteger> Nets => _nets.Concat(_trueUps.Select(trueUp => trueUp.Amount));

    public BigInteger Subtotal => Sum(_amounts) + Sum(_trueUps.Select(trueUp => trueUp.Amount));

    public BigInteger Discounts => Sum(_amounts) - Sum(_nets);

    /// <summary>The tax of a rate on nets, in minor units: rounded line by line, or once.</summary>
    public static BigInteger Tax(IEnumerable<BigInteger> nets, decimal percent, decimal included, TaxRounding rounding)
    {
        var scale = (BigInteger)1_000_000;
        var rate = (BigInteger)(percent * 1_000_000m);
        var whole = (100 * scale) + (BigInteger)(included * 1_000_000m);
        return rounding == TaxRounding.PerLine
            ? Sum(nets.Select(net => Nearest(net * rate, whole)))
            : Nearest(Sum(nets) * rate, whole);
    }

    public static BigInteger Sum(IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, (a, b) => a + b);

    public static BigInteger Nearest(BigInteger value, BigInteger divisor)
    {
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(value), divisor);
        return value.Sign * (rest * 2 >= divisor ? whole + 1 : whole);
    }

    private static (int Period, string Scope, string ChargeKey) LineOf(BillableItem item) =>
        (item.PeriodNumber, item.Scope, item.Price!.ChargeKey);

    private BigInteger Back(BillableItem item, string? coupon = null) => Sum(item.DiscountsTakenBack
        .Where(back => coupon is null || back.Coupon.Key == coupon).Select(back => Minor(back.Amount)));

    private BigInteger Minor(decimal amount) => ((BigDecimal)amount).RoundToMinor(_digits);

    private BigInteger Round(ExactAmount exact)
    {
        BigDecimal whole = exact.Whole;
        var shift = BigInteger.Pow(10, _digits);
        return Nearest(
            whole.Mantissa * shift * exact.Share.Part, BigInteger.Pow(10, whole.Scale) * exact.Share.Whole);
    }

    private void Maximums(bool ofPlans)
    {
        foreach (var bound in Ordered()
            .Where(bound => (bound.ChargeKey is null) == ofPlans && bound.Maximum is not null))
        {
            var booked = Minor(bound.Booked.Billed) - (ofPlans ? Minor(bound.Booked.Discounts) : 0);
            var all = booked + Sum(About(bound).Select(i => _nets[i]));
            var excess = BigInteger.Max(0, all - Minor(bound.Maximum!.Value)) - Minor(bound.Booked.Excess);
            Spread(excess, [.. About(bound).Where(i => _nets[i].Sign == excess.Sign)]);
        }
    }

    private void Percentages()
    {
        foreach (var applied in Coupons().Where(applied => applied.Coupon.Percent is not null))
        {
            var rate = (BigInteger)(applied.Coupon.Percent!.Value * 1_000_000m);
            foreach (var i in For(applied)) _nets[i] -= Nearest(_nets[i] * rate, 100_000_000);
        }
    }

    private void FixedAmounts()
    {
        foreach (var applied in Coupons().Where(applied => applied.Coupon.Amount is not null))
        {
            var amount = Minor(applied.Coupon.Amount!.Value.Amount);
            foreach (var period in For(applied).GroupBy(i => _items[i].PeriodNumber).ToList())
            {
                if (applied.Coupon.Target == CouponTarget.Line)
                {
                    foreach (var line in period.GroupBy(i => LineOf(_items[i]))) OffLine(applied, amount, [.. line]);
                    continue;
                }

                var used = Sum(applied.Used.Where(use => use.Period == period.Key).Select(use => Minor(use.Amount)));
                var back = Sum(_items.Where(item => item.PeriodNumber == period.Key)
                    .Select(item => Back(item, applied.Coupon.Key)));
                var left = BigInteger.Max(0, BigInteger.Min(amount, amount - used + back));
                Spread(BigInteger.Min(left, Sum(period.Select(i => _nets[i]))), [.. period]);
            }
        }
    }

    // The amount goes to the lines of a charge in their order.
    private void OffLine(AppliedCoupon applied, BigInteger amount, int[] lines)
    {
        var line = LineOf(_items[lines[0]]);
        var used = Sum(applied.Used
            .Where(use => (use.Period, use.Scope, use.ChargeKey) == line).Select(use => Minor(use.Amount)));
        var back = Sum(_items.Where(item => LineOf(item) == line).Select(item => Back(item, applied.Coupon.Key)));
        var left = BigInteger.Max(0, BigInteger.Min(amount, amount - used + back));
        foreach (var i in lines)
        {
            var off = BigInteger.Min(left, _nets[i]);
            _nets[i] -= off;
            left -= off;
        }
    }

    // A minimum of a charge is owed up to the maximum of its plan.
    private void Minimums()
    {
        foreach (var bound in Ordered().OrderBy(bound => bound.ChargeKey is null)
            .Where(bound => bound.IsLast && bound.Minimum is not null))
        {
            var spent = Spent(bound) + (bound.ChargeKey is null ? TrueUps(bound.Scope) : 0);
            var minimum = Round(new ExactAmount(bound.Minimum!.Value, bound.MinimumShare));
            var missing = BigInteger.Max(0, minimum - spent);
            if (bound.ChargeKey is not null) missing = BigInteger.Min(missing, Room(bound));
            missing -= Minor(bound.Booked.TrueUp);
            if (!missing.IsZero) _trueUps.Add((bound.Scope, missing));
        }
    }

    // What other charges have of it, those before by what they come to and what was booked of them.
    private BigInteger Room(SpendBound charge)
    {
        var plan = Ordered().FirstOrDefault(bound => bound.Scope == charge.Scope && bound.ChargeKey is null);
        if (plan?.Maximum is not { } maximum) return BigInteger.Pow(10, 40);
        var before = Ordered().Where(bound => bound.Scope == charge.Scope && bound.ChargeKey is not null)
            .TakeWhile(bound => bound.ChargeKey != charge.ChargeKey);
        var room = BigInteger.Max(0, Minor(maximum) - Spent(plan));
        return BigInteger.Max(
            0, room - TrueUps(charge.Scope) - Sum(before.Select(bound => Minor(bound.Booked.TrueUp))));
    }

    private BigInteger TrueUps(string scope) =>
        Sum(_trueUps.Where(trueUp => trueUp.Scope == scope).Select(trueUp => trueUp.Amount));

    private BigInteger Spent(SpendBound bound) => Minor(bound.Booked.Billed) - Minor(bound.Booked.Excess)
        - Minor(bound.Booked.Discounts) + Sum(About(bound).Select(i => _nets[i]));

    // Floors first; the units that are left go to the largest remainders, the earlier of two equal ones.
    private void Spread(BigInteger total, int[] lines)
    {
        var sum = Sum(lines.Select(i => BigInteger.Abs(_nets[i])));
        if (sum.IsZero || total.IsZero) return;
        var size = BigInteger.Abs(total);
        var parts = lines.ToDictionary(i => i, i => size * BigInteger.Abs(_nets[i]) / sum);
        var rest = lines.OrderByDescending(i => size * BigInteger.Abs(_nets[i]) % sum).ThenBy(i => i);
        foreach (var i in rest.Take((int)(size - Sum(parts.Values)))) parts[i]++;
        foreach (var (i, part) in parts) _nets[i] -= total.Sign * part;
    }

    private IEnumerable<SpendBound> Ordered() => _request.Bounds
        .OrderBy(bound => bound.Scope, StringComparer.Ordinal)
        .ThenBy(bound => bound.ChargeKey, StringComparer.Ordinal);

    private IEnumerable<AppliedCoupon> Coupons() =>
        _request.Coupons.OrderBy(applied => applied.Coupon.Key, StringComparer.Ordinal);

    private IEnumerable<int> About(SpendBound bound) => Enumerable.Range(0, _items.Count).Where(i =>
        _items[i].Scope == bound.Scope && (bound.ChargeKey is null || _items[i].Price?.ChargeKey == bound.ChargeKey));

    private List<int> For(AppliedCoupon applied) => [.. Enumerable.Range(0, _items.Count)
        .Where(i => _nets[i].Sign > 0 && applied.CountsIn(_items[i].PeriodNumber))
        .Where(i => applied.Coupon.ChargeKeys.IsEmpty
            || applied.Coupon.ChargeKeys.Contains(_items[i].Price!.ChargeKey))];
}
