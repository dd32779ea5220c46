using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Storage;
using Monetize.Testing;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>What an engine tells of the cost of a call, by the subscriptions of that instant.</summary>
public sealed class CustomerTermsTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Peak = Meter.Max("peak", Unit.Word);

    private static readonly ServiceMethod<decimal, decimal> Write = Service.Create("texts")
        .Method<decimal, decimal>("write").Meters(Words, (_, words) => words);

    private static readonly ServiceMethod<decimal, decimal> Measure = Service.Create("sizes")
        .Method<decimal, decimal>("measure").Meters(Peak, (_, words) => words);

    private static readonly Plan Basic = Plan.Create("basic", Currency.Usd, Every.Month).Recurring(49m)
        .Includes(Words, 1_000m).Rollover(500m).Overage.PerUnit(0.01m)
        .Build();

    private static readonly Plan Team = Plan.Create("team", Currency.Usd, Every.Month)
        .Usage(Words).PerUnit(0.05m)
        .Build();

    private static readonly Plan Support = Plan.Create("support", Currency.Eur, Every.Month).Recurring(20m).Build();

    private readonly ManualTimeProvider _clock = new(RunWorld.Start);
    private readonly InMemoryBillingStore _billing = new();
    private readonly InMemoryUsageStore _usage = new();
    private MonetizeEngine? _engine;
    private int _calls;
    private int _reads;

    private Stamp Now => new(_clock.GetUtcNow(), "test");

    [Fact]
    public async Task Call_OfASubscriber_TellsWhatItCosts()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);

        (await CallAsync(engine, 900m)).Should().Be(Money.Of(0m, Currency.Usd), "it is included");
        (await CallAsync(engine, 300m)).Should().Be(Money.Of(2m, Currency.Usd), "200 are beyond");
    }

    [Fact]
    public async Task Call_OfNobodyWhoSubscribed_TellsNoCost()
    {
        var engine = await OpenAsync();

        (await CallAsync(engine, 900m)).Should().BeNull();
    }

    [Fact]
    public async Task Call_InATrialAndInAPause_TellsNoCost()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Team, trialDays: 14);
        var trial = await CallAsync(engine, 10m);
        _clock.Advance(TimeSpan.FromDays(15));
        var billed = await CallAsync(engine, 10m);
        await engine.Subscriptions.PauseAsync(SubscriptionId.Of("s"), Now);
        _clock.Advance(TimeSpan.FromDays(1));

        trial.Should().BeNull();
        billed.Should().Be(Money.Of(0.5m, Currency.Usd));
        (await CallAsync(engine, 10m)).Should().BeNull();
    }

    [Fact]
    public async Task Call_AfterAPlanChange_CostsByTheNewPlanAndItsStretch()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);
        await CallAsync(engine, 1_000m);
        _clock.Advance(TimeSpan.FromDays(1));
        await engine.Subscriptions.ChangePlanAsync(SubscriptionId.Of("s"), PlanVersion.Of(Team), Now);

        (await CallAsync(engine, 10m)).Should().Be(Money.Of(0.5m, Currency.Usd));
    }

    [Fact]
    public async Task Call_AfterAPeriodThatLeftSomething_UsesItFirst()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);
        await engine.Work.RunDueAsync(RunWorld.Start);
        await CallAsync(engine, 600m);
        _clock.MoveTo(RunWorld.Start.AddMonths(1).AddHours(1));
        await engine.Work.RunDueAsync(_clock.GetUtcNow());

        var within = await CallAsync(engine, 1_400m);
        var beyond = await CallAsync(engine, 1m);

        within.Should().Be(Money.Of(0m, Currency.Usd));
        beyond.Should().Be(Money.Of(0.01m, Currency.Usd));
    }

    [Fact]
    public async Task Call_WithASecondSubscriptionForOtherThings_CostsByTheOneThatPricesIt()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s-1", Support);
        await SubscribeAsync("s-2", Team);

        (await CallAsync(engine, 10m)).Should().Be(Money.Of(0.5m, Currency.Usd));
    }

    [Fact]
    public async Task Call_OfAMeterThatDoesNotAddUp_ReadsNoSubscription()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);
        _reads = 0;

        (await CallAsync(engine, 10m, Measure)).Should().BeNull();

        _reads.Should().Be(0);
    }

    [Fact]
    public async Task Call_WhoseRecordIsRejected_ReadsNoSubscription()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);
        _reads = 0;

        (await CallAsync(engine, -10m)).Should().BeNull();

        _reads.Should().Be(0);
    }

    [Fact]
    public async Task Call_AgainAfterTheFirst_ReadsSubscriptionsAndNoPlan()
    {
        var engine = await OpenAsync();
        await SubscribeAsync("s", Basic);
        await CallAsync(engine, 10m);
        _reads = 0;

        await CallAsync(engine, 10m);

        _reads.Should().Be(1);
    }

    [Fact]
    public async Task Call_CostsTurnedOff_ReadsNoSubscription()
    {
        var engine = await OpenAsync(estimatesCosts: false);
        await SubscribeAsync("s", Basic);
        _reads = 0;

        (await CallAsync(engine, 2_000m)).Should().BeNull();

        _reads.Should().Be(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
        await _billing.DisposeAsync();
        await _usage.DisposeAsync();
    }

    private async Task<MonetizeEngine> OpenAsync(bool estimatesCosts = true)
    {
        var counted = new FaultyBillingStore(_billing, () => StoreFault.None, nextRead: () =>
        {
            _reads++;
            return StoreFault.None;
        });
        _engine = await MonetizeEngine.OpenAsync(m => m
            .UseStores(MonetizeStores.Of(_usage, counted))
            .UseClock(_clock)
            .AddCatalog(Catalog.Of([Basic, Team, Support]) with { Meters = [Words, Peak] })
            .Configure(options => options with { EstimatesCosts = estimatesCosts }));
        return _engine;
    }

    private async Task SubscribeAsync(string id, Plan plan, int? trialDays = null)
    {
        var stamp = Now;
        await _engine!.Customers.SaveAsync(new Customer { Id = Ada, Name = "Ada" }, stamp);
        var started = await _engine.Subscriptions.StartAsync(
            new NewSubscription
            {
                Id = SubscriptionId.Of(id),
                Customer = Ada,
                Plan = PlanVersion.Of(plan),
                TrialDays = trialDays,
            },
            stamp);
        started.IsAccepted.Should().BeTrue();
    }

    private async Task<Money?> CallAsync(
        MonetizeEngine engine, decimal words, ServiceMethod<decimal, decimal>? method = null)
    {
        var key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"call-{_calls++}"));
        var result = await engine.Calls.CallAsync(
            method ?? Write, words, Ada, key, static (request, _) => Task.FromResult(request));
        result.CostFailure.Should().BeNull();
        return result.MarginalCost;
    }
}
