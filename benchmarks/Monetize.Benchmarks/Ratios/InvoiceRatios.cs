using Monetize.Benchmarks.References;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Benchmarks.Ratios;

/// <summary>V1 and V2: an invoice beside its figures by hand, and a rehearsed price beside a bare loop.</summary>
public sealed class InvoiceRatios
{
    private const int Invoices = 2_000;
    private const int Customers = 100_000;

    private readonly int _pairs;
    private readonly TimeSpan _warmUp;

    public InvoiceRatios(bool quick)
    {
        _pairs = quick ? 15 : 41;
        _warmUp = TimeSpan.FromSeconds(quick ? 0.7 : 2);
    }

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("V1", Invoice);
        yield return ("V1.bytes", Bytes);
        yield return ("V2", Simulate);
    }

    private static readonly TaxTable Taxes =
        new(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] });

    private static readonly BuyerTaxStatus Buyer = new("here");

    private Ratio Invoice()
    {
        var request = Request();
        var items = request.Items.Select(item => (item.Id, item.Exact.Whole)).ToArray();
        var ours = InvoiceCalculator.Calculate(request, Taxes, Buyer).Total.Amount;
        var theirs = InvoiceByHand.Calculate(items, 10m, 25m, 19m).Total;
        if (ours != theirs) throw new InvalidOperationException($"The invoice is {ours}, and {theirs} by hand.");
        var sum = 0m;
        return Timed(
            "V1",
            "invoice of 10 lines, 2 discounts and tax, explained / the same figures by hand",
            () =>
            {
                for (var i = 0; i < Invoices; i++)
                {
                    sum += InvoiceCalculator.Calculate(request, Taxes, Buyer).Total.Amount;
                }
            },
            () =>
            {
                for (var i = 0; i < Invoices; i++) sum -= InvoiceByHand.Calculate(items, 10m, 25m, 19m).Total;
            });
    }

    private static Ratio Bytes()
    {
        var request = Request();
        InvoiceCalculator.Calculate(request, Taxes, Buyer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        InvoiceCalculator.Calculate(request, Taxes, Buyer);
        return new Ratio
        {
            Id = "V1.bytes",
            Name = "bytes allocated by an invoice of 10 lines, 2 discounts and tax",
            Value = GC.GetAllocatedBytesForCurrentThread() - before,
            Limit = 10_240,
            Better = "lower",
            Unit = "bytes",
            Hard = true,
            Spread = 0,
        };
    }

    private Ratio Simulate()
    {
        var (before, after) = (RatingEngine.Compile(Plan(0.01m)), RatingEngine.Compile(Plan(0.012m)));
        var random = new Random(7);
        var quantities = Enumerable.Range(0, Customers * 3).Select(_ => (decimal)random.Next(200_000)).ToArray();
        var ids = Enumerable.Range(0, Customers).Select(i => CustomerId.Of($"customer-{i}")).ToArray();
        if (Ours(before, after, ids, quantities) != Theirs(before, after, quantities))
        {
            throw new InvalidOperationException("The simulation and the loop disagree.");
        }

        return Timed(
            "V2",
            "simulate 100,000 customers x 3 meters / rating and rounding them twice in a bare loop",
            () => Ours(before, after, ids, quantities),
            () => Theirs(before, after, quantities));
    }

    private static decimal Ours(CompiledPlan before, CompiledPlan after, CustomerId[] ids, decimal[] quantities)
    {
        var simulation = new PriceSimulation([before], [after]);
        var plan = simulation.Plan("plan", "a", "b", "c");
        for (var i = 0; i < ids.Length; i++) simulation.Add(ids[i], plan, quantities.AsSpan(i * 3, 3));
        var revenue = simulation.Report().Revenue[0];
        return revenue.Before.Amount - revenue.After.Amount;
    }

    private static decimal Theirs(CompiledPlan before, CompiledPlan after, decimal[] quantities) =>
        Bare(before, quantities) - Bare(after, quantities);

    private static decimal Bare(CompiledPlan plan, decimal[] quantities)
    {
        CompiledUsageCharge[] charges = [plan.FindUsage("a")!, plan.FindUsage("b")!, plan.FindUsage("c")!];
        var sum = 0m;
        for (var i = 0; i < quantities.Length; i++)
        {
            sum += Math.Round(charges[i % 3].Total(quantities[i]), 2, MidpointRounding.AwayFromZero);
        }

        return sum;
    }

    private static Plan Plan(decimal price) => new()
    {
        Key = "plan",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges =
        [
            .. new[] { "a", "b", "c" }.Select(meter => new UsageCharge
            {
                Meter = Meter.Sum(meter, Unit.Call),
                Price = new GraduatedPrice
                {
                    Tiers =
                    [
                        Tier.UpTo(10_000m, price), Tier.UpTo(100_000m, price * 0.8m), Tier.Beyond(price * 0.5m),
                    ],
                },
            }),
        ],
    };

    private static InvoiceRequest Request() => new()
    {
        Kind = DueKind.Cycle,
        Customer = CustomerId.Of("customer"),
        Currency = Currency.Usd,
        Period = Period.UtcMonth(2026, 2),
        Items = Enumerable.Range(0, 10).Select(i => new BillableItem
        {
            Id = $"line-{i}",
            Kind = InvoiceLineKind.Usage,
            Description = $"Line {i}",
            Exact = ExactAmount.Of(12.345m + (i * 7.003m)),
        }).ToValueArray(),
        Coupons =
        [
            new AppliedCoupon { Coupon = Coupon.PercentOff("PERCENT", 10m) },
            new AppliedCoupon { Coupon = Coupon.AmountOff("AMOUNT", Money.Of(25m, Currency.Usd)) },
        ],
    };

    private Ratio Timed(string id, string name, Action ours, Action theirs)
    {
        var (quotient, spread) = Measurement.Compare(ours, theirs, _pairs, _warmUp);
        return new Ratio
        {
            Id = id,
            Name = name,
            Value = quotient,
            Limit = 2,
            Better = "lower",
            Unit = "ratio",
            Hard = false,
            Spread = spread,
        };
    }
}
