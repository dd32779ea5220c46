using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Services;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Services;

public sealed class ServiceCallerTests
{
    private static readonly ServiceMethod<string, int> Count = Service.Create("counting")
        .Method<string, int>("count")
        .Meters(RecordingScene.Words, (text, words) => words, (text, _) => default(ValueMap).With("model", text[..1]))
        .Meters(RecordingScene.Calls, (_, _) => 1m);

    private static readonly Plan Plan = Plan.Create("counting", Currency.Usd, Every.Month)
        .Usage(RecordingScene.Words).Graduated(t => t.UpTo(3, 0.10m).Beyond(0.01m))
        .Usage(RecordingScene.Calls).PerUnit(0.5m)
        .Build();

    [Fact]
    public async Task Call_Method_RecordsEachMeter()
    {
        var scene = new RecordingScene();

        var result = await CallAsync(new ServiceCaller(scene.Recorder), "k1", "a b c");

        result.Value.Should().Be(3);
        result.MarginalCost.Should().BeNull("nothing is known of plans");
        (await scene.RecordsAsync()).Should().BeEquivalentTo(
        [
            RecordingScene.Record("k1/calls") with { Meter = "calls", Method = "counting.count" },
            RecordingScene.Record("k1/words", 3m) with
            {
                Method = "counting.count",
                Dimensions = default(ValueMap).With("model", "a"),
            },
        ]);
    }

    [Fact]
    public async Task Call_OneAfterTheOther_MarginalCostsAddUpToThePeriod()
    {
        var scene = new RecordingScene();
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: new Terms());
        var sum = Money.Zero(Currency.Usd);
        for (var i = 0; i < 4; i++) sum += (await CallAsync(caller, $"k{i}", "a b")).MarginalCost!.Value;

        var period = RatingEngine.Compile(Plan).Rate((RecordingScene.Words, 8m), (RecordingScene.Calls, 4m));

        sum.Should().Be(period.Total);
        sum.Should().Be(Money.Of(2.35m, Currency.Usd));
    }

    [Fact]
    public async Task Call_CustomerWithoutAPlan_HasNoCost()
    {
        var scene = new RecordingScene();
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: new Terms { Plans = [] });

        (await CallAsync(caller, "k", "a b")).MarginalCost.Should().BeNull();
    }

    [Fact]
    public async Task Call_SeveralTermsPriceTheMeters_CostsTheirSum()
    {
        var scene = new RecordingScene();
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: new Terms { Plans = [Plan, Plan] });

        (await CallAsync(caller, "k", "a b")).MarginalCost.Should().Be(Money.Of(1.4m, Currency.Usd));
    }

    [Fact]
    public async Task Call_TermsOfTwoCurrenciesPriceTheMeters_HasNoCost()
    {
        var scene = new RecordingScene();
        var terms = new Terms { Plans = [Plan, Plan with { Currency = Currency.Eur }] };
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: terms);

        var result = await CallAsync(caller, "k", "a b");

        result.MarginalCost.Should().BeNull();
        result.CostFailure.Should().BeNull();
    }

    [Fact]
    public async Task Call_TermsThatThrow_IsRecordedAndSaysWhyItHasNoCost()
    {
        var scene = new RecordingScene();
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: new Terms { IsBroken = true });

        var result = await CallAsync(caller, "k", "a b");

        result.MarginalCost.Should().BeNull();
        result.CostFailure.Should().BeOfType<TimeoutException>();
        (await scene.RecordsAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Call_RepeatedWithItsKey_CostsTheSame()
    {
        var scene = new RecordingScene();
        var caller = new ServiceCaller(scene.Recorder, store: scene.Store, terms: new Terms());

        var first = await CallAsync(caller, "k", "a b");
        var second = await CallAsync(caller, "k", "a b");

        second.MarginalCost.Should().Be(first.MarginalCost);
    }

    [Fact]
    public async Task Call_Handlers_AreToldByHandleAndByPattern()
    {
        var scene = new RecordingScene();
        var told = new List<string>();
        var handlers = CallHandlers.None
            .On(Count, (call, _) => Tell($"typed {call.Request} {call.Result}"))
            .On("counting.*", (call, _) => Tell($"pattern {call.Method} {call.Customer}"))
            .On("other.*", (_, _) => Tell("other"));

        await CallAsync(new ServiceCaller(scene.Recorder, handlers), "k", "a b");

        told.Should().Equal("typed a b 2", "pattern counting.count ada");

        ValueTask Tell(string text)
        {
            told.Add(text);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task Call_Handlers_AreToldAfterTheRecordAndOnceForAKey()
    {
        var scene = new RecordingScene();
        var seen = new List<int>();
        var handlers = CallHandlers.None.On("*", async (_, _) => seen.Add((await scene.RecordsAsync()).Count));
        var caller = new ServiceCaller(scene.Recorder, handlers);

        await CallAsync(caller, "k", "a b");
        await CallAsync(caller, "k", "a b");

        seen.Should().Equal(2);
    }

    [Fact]
    public async Task Call_HandlerThatThrows_KeepsNobodyFromBeingTold()
    {
        var scene = new RecordingScene();
        var told = 0;
        var handlers = CallHandlers.None
            .On("*", (_, _) => throw new TimeoutException())
            .On("*", (_, _) =>
            {
                told++;
                return ValueTask.CompletedTask;
            });

        var result = await CallAsync(new ServiceCaller(scene.Recorder, handlers), "k", "a b");

        told.Should().Be(1);
        result.HandlerFailures.Should().ContainSingle().Which.Should().BeOfType<TimeoutException>();
        (await scene.RecordsAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task Call_StoreThatFails_TellsNobodyAndHandsTheRecordsBack()
    {
        var scene = new RecordingScene(store => new FaultyUsageStore(store, () => StoreFault.Before));
        var told = 0;
        var handlers = CallHandlers.None.On("*", (_, _) =>
        {
            told++;
            return ValueTask.CompletedTask;
        });
        var call = async () => await CallAsync(new ServiceCaller(scene.Recorder, handlers), "k", "a b");

        (await call.Should().ThrowAsync<UsageNotRecordedException>()).Which.Records.Should().HaveCount(2);
        told.Should().Be(0);
    }

    [Fact]
    public async Task Call_KeyTooLongForAMeter_IsRefusedBeforeTheWork()
    {
        var scene = new RecordingScene();
        var call = async () => await CallAsync(new ServiceCaller(scene.Recorder), new string('k', 198), "a b");

        await call.Should().ThrowAsync<ArgumentException>().WithMessage("*more than 200 characters*");
        (await scene.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public void Method_Declaration_IsThatOfTheService()
    {
        var service = Service.Create("counting").Method(Count).Build();

        service.Methods.Should().Equal(
            new ServiceMethod { Name = "count", Meters = [RecordingScene.Words, RecordingScene.Calls] });
        Count.Name.Should().Be("counting.count");
    }

    [Fact]
    public void Method_OfAnotherService_Throws()
    {
        var declare = () => Service.Create("other").Method(Count);
        declare.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Method_MeterTwice_Throws()
    {
        var declare = () => Count.Meters(RecordingScene.Calls, (_, _) => 2m);
        declare.Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("*", "a.b", true)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "ab", false)]
    [InlineData("*.b", "a.b", true)]
    [InlineData("*.b", "a.bc", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.b", "A.b", false)]
    [InlineData("a.b**", "a.b", true)]
    public void Pattern_Name_FitsOrNot(string pattern, string name, bool fits) =>
        NamePattern.Fits(pattern, name).Should().Be(fits);

    private static ValueTask<ServiceCallResult<int>> CallAsync(ServiceCaller caller, string key, string text) =>
        caller.CallAsync(
            Count, text, RecordingScene.Ada, IdempotencyKey.Of(
                key), (request, _) => Task.FromResult(request.Split(' ').Length));

    private sealed class Terms : ICustomerTerms
    {
        public IReadOnlyList<Plan> Plans { get; init; } = [Plan];

        public bool IsBroken { get; init; }

        public ValueTask<ValueArray<CustomerTerms>> FindAsync(
            CustomerId customer, DateTimeOffset instant, CancellationToken cancellationToken = default) =>
            IsBroken ? throw new TimeoutException() : ValueTask.FromResult(
                Plans.Select(plan => new CustomerTerms(plan, Period.UtcMonth(instant.Year, instant.Month)))
                    .ToValueArray());
    }
}
