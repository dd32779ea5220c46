using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Entitlements;
using Monetize.Billing.Operations;
using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Payments.Dunning;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;

namespace Monetize.Tests.Billing;

/// <summary>What customers may use, by their plans.</summary>
public sealed class EntitlementTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CustomerId Ada = CustomerId.Of("ada");
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Calls = Meter.Count("calls", Unit.Call);
    private static readonly Meter Images = Meter.Count("images", Unit.Of("image"));
    private static readonly Meter Other = Meter.Count("other", Unit.Call);

    private static readonly Plan Pro = new()
    {
        Key = "pro",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges =
        [
            new RecurringCharge { Amount = 49m },
            new UsageCharge { Meter = Words, Included = 1_000m, Price = new PerUnitPrice { UnitPrice = 0.01m } },
            new UsageCharge { Meter = Calls, Included = 100m, Limit = UsageLimit.Hard, RolloverMaximum = 20m },
            new UsageCharge { Meter = Images, Included = 10m, Limit = UsageLimit.Soft },
        ],
        Features = Collections.ValueMap.Of(KeyValuePair.Create("support", "priority")),
    };

    private static readonly Stamp Setup = new(Start, "test");

    private readonly InMemoryBillingStore _billing = new();
    private readonly InMemoryUsageStore _usage = new();
    private readonly ManualTimeProvider _clock = new(Start.AddDays(10));
    private readonly StoredEntitlements _entitlements;
    private int _records;

    public EntitlementTests() =>
        _entitlements = new StoredEntitlements(
            _billing, _usage, new UsageRecorder(_usage, [Words, Calls, Images, Other], _clock));

    public async ValueTask DisposeAsync()
    {
        await _billing.DisposeAsync();
        await _usage.DisposeAsync();
    }

    [Fact]
    public async Task Check_WithinAHardLimit_SaysWhatIsLeft()
    {
        await SubscribeAsync(Pro);
        await UseAsync(Calls, 30);

        var entitlement = await _entitlements.CheckAsync(Ada, Calls);

        entitlement.IsAllowed.Should().BeTrue();
        entitlement.Reason.Should().Be(EntitlementReason.Granted);
        entitlement.Limit.Should().Be(100m);
        entitlement.Remaining.Should().Be(70m);
        entitlement.Period.Should().Be(Period.UtcMonth(2026, 1));
    }

    [Theory]
    [InlineData(70, true)]
    [InlineData(71, false)]
    public async Task Check_UpToAHardLimit_DecidesAtTheLastUnit(int quantity, bool isAllowed)
    {
        await SubscribeAsync(Pro);
        await UseAsync(Calls, 30);

        (await _entitlements.CheckAsync(Ada, Calls, quantity)).IsAllowed.Should().Be(isAllowed);
    }

    [Fact]
    public async Task Record_BeyondAHardLimit_IsRefusedAndNotRecorded()
    {
        await SubscribeAsync(Pro);
        await UseAsync(Calls, 100);

        var use = await _entitlements.RecordAsync(Record(Calls));

        use.IsCounted.Should().BeFalse();
        use.Entitlement.Reason.Should().Be(EntitlementReason.LimitReached);
        use.Entitlement.Remaining.Should().Be(0m);
        (await _usage.QuantityAsync(Ada, Calls, Period.UtcMonth(2026, 1))).Should().Be(100m);
        (await _usage.VerifyAsync()).Rejections.Should().Be(0, "no work was done, so nothing was used");
    }

    [Fact]
    public async Task Record_SameKeyWhenTheLimitIsReached_IsADuplicateAndAllowed()
    {
        await SubscribeAsync(Pro);
        await UseAsync(Calls, 99);
        var last = Record(Calls);
        await _entitlements.RecordAsync(last);

        var again = await _entitlements.RecordAsync(last);

        again.Entitlement.IsAllowed.Should().BeTrue();
        again.Result!.Value.Outcome.Should().Be(RecordOutcome.Duplicate);
    }

    [Fact]
    public async Task Record_BeyondWhatIsIncludedAtAPrice_IsOverage()
    {
        await SubscribeAsync(Pro);

        var use = await _entitlements.RecordAsync(Record(Words) with { Quantity = 1_500m });

        use.IsCounted.Should().BeTrue();
        use.Entitlement.Reason.Should().Be(EntitlementReason.Overage);
        use.Entitlement.Remaining.Should().Be(0m);
    }

    [Fact]
    public async Task Check_BeyondASoftLimit_IsAllowedAndSaysSo()
    {
        await SubscribeAsync(Pro);
        await UseAsync(Images, 10);

        var entitlement = await _entitlements.CheckAsync(Ada, Images);

        entitlement.IsAllowed.Should().BeTrue();
        entitlement.Reason.Should().Be(EntitlementReason.BeyondSoftLimit);
    }

    [Fact]
    public async Task Check_MeterThatThePlanLacks_IsRefused()
    {
        await SubscribeAsync(Pro);

        (await _entitlements.CheckAsync(Ada, Other)).Reason.Should().Be(EntitlementReason.NotInPlan);
        (await _entitlements.RecordAsync(Record(Other))).IsCounted.Should().BeFalse();
    }

    [Fact]
    public async Task Check_WithoutASubscriptionInForce_IsRefused()
    {
        (await _entitlements.CheckAsync(Ada, Calls)).Reason.Should().Be(EntitlementReason.NoSubscription);
        await SubscribeAsync(Pro, Start.AddDays(11));
        (await _entitlements.CheckAsync(Ada, Calls)).Reason.Should().Be(EntitlementReason.NoSubscription);
    }

    [Fact]
    public async Task CheckFeature_SaysWhatThePlanSays()
    {
        await SubscribeAsync(Pro);

        var support = await _entitlements.CheckFeatureAsync(Ada, "support");
        var audit = await _entitlements.CheckFeatureAsync(Ada, "audit");

        (support.IsAllowed, support.Value).Should().Be((true, "priority"));
        (audit.IsAllowed, audit.Reason).Should().Be((false, EntitlementReason.NotInPlan));
    }

    [Fact]
    public async Task Check_WhenAllAttemptsToCollectFailed_IsSuspendedUntilItIsPaid()
    {
        await SubscribeAsync(Pro);
        var sandbox = new SandboxPaymentProvider();
        sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        var run = new Monetize.Billing.Running.BillingRun(_billing, _usage, sandbox, clock: _clock);
        var at = _clock.GetUtcNow();
        for (var day = 0; day <= 8; day++)
        {
            _clock.MoveTo(at.AddDays(day));
            await run.RunDueAsync(_clock.GetUtcNow());
        }

        (await _entitlements.CheckAsync(Ada, Calls)).Reason.Should().Be(EntitlementReason.Suspended);
        (await _entitlements.CheckFeatureAsync(Ada, "support")).IsAllowed.Should().BeFalse();
    }

    [Fact]
    public async Task Check_AfterABilledPeriod_MayUseWhatItLeft()
    {
        await SubscribeAsync(Pro);
        await UseAsync(Calls, 90);
        _clock.MoveTo(Start.AddMonths(1));

        (await _entitlements.CheckAsync(Ada, Calls)).Limit.Should().Be(100m, "the month is not billed yet");
        _clock.MoveTo(Start.AddMonths(1).AddHours(1));
        await new Monetize.Billing.Running.BillingRun(_billing, _usage, clock: _clock)
            .RunDueAsync(_clock.GetUtcNow());
        (await _entitlements.CheckAsync(Ada, Calls)).Limit.Should().Be(110m);
    }

    [Fact]
    public async Task Record_OutsideTheAcceptanceWindow_IsRejectedAndKept()
    {
        await SubscribeAsync(Pro);
        _clock.MoveTo(Start.AddDays(60));

        var use = await _entitlements.RecordAsync(Record(Calls) with { Time = Start.AddDays(1) });

        use.Result!.Value.Outcome.Should().Be(RecordOutcome.Rejected);
        (await _usage.VerifyAsync()).Rejections.Should().Be(1);
    }

    private async Task SubscribeAsync(Plan plan, DateTimeOffset? start = null)
    {
        await _billing.ChangeAsync(new PublishPlans([plan], Setup));
        await _billing.ChangeAsync(new SaveCustomer(new Customer { Id = Ada, Name = "Somebody" }, Setup));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-ada"),
            Customer = Ada,
            Plan = PlanTerms.Of(plan),
            Start = start ?? Start,
        });
        await _billing.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), Setup));
    }

    private async Task UseAsync(Meter meter, int count)
    {
        for (var i = 0; i < count; i++) await _usage.AppendAsync([Record(meter)]);
    }

    private UsageRecord Record(Meter meter) => new()
    {
        Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"key-{_records++}")),
        Customer = Ada,
        Meter = meter.Key,
        Quantity = 1m,
        Time = _clock.GetUtcNow(),
    };
}
