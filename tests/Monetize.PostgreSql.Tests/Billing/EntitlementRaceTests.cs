using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Entitlements;
using Monetize.Billing.Operations;
using Monetize.Catalogs;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;
using Monetize.TestSupport.Postgres;

namespace Monetize.PostgreSql.Tests.Billing;

/// <summary>A hard limit holds, however many calls come at once.</summary>
public sealed class EntitlementRaceTests(PostgresServer server)
{
    private const int Left = 100;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CustomerId Ada = CustomerId.Of("ada");
    private static readonly Meter Calls = Meter.Count("calls", Unit.Call);
    private static readonly Plan Limited = new()
    {
        Key = "limited",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges = [new UsageCharge { Meter = Calls, Included = Left, Limit = UsageLimit.Hard }],
    };

    [Fact]
    public async Task Record_TwoHundredAtOnceAgainstAHundredLeft_LetsExactlyAHundredPass()
    {
        await using var place = new PostgresPlace(server);
        await using var usage = await place.OpenAsync();
        await using var billing = await PostgreSqlBillingStore.OpenAsync(
            place.ConnectionString, new PostgreSqlStoreOptions { Schema = place.Schema });
        await SubscribeAsync(billing);
        var recorder = new UsageRecorder(usage, [Calls], new ManualTimeProvider(Start.AddDays(3)));
        var entitlements = new StoredEntitlements(billing, usage, recorder);

        var uses = await Task.WhenAll(Enumerable.Range(0, 2 * Left)
            .Select(i => Task.Run(async () => await entitlements.RecordAsync(Record(i)))));

        uses.Count(use => use.IsCounted).Should().Be(Left);
        uses.Where(use => !use.IsCounted).Should()
            .OnlyContain(use => use.Entitlement.Reason == EntitlementReason.LimitReached);
        (await usage.QuantityAsync(Ada, Calls, Period.UtcMonth(2026, 1))).Should().Be(Left);
        (await entitlements.CheckAsync(Ada, Calls)).Remaining.Should().Be(0m);
    }

    private static UsageRecord Record(int number) => new()
    {
        Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"call-{number}")),
        Customer = Ada,
        Meter = Calls.Key,
        Quantity = 1m,
        Time = Start.AddDays(3),
    };

    private static async Task SubscribeAsync(PostgreSqlBillingStore billing)
    {
        var stamp = new Stamp(Start, "test");
        await billing.ChangeAsync(new PublishPlans([Limited], stamp));
        await billing.ChangeAsync(new SaveCustomer(new Customer { Id = Ada, Name = "Somebody" }, stamp));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-ada"),
            Customer = Ada,
            Plan = PlanTerms.Of(Limited),
            Start = Start,
        });
        await billing.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.Zero, stamp));
    }
}
