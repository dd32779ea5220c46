using System.Diagnostics;
using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Catalogs;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>What a run asks of the server grows with pages, and not with customers.</summary>
public sealed class RunCallsTests(PostgresServer server)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Stamp Setup = new(Start, "test");
    private static readonly Meter Calls = Meter.Count("calls", Unit.Call);
    private static readonly Plan Metered = Plan.Create("metered", Currency.Usd, Every.Month)
        .Usage(Calls).PerUnit(0.05m)
        .Build();

    // Two for the claim, one each for the work, the plans, the watermark and the three months of which usage may be
    // late, two for the invoices, two to give the page back, and the claim that finds nothing more. Who collects reads
    // the payments, and prepares, begins and answers, two each.
    [Theory]
    [InlineData(1, false, 13)]
    [InlineData(40, false, 13)]
    [InlineData(1, true, 20)]
    [InlineData(40, true, 20)]
    public async Task Run_OfOnePage_MakesAsManyCallsForAnyNumberOfCustomers(int customers, bool collects, int calls)
    {
        var provider = collects ? new SandboxPaymentProvider() : null;
        await using var place = new PostgresPlace(server);
        await using var usage = await place.OpenStoreAsync();
        await using var billing = await PostgreSqlBillingStore.OpenAsync(
            place.ConnectionString, new PostgreSqlStoreOptions { Schema = place.Schema });
        await billing.ChangeAsync(new PublishPlans([Metered], Setup));
        for (var i = 0; i < customers; i++) await SubscribeAsync(billing, Customer(i));
        for (var month = 0; month < 3; month++)
        {
            await UseAsync(usage, month, customers);
            var (made, invoiced) = await CountAsync(place.Quoted, async () =>
                (await RunAsync(billing, usage, provider, Start.AddMonths(month + 1).AddHours(1))).Invoiced);
            invoiced.Should().Be(customers);
            if (month == 2) made.Should().Be(calls);
        }
    }

    private static async Task<(int Calls, T Result)> CountAsync<T>(string schema, Func<Task<T>> work)
    {
        var calls = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = call =>
            {
                // Others speak to the server at the same time.
                var isOurs = call.TagObjects.Any(tag =>
                    tag.Value is string text && text.Contains(schema, StringComparison.Ordinal));
                if (isOurs) Interlocked.Increment(ref calls);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var result = await work();
        return (calls, result);
    }

    private static async Task<BillingRunReport> RunAsync(
        PostgreSqlBillingStore billing,
        PostgreSqlUsageStore usage,
        SandboxPaymentProvider? provider,
        DateTimeOffset asOf)
    {
        var options = new BillingRunOptions { PageSize = 1_000 };
        var run = new BillingRun(
            billing, usage, provider, options: options, clock: new ManualTimeProvider(asOf));
        return await run.RunDueAsync(asOf);
    }

    private static async Task UseAsync(PostgreSqlUsageStore usage, int month, int customers)
    {
        await usage.AppendAsync(
        [
            .. Enumerable.Range(0, customers).Select(customer => new UsageRecord
            {
                Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"{month}-{customer}")),
                Customer = Customer(customer),
                Meter = Calls.Key,
                Quantity = 1m,
                Time = Start.AddMonths(month).AddDays(3),
            }),
        ]);
        await usage.FoldAsync();
    }

    private static async Task SubscribeAsync(PostgreSqlBillingStore billing, CustomerId customer)
    {
        await billing.ChangeAsync(new SaveCustomer(new Customer { Id = customer, Name = "Somebody" }, Setup));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of(customer.Value),
            Customer = customer,
            Plan = PlanTerms.Of(Metered),
            Start = Start,
        });
        await billing.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), Setup));
    }

    private static CustomerId Customer(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{number}"));
}
