using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Tests.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>
/// What a random life is made of: two plans of any interval and proration, a currency, a zone, a history of changes,
/// coupons, and usage of which some comes late.
/// </summary>
internal sealed class LifeGenerator
{
    private static readonly Interval[] Intervals =
    [
        Every.Month, Every.Month, Every.Month, Every.Day, Every.Days(10), Every.Days(30), Every.Week, Every.Weeks(2),
        Every.Months(2), Every.Quarter, Every.Quarters(2), Every.Year, Every.Years(2),
    ];

    // Ends of months, a leap day, nights on which clocks change, and the day that Samoa left out.
    private static readonly string[] Starts =
    [
        "2026-01-31T10:00Z", "2024-02-29T00:00Z", "2026-03-28T01:30Z", "2026-10-25T00:30Z", "2011-12-20T10:30Z",
    ];

    private static readonly TimeZoneInfo[] SomeZones =
    [
        TimeZoneInfo.Utc, Zones.Paris, Zones.NewYork, Zones.Of("Pacific/Apia"), Zones.Of("Australia/Lord_Howe"),
        Zones.Of("Asia/Kathmandu"),
    ];

    private readonly InvoiceGenerator _some;
    private readonly int _minutes;

    public LifeGenerator(InvoiceGenerator some)
    {
        _some = some;
        Currency = some.Pick(Currency.Usd, Currency.Usd, Currency.Of("JPY"), Currency.Of("KWD"));
        Start = Zones.Instant(some.Pick<string>(Starts));
        if (some.Chance(50)) Start = Start.AddMinutes(some.Below(365 * 24 * 60));
        var first = some.Pick<Interval>(Intervals);
        var second = some.Chance(50) ? first : some.Pick<Interval>(Intervals);
        _minutes = Math.Min(Days(first), Days(second)) * (3 + some.Below(3)) * 24 * 60;
        Plans =
        [
            RatingEngine.Compile(Plan("basic", first, 49m, 0.01m)),
            RatingEngine.Compile(Plan("pro", second, 99.99m, 0.007m)),
        ];
    }

    private Currency Currency { get; }

    private DateTimeOffset Start { get; }

    private CompiledPlan[] Plans { get; }

    public LifeParts Parts() => new()
    {
        Subscription = History(),
        Plans = Plans.ToValueArray(),
        Uses = [.. Uses()],
        Through = Start.AddMinutes(_minutes),
        Thresholds = [Instant().AddMinutes(1), Instant().AddMinutes(1), Instant().AddMinutes(1)],
        Coupons = Enumerable.Range(0, _some.Below(3)).Select(Coupon).ToValueArray(),
        Taxes = _some.Chance(50)
            ? new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", _some.Pick(19m, 7.7m))] })
            : null,
        TaxRounding = _some.Pick(TaxRounding.PerLine, TaxRounding.PerInvoice),
        PricesIncludeTax = _some.Chance(20),
        Prepaid = Prepaid().ToValueArray(),
    };

    private DateTimeOffset Instant() => Start.AddMinutes(_some.Below(_minutes));

    private IEnumerable<PrepaidCredit> Prepaid()
    {
        for (var i = _some.Below(3); i > 0; i--)
        {
            yield return new PrepaidCredit
            {
                Id = $"prepaid-{i}",
                Remaining = _some.Amount(),
                GrantedAt = Start,
                ExpiresAt = _some.Chance(30) ? Instant() : null,
            };
        }
    }

    private AppliedCoupon Coupon(int index)
    {
        var coupon = _some.Chance(30)
            ? Monetize.Coupon.PercentOff($"C{index}", _some.Pick(20m, 33.3m, 100m))
            : Monetize.Coupon.AmountOff($"C{index}", Whole(_some.Pick(0m, 5m, 13.37m, 60m)));
        if (_some.Chance(40)) coupon = coupon.PerLine();
        if (_some.Chance(30)) coupon = coupon.OnlyFor("usage:words", "recurring:0");
        coupon = _some.Pick(0, 1, 2) switch { 0 => coupon, 1 => coupon.Repeating(2), _ => coupon.Forever() };
        return new AppliedCoupon { Coupon = coupon, FirstPeriod = _some.Pick(0, 0, 1) };
    }

    /// <summary>Records of usage, a level among it, and when each of them arrived.</summary>
    private IEnumerable<(UsageRecord Record, DateTimeOffset Arrived)> Uses()
    {
        for (var i = 0; i < 60; i++)
        {
            var time = Instant();
            var late = _some.Chance(20) ? _some.Below(_minutes / 3) : 0;
            var meter = _some.Pick("words", "words", "calls", "calls", "storage");
            var record = new UsageRecord
            {
                Key = IdempotencyKey.Of($"use-{i}"),
                Customer = CustomerId.Of("customer"),
                Meter = meter,
                Quantity = _some.Below(meter == "storage" ? 40 : 2_000),
                Time = time,
            };
            yield return (record, time.AddMinutes(late));
        }
    }

    private Subscription History()
    {
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-1"),
            Customer = CustomerId.Of("customer"),
            Plan = PlanTerms.Of(Plans[0].Plan),
            Start = Start,
            Zone = _some.Chance(70) ? _some.Pick<TimeZoneInfo>(SomeZones) : Zones.All[_some.Below(Zones.All.Count)],
            Quantity = _some.Pick(1m, 3m, 2.5m),
            TrialDays = _some.Chance(30) ? _some.Below((_minutes / (24 * 60)) + 1) : 0,
            Alignment = _some.Pick(BillingAlignment.Anniversary, BillingAlignment.Calendar),
            BillingDay = _some.Chance(20) ? _some.Below(31) + 1 : null,
        });
        var at = Start;
        for (var i = _some.Below(8); i > 0; i--)
        {
            at = _some.Below(6) switch
            {
                0 => at,
                1 => subscription.NextDue(at)?.At ?? at,
                _ => at.AddMinutes(_some.Below(_minutes / 4)),
            };
            var result = Change(subscription, at);
            if (result.IsAccepted) subscription = result.Subscription;
        }

        return subscription;
    }

    private static int Days(Interval interval) => interval.Count * interval.Unit switch
    {
        IntervalUnit.Day => 1,
        IntervalUnit.Week => 7,
        IntervalUnit.Month => 30,
        IntervalUnit.Quarter => 91,
        _ => 365,
    };

    private ChangeResult Change(Subscription subscription, DateTimeOffset at)
    {
        var timing = _some.Pick(ChangeTiming.AtOnce, ChangeTiming.AtOnce, ChangeTiming.AtPeriodEnd);
        return _some.Below(12) switch
        {
            < 4 => subscription.ChangePlan(_some.Pick(Plans[0], Plans[1]).Plan, at, timing),
            4 or 5 => subscription.ChangeQuantity(_some.Pick(0m, 0.5m, 1m, 2m, 4m), at, timing),
            6 => subscription.Pause(at),
            7 => subscription.Resume(at),
            8 => subscription.Reanchor(at),
            9 => subscription.ConvertTrial(at),
            10 => subscription.Withdraw(at),
            _ => subscription.Cancel(at, timing),
        };
    }

    private Plan Plan(string key, Interval interval, decimal fee, decimal price) => new()
    {
        Key = key,
        Currency = Currency,
        Period = interval,
        Minimum = _some.Chance(30) ? 60m : null,
        Maximum = _some.Chance(30) ? 120m : null,
        Semantics = new PlanSemantics
        {
            Proration = _some.Pick(
                ProrationMethod.Second, ProrationMethod.Second, ProrationMethod.Day, ProrationMethod.None,
                ProrationMethod.Full),
            MinimumProration = _some.Pick(MinimumProration.Full, MinimumProration.Prorated),
        },
        Charges =
        [
            new RecurringCharge { Amount = Whole(fee).Amount },
            new UsageCharge
            {
                Meter = BillingLife.Words,
                Price = new GraduatedPrice { Tiers = [Tier.UpTo(1_000m, price), Tier.Beyond(price / 4m)] },
                Maximum = _some.Chance(40) ? 12m : null,
            },
            new UsageCharge
            {
                Meter = BillingLife.Calls,
                Included = 500m,
                Price = Price.PerUnit(0.0035m),
                Minimum = _some.Chance(40) ? 3m : null,
            },
            new UsageCharge { Meter = BillingLife.Storage, Price = Price.PerUnit(0.15m) },
            new OneTimeCharge { Amount = 10m },
        ],
    };

    private Money Whole(decimal amount) => Money.Of(amount, Currency).Round();
}
