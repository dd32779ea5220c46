using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;

namespace Monetize.Tests.Billing;

/// <summary>Customers on a hybrid plan, their usage, a sandbox that takes money, and a clock to be moved.</summary>
internal sealed class RunWorld : IAsyncDisposable
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly Plan Hybrid = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(49m)
        .Includes(Words, 1_000m).Overage.PerUnit(0.01m)
        .Build();

    private const string StoreId = "0123456789abcdef0123456789abcdef";

    private static readonly Stamp Setup = new(Start, "test");

    private readonly InMemoryUsageStore _usage = new();
    private int _records;

    public RunWorld(IBillingStore? store = null, IPaymentProvider? provider = null)
    {
        Store = store ?? Kept;
        Provider = provider ?? Sandbox;
        Usage = _usage;
    }

    /// <summary>What is kept, whatever fails on the way to it.</summary>
    public InMemoryBillingStore Kept { get; } = new(id: StoreId);

    public IBillingStore Store { get; set; }

    public SandboxPaymentProvider Sandbox { get; } = new();

    public IPaymentProvider? Provider { get; set; }

    /// <summary>Who answers for taxes; nobody where null.</summary>
    public ITaxProvider? Taxes { get; set; }

    /// <summary>The usage as a run reads it.</summary>
    public IUsageStore Usage { get; set; }

    public ManualTimeProvider Clock { get; } = new(Start);

    public static CustomerId Customer(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"c-{number:D3}"));

    /// <summary>The payment of something that was due in a store of these worlds.</summary>
    public static PaymentId PaymentOf(string due) => new($"{StoreId}/{due}");

    /// <summary>A world of one customer, whose provider does what a test says.</summary>
    public static async Task<(RunWorld World, ScriptedProvider Provider)> ScriptedAsync()
    {
        var world = new RunWorld();
        var provider = new ScriptedProvider(world.Sandbox);
        world.Provider = provider;
        await world.PopulateAsync(1);
        return (world, provider);
    }

    public static Subscription SubscriptionOf(CustomerId customer, Plan? plan = null) =>
        Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of($"sub-{customer}"),
            Customer = customer,
            Plan = PlanTerms.Of(plan ?? Hybrid),
            Start = Start,
        });

    /// <summary>Publishes the plan, and makes customers who subscribe at the start.</summary>
    public async Task PopulateAsync(int customers, params Plan[] morePlans)
    {
        await Kept.ChangeAsync(new PublishPlans([Hybrid, .. morePlans], Setup));
        for (var i = 0; i < customers; i++) await SubscribeAsync(SubscriptionOf(Customer(i)));
    }

    public async Task SubscribeAsync(Subscription subscription)
    {
        var customer = new Customer { Id = subscription.Customer, Name = "Somebody" };
        await Kept.ChangeAsync(new SaveCustomer(customer, Setup));
        await Kept.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), Setup));
    }

    public Task UseAsync(CustomerId customer, decimal quantity, DateTimeOffset time) =>
        UseAsync(customer, quantity, time, string.Create(CultureInfo.InvariantCulture, $"key-{_records++}"));

    public BillingRun BillingRun() => new(Store, Usage, Provider, Taxes, clock: Clock);

    public BillingInvoices Invoices() => new(Store, Usage, Taxes);

    public async Task UseAsync(
        CustomerId customer, decimal quantity, DateTimeOffset time, string key, string? meter = null) =>
        await _usage.AppendAsync(
        [
            new UsageRecord
            {
                Key = IdempotencyKey.Of(key),
                Customer = customer,
                Meter = meter ?? Words.Key,
                Quantity = quantity,
                Time = time,
            },
        ]);

    public ValueTask<BillingRunReport> RunAsync(
        DateTimeOffset asOf, BillingRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Clock.GetUtcNow() < asOf) Clock.MoveTo(asOf);
        return new BillingRun(Store, Usage, Provider, Taxes, options, Clock)
            .RunDueAsync(asOf, cancellationToken);
    }

    /// <summary>Runs until nothing fails on the way, as new workers do after each that died.</summary>
    public async Task RunThroughFaultsAsync(DateTimeOffset asOf)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                await RunAsync(asOf);
                return;
            }
            catch (StoreException)
            {
                // The worker is dead: its leases end.
                Clock.Advance(TimeSpan.FromMinutes(11));
            }
        }

        throw new InvalidOperationException("The run never came to its end.");
    }

    public async Task<List<Invoice>> InvoicesAsync()
    {
        var invoices = new List<Invoice>();
        await foreach (var row in Kept.StreamAsync<InvoiceRow>(InvoiceRow.Definition))
        {
            invoices.Add((await Kept.FindInvoiceAsync(row.Number))!.Invoice);
        }

        return invoices;
    }

    /// <summary>What the books say was taken in, and what the provider says.</summary>
    public async Task<(long Booked, long Taken)> CashAsync()
    {
        var booked = 0L;
        await foreach (var row in Kept.StreamAsync<LedgerRow>(LedgerRow.Definition))
        {
            if (row.Account == "cash") booked += row.AmountMinor;
        }

        var taken = 0L;
        await foreach (var payment in Sandbox.StreamSucceededAsync()) taken += payment.Amount.ToMinor();
        return (booked, taken);
    }

    public async ValueTask DisposeAsync()
    {
        await Kept.DisposeAsync();
        await _usage.DisposeAsync();
    }
}
