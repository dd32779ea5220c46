using System.Globalization;
using System.Text;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.TestSupport;
using Monetize.Tests.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>Whole lives of subscriptions, every figure of every line reviewed.</summary>
public sealed class LifeStoryTests
{
    private static readonly DateTimeOffset Start = Zones.Instant("2026-01-31T09:00Z");

    [Fact]
    public void Life_ByTheSecondInDollars_IsAsReviewed()
    {
        var basic = Compiled("basic", 49m, ProrationMethod.Second);
        var pro = Compiled("pro", 99.99m, ProrationMethod.Second);
        var life = Begin(basic, Zones.Paris)
            .ChangeQuantity(3m, Start.AddDays(7)).Subscription
            .ChangePlan(pro.Plan, Start.AddDays(20)).Subscription
            .Pause(Start.AddDays(40)).Subscription
            .Resume(Start.AddDays(50)).Subscription
            .ChangePlan(basic.Plan, Start.AddDays(65), ChangeTiming.AtPeriodEnd).Subscription
            .Cancel(Start.AddDays(100), ChangeTiming.AtOnce).Subscription;

        Match("second", new LifeParts
        {
            Subscription = life,
            Plans = [basic, pro],
            Uses = Uses(),
            Through = Start.AddDays(120),
            Thresholds = [Start.AddDays(12), Start.AddDays(14), Start.AddDays(80)],
            Coupons =
            [
                Invoices.Applied(Coupon.PercentOff("TENTH", 10m).Repeating(2)),
                Invoices.Applied(Coupon.AmountOff("FIVER", CouponLife.Usd(5m)).Forever()),
                Invoices.Applied(Coupon.AmountOff("LINE", CouponLife.Usd(1.5m)).PerLine().OnlyFor("usage:words")),
            ],
            Taxes = new TaxTable(new TaxRule
            {
                Jurisdiction = "here",
                Rates = [new TaxRate("State", 9.975m), new TaxRate("Federal", 5m)],
            }),
            Prepaid = [new PrepaidCredit { Id = "gift", Remaining = 60m, GrantedAt = Start }],
        });
    }

    [Fact]
    public void Life_ByTheDayInYenWithBounds_IsAsReviewed()
    {
        var basic = Compiled("basic", 4_900m, ProrationMethod.Day, "JPY", plan => plan with
        {
            Minimum = 6_000m,
            Maximum = 9_000m,
            Semantics = plan.Semantics with { MinimumProration = MinimumProration.Prorated },
        });
        var quarterly = Compiled(
            "quarterly", 12_000m, ProrationMethod.Day, "JPY", plan => plan with { Period = Every.Quarter });
        var terms = Begin(basic, Zones.NewYork).Terms with { TrialDays = 10, Alignment = BillingAlignment.Calendar };
        var life = Subscription.Begin(terms)
            .ConvertTrial(Start.AddDays(6)).Subscription
            .ChangeQuantity(2m, Start.AddDays(35)).Subscription
            .ChangePlan(quarterly.Plan, Start.AddDays(70)).Subscription
            .ChangePlan(basic.Plan, Start.AddDays(75)).Subscription;

        Match("day", new LifeParts
        {
            Subscription = life,
            Plans = [quarterly, basic],
            Uses = Uses(),
            Through = Start.AddDays(125),
            Coupons =
            [
                Invoices.Applied(Coupon.PercentOff("HALF", 50m)),
                Invoices.Applied(Coupon.AmountOff("YEN", Money.Of(300m, Currency.Of("JPY"))).Repeating(3)),
            ],
            Taxes = new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("Tax", 10m)] }),
            TaxRounding = TaxRounding.PerInvoice,
            PricesIncludeTax = true,
        });
    }

    [Fact]
    public void Life_WithCreditNotes_IsAsReviewed()
    {
        var basic = Compiled("basic", 49m, ProrationMethod.Full);
        var pro = Compiled("pro", 99.99m, ProrationMethod.None);
        var life = Begin(basic, TimeZoneInfo.Utc)
            .ChangeQuantity(2m, Start.AddDays(10)).Subscription
            .ChangePlan(pro.Plan, Start.AddDays(15)).Subscription
            .Reanchor(Start.AddDays(40)).Subscription
            .Cancel(Zones.Instant("2026-04-12T09:00Z"), ChangeTiming.AtOnce).Subscription;

        Match("notes", new LifeParts
        {
            Subscription = life,
            Plans = [basic, pro],
            Uses = Uses(),
            Through = Start.AddDays(120),
            Coupons = [Invoices.Applied(Coupon.AmountOff("TWENTY", CouponLife.Usd(20m)).Forever())],
            Taxes = new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] }),
        }, notes: (done, invoice) => invoice.Number is "0" or "3"
            ? [Crediting.Part(invoice, done.Issued, "C" + invoice.Number, invoice.IssuedAt!.Value,
                [new LineShare(invoice.Lines[0].Id, CouponLife.Usd(2.22m))]).CreditNote]
            : []);
    }

    private static void Match(
        string name, LifeParts parts, Func<BillingLife, Invoice, IEnumerable<CreditNote>>? notes = null)
    {
        var life = new BillingLife(parts, notes);
        var text = new StringBuilder();
        foreach (var (input, invoice) in life.Inputs.Zip(life.Invoices)) Tell(text, input.Due, invoice);
        text.AppendJoin('\n', life.Notes.SelectMany(note => note.Lines)).Append('\n');
        text.AppendJoin('\n', life.Balance.Entries).Append('\n');
        Snapshot.Match(text.ToString(), $"life-{name}");
    }

    private static void Tell(StringBuilder text, DueItem due, Invoice invoice)
    {
        text.Append(CultureInfo.InvariantCulture, $"== {due}; {invoice}; ")
            .Append(CultureInfo.InvariantCulture, $"{invoice.Period}; period {invoice.PeriodNumber}\n");
        foreach (var line in invoice.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Id}: {line.Kind}, {line.Quantity} {line.Unit?.Key}, ")
                .Append(CultureInfo.InvariantCulture, $"{line.Price}, {line.ServicePeriod}, #{line.PeriodNumber}\n");
            foreach (var share in line.Shares) text.Append(CultureInfo.InvariantCulture, $"  {share}\n");
        }

        text.Append(invoice.Explain()).Append("\n\n");
    }

    private static Subscription Begin(CompiledPlan plan, TimeZoneInfo zone) => Subscription.Begin(
        Sold.Terms("2026-01-31T09:00Z") with { Plan = PlanTerms.Of(plan.Plan), Zone = zone });

    private static List<(UsageRecord Record, DateTimeOffset Arrived)> Uses()
    {
        var uses = new List<(UsageRecord Record, DateTimeOffset Arrived)>();
        for (var day = 0; day < 100; day += 3)
        {
            Add("words", day, 130m + day, late: day % 4 == 0 ? 30 : 0);
            Add("calls", day + 1, 70m + day, late: day % 10 == 0 ? 20 : 0);
            if (day % 30 == 0) Add("storage", day + 2, 10m, late: 0);
        }

        return uses;

        void Add(string meter, int day, decimal quantity, int late) => uses.Add((
            new UsageRecord
            {
                Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"{meter}-{day}")),
                Customer = CustomerId.Of("acme"),
                Meter = meter,
                Quantity = quantity,
                Time = Start.AddDays(day),
            },
            Start.AddDays(day + late)));
    }

    private static CompiledPlan Compiled(
        string key, decimal fee, ProrationMethod method, string currency = "USD", Func<Plan, Plan>? with = null)
    {
        var unit = decimal.Round(fee / 4_900m, 4);
        var plan = new Plan
        {
            Key = key,
            Name = key == "pro" ? "Professional" : null,
            Currency = Currency.Of(currency),
            Period = Every.Month,
            Semantics = new PlanSemantics { Proration = method },
            Charges =
            [
                new OneTimeCharge { Amount = decimal.Round(fee / 7m, 2), Name = key == "basic" ? "Setup" : null },
                new RecurringCharge { Amount = fee },
                new UsageCharge
                {
                    Meter = BillingLife.Words,
                    Price = Price.Graduated(Tier.UpTo(500m, unit), Tier.Beyond(decimal.Round(unit / 2m, 4))),
                    Maximum = decimal.Round(fee / 5m, 1),
                },
                new UsageCharge
                {
                    Meter = BillingLife.Calls,
                    Included = 300m,
                    Price = Price.PerUnit(unit),
                    Minimum = decimal.Round(fee / 10m, 1),
                },
                new UsageCharge { Meter = BillingLife.Storage, Price = Price.PerUnit(decimal.Round(fee / 490m, 3)) },
            ],
        };
        return RatingEngine.Compile(with is null ? plan : with(plan));
    }
}
