using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Usage;

/// <summary>
/// Customers on one plan with three meters, who use the same each month, and runs month after month that invoice and
/// collect.
/// </summary>
/// <param name="usage">The store of usage.</param>
/// <param name="billing">The store of billing.</param>
/// <param name="customers">How many.</param>
/// <param name="records">How many records each has a month on each meter.</param>
public sealed class BillingWorkload(IUsageStore usage, IBillingStore billing, int customers, int records)
{
    public const int UsualPage = 1_000;

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Meter[] Meters =
    [
        Meter.Sum("words", Unit.Word), Meter.Count("calls", Unit.Call), Meter.Max("seats", Unit.Seat),
    ];

    public static readonly Plan Plan = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(49m)
        .Usage(Meters[0]).Graduated(tiers => tiers.UpTo(1_000, 0.01m).Beyond(0.008m))
        .Includes(Meters[1], 5m).Overage.PerUnit(0.05m)
        .Usage(Meters[2]).PerUnit(2m)
        .Build();

    private static readonly Stamp Setup = new(Start, "ratios");

    private readonly SandboxPaymentProvider _provider = new();
    private int _month;

    /// <summary>How many customers are taken at once.</summary>
    public int PageSize { get; init; } = UsualPage;

    /// <summary>Subscribes everybody, and invoices the first base.</summary>
    public void Begin()
    {
        Wait(billing.ChangeAsync(new PublishPlans([Plan], Setup)));
        for (var i = 0; i < customers; i++)
        {
            var id = Customer(i);
            Wait(billing.ChangeAsync(new SaveCustomer(new Customer { Id = id, Name = "Somebody" }, Setup)));
            var subscription = Subscription.Begin(new SubscriptionTerms
            {
                Id = SubscriptionId.Of(id.Value),
                Customer = id,
                Plan = PlanTerms.Of(Plan),
                Start = Start,
            });
            Wait(billing.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), Setup)));
        }

        Require(Run(Start), customers);
    }

    /// <summary>Records the usage of the next month, and folds it.</summary>
    public void Use()
    {
        var month = Start.AddMonths(_month++);
        var batch = new List<UsageRecord>(Batch);
        for (var round = 0; round < records; round++)
        {
            for (var customer = 0; customer < customers; customer++)
            {
                foreach (var meter in Meters)
                {
                    batch.Add(Record(month, round, customer, meter));
                    if (batch.Count < Batch) continue;
                    Wait(usage.AppendAsync(batch));
                    batch.Clear();
                }
            }
        }

        if (batch.Count > 0) Wait(usage.AppendAsync(batch));
        Wait(usage.FoldAsync());
    }

    /// <summary>Invoices the month that was used last.</summary>
    public void Bill() => Require(Run(Boundary), customers);

    /// <summary>The same run once more, which finds nothing to do.</summary>
    public void BillAgain() => Require(Run(Boundary), 0);

    /// <summary>Invoices the month that was used last, and collects nothing.</summary>
    public void Invoice() => Require(Run(Boundary, provider: null), customers);

    /// <summary>Collects what was invoiced, by whomever.</summary>
    public void Collect() => Require(Run(Boundary.AddHours(1)), 0);

    /// <summary>The end of the month that was used last.</summary>
    public DateTimeOffset Opening => Start.AddMonths(_month);

    /// <summary>When it is invoiced.</summary>
    public DateTimeOffset Boundary => Opening.AddHours(1);

    public static CustomerId Customer(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{number:D6}"));

    private static void Require(BillingRunReport report, int invoices)
    {
        if (report.Invoices.Count == invoices && report.Parked.IsEmpty) return;
        throw new InvalidOperationException($"{invoices} invoices are due: {report}.");
    }

    private BillingRunReport Run(DateTimeOffset asOf) => Run(asOf, _provider);

    private BillingRunReport Run(DateTimeOffset asOf, SandboxPaymentProvider? provider) => Wait(new BillingRun(
        billing,
        usage,
        provider,
        options: new BillingRunOptions { PageSize = PageSize },
        clock: new StandingClock(asOf)).RunDueAsync(asOf));

    private static UsageRecord Record(DateTimeOffset month, int round, int customer, Meter meter) => new()
    {
        Key = IdempotencyKey.Of(
            string.Create(CultureInfo.InvariantCulture, $"{month:yyyyMM}-{round}-{customer}-{meter.Key}")),
        Customer = Customer(customer),
        Meter = meter.Key,
        Quantity = 1m + ((round + customer) % 97),
        Time = month.AddHours(1 + (round * 7 % 600)),
    };

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
