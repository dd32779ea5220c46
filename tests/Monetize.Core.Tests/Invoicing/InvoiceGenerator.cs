using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>
/// Invoices of any kind of input: charges, refunds, bounds, coupons, taxes and credits. One seed, one case.
/// </summary>
internal sealed class InvoiceGenerator(int seed)
{
    public static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PlanVersion Plan = new("pro", 2);

    private readonly Random _random = new(seed);

    /// <summary>Checks that something holds for many cases. What FsCheck prints on a failure is the seed.</summary>
    public static void All(Func<InvoiceGenerator, bool> holds, int cases = 1_000) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new InvoiceGenerator(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Below(int limit) => _random.Next(limit);

    public T Pick<T>(params ReadOnlySpan<T> values) => values[_random.Next(values.Length)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> values) => [.. values.OrderBy(_ => _random.Next())];

    public InvoiceCase Case()
    {
        var currency = Pick(Currency.Usd, Currency.Of("JPY"), Currency.Of("KWD"));
        var items = Enumerable.Range(0, _random.Next(1, 12)).Select(Item).ToValueArray();
        var request = new InvoiceRequest
        {
            Kind = Pick(Enum.GetValues<DueKind>()),
            Customer = CustomerId.Of("customer"),
            Currency = currency,
            Period = Period.UtcMonth(2026, 2),
            Items = items,
            Bounds = Bounds().ToValueArray(),
            Coupons = Enumerable.Range(0, _random.Next(4)).Select(i => Coupon(i, currency)).ToValueArray(),
            TaxRounding = Pick(TaxRounding.PerLine, TaxRounding.PerInvoice),
            PricesIncludeTax = Chance(30),
        };
        return new InvoiceCase(request, Chance(80) ? Taxes() : null, Buyer(), Credit(currency));
    }

    /// <summary>An amount that people pay, an odd one, or one at half a minor unit.</summary>
    public decimal Amount() => Pick(0, 1, 2, 3) switch
    {
        0 => _random.Next(0, 100_000) / 100m,
        1 => _random.Next(0, 100_000_000) / 1_000_000m,
        2 => (_random.Next(0, 2_000) / 100m) + 0.005m,
        _ => Pick(0m, 0.01m, 0.5m, 1m, 49m, 1_000_000m),
    };

    private BillableItem Item(int index)
    {
        var kind = Pick(
            InvoiceLineKind.Recurring, InvoiceLineKind.Usage, InvoiceLineKind.Overage, InvoiceLineKind.OneTime,
            InvoiceLineKind.Proration, InvoiceLineKind.Correction);
        var isBack = kind is InvoiceLineKind.Proration or InvoiceLineKind.Correction && Chance(50);
        var whole = isBack ? -Amount() : Amount();
        var isPart = kind == InvoiceLineKind.Proration && Chance(70);
        var share = isPart ? new ProrationShare(_random.Next(1, 32), 31) : ProrationShare.Everything;
        var exact = new ExactAmount(whole, share);
        var first = decimal.Round(whole / 3m, 4);
        var isMore = kind == InvoiceLineKind.Usage && Chance(20);
        return new BillableItem
        {
            Id = $"line-{index}",
            Kind = kind,
            Description = $"Line {index}",
            Exact = exact,
            RunningTotal = isMore ? ExactAmount.Of(whole + 12.344m) : null,
            Before = isMore ? 12m : 0m,
            DiscountsTakenBack = whole < 0m && Chance(30)
                ? [TakenBack(decimal.Truncate(-whole / 2m))]
                : [],
            Breakdown =
            [
                new RatedPart(0m, 1m, 1m, first, 0m, first),
                new RatedPart(1m, 2m, 1m, whole - first, 0m, whole - first),
            ],
            Price = new LinePrice(Plan, Pick("usage:a", "usage:b", "recurring:0"), Charge: null),
            Scope = Pick("", "p1", "p2"),
            PeriodNumber = Pick(0, 1),
            Position = _random.Next(3),
            TaxCategory = Pick("", "", "reduced", "none"),
            ServicePeriod = Chance(80) ? Period.UtcMonth(2026, Pick(1, 2, 3)) : null,
        };
    }

    private DiscountTakenBack TakenBack(decimal amount) =>
        new(Monetize.Coupon.PercentOff(Pick("C0", "C1", "OLD"), 50m), amount);

    private IEnumerable<SpendBound> Bounds()
    {
        foreach (var scope in new[] { "", "p1", "p2" })
        {
            foreach (var key in new[] { null, "usage:a", "usage:b" })
            {
                if (!Chance(30)) continue;
                var maximum = Chance(60) ? decimal.Round(Amount(), 2) : (decimal?)null;
                var billed = Chance(30) ? decimal.Truncate(Amount()) : 0m;
                var excess = maximum < billed ? billed - decimal.Ceiling(maximum.Value) : 0m;
                yield return new SpendBound
                {
                    Scope = scope,
                    ChargeKey = key,
                    Description = $"{scope} {key}",
                    Maximum = maximum,
                    Minimum = Chance(60) ? Amount() : null,
                    MinimumShare = new ProrationShare(Pick(1, 14, 31), 31),
                    IsLast = Chance(70),
                    Booked = new BookedSpend(billed, Math.Max(0m, excess), Discounts: 0m, Chance(10) ? 1m : 0m),
                };
            }
        }
    }

    private AppliedCoupon Coupon(int index, Currency currency)
    {
        var key = $"C{index}";
        var coupon = Chance(50)
            ? Monetize.Coupon.PercentOff(key, Pick(100m, 50m, 33.333333m, 10m, 0.5m, 12.5m))
            : Monetize.Coupon.AmountOff(key, Money.Of(Amount(), currency).Round());
        if (Chance(30)) coupon = coupon.PerLine();
        if (Chance(30)) coupon = coupon.OnlyFor("usage:a", "recurring:0");
        coupon = Pick(0, 1, 2) switch { 0 => coupon, 1 => coupon.Repeating(2), _ => coupon.Forever() };
        return new AppliedCoupon
        {
            Coupon = coupon,
            FirstPeriod = Pick(0, 1),
            Used = coupon.Amount is not null && Chance(20) ? [new CouponUse(0, 3m, Pick("", "p1"), "usage:a")] : [],
        };
    }

    private TaxTable Taxes() => new(
        new TaxRule
        {
            Jurisdiction = "here",
            Rates = Chance(50)
                ? [new TaxRate("VAT", Pick(19m, 20m, 7.7m))]
                : [new TaxRate("State", 9.975m), new TaxRate("Federal", 5m)],
        },
        new TaxRule { Jurisdiction = "here", Category = "reduced", Rates = [new TaxRate("VAT", 7m)] },
        new TaxRule { Jurisdiction = "here", Category = "none" });

    private BuyerTaxStatus Buyer() => new(
        "here", Pick(TaxTreatment.Taxed, TaxTreatment.Taxed, TaxTreatment.Taxed, TaxTreatment.ReverseCharge));

    private AvailableCredit Credit(Currency currency) => new()
    {
        At = At,
        Balance = Chance(40) ? Money.Of(Amount(), currency).Round().Amount : 0m,
        Credits = Enumerable.Range(0, _random.Next(3)).Select(i => new PrepaidCredit
        {
            Id = $"credit-{i}",
            Remaining = Amount(),
            GrantedAt = At.AddDays(-i),
            ExpiresAt = Chance(30) ? At.AddDays(Pick(-1, 0, 1)) : null,
            Priority = Pick(0, 1),
        }).ToValueArray(),
    };
}
