using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Verification;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing;

/// <summary>What was not billed when it was due, or not for good, is billed with the next invoice and once.</summary>
public sealed class BilledAnewTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly SubscriptionId AdasSubscription = SubscriptionId.Of($"sub-{Ada}");

    private static readonly Plan WithSetup = Plan.Create("setup", Currency.Usd, Every.Month).OneTime(10m).Recurring(20m)
        .Trial(14)
        .Build();

    private static readonly Plan Rolling = Plan.Create("rolling", Currency.Usd, Every.Month)
        .Includes(RunWorld.Words, 1_000m).Rollover(1_500m).Overage.PerUnit(0.1m)
        .Build();

    private static readonly Plan AtLeast = Plan.Create("at-least", Currency.Usd, Every.Month)
        .Usage(RunWorld.Words).PerUnit(0.01m).Minimum(100m)
        .Build();

    [Fact]
    public async Task Void_InvoiceWithUsage_IsOpenAndThenBilledOnce()
    {
        await using var world = await WorldAsync(RunWorld.Hybrid);
        world.Provider = null;
        await world.UseAsync(Ada, 5_000m, At(1, 10));
        await RunAsync(world, month: 2);
        var usage = (await world.InvoicesAsync())[^1];
        usage.Total.Amount.Should().Be(49m + 40m);

        (await world.Invoices().VoidAsync(usage.Number!, "wrong", Stamp(At(2, 2)))).IsAccepted.Should().BeTrue();

        var open = await VerifyAsync(world);
        var balance = open.Usage.Should().ContainSingle().Which;
        (balance.Open, balance.Invoiced).Should().Be((1, 0));
        await RunAsync(world, month: 3);
        await RunAsync(world, month: 4);
        (await world.InvoicesAsync()).Skip(2).Select(static invoice => invoice.Total.Amount)
            .Should().Equal(40m + 49m + 49m, 49m);
        (await VerifyAsync(world)).Usage.Should().ContainSingle().Which.Invoiced.Should().Be(1);
    }

    /// <summary>Nothing was used, and a hundred are owed all the same.</summary>
    [Fact]
    public async Task Void_InvoiceWithAMinimumAlone_IsBilledOnceMore()
    {
        await using var world = await WorldAsync(AtLeast);
        world.Provider = null;
        await RunAsync(world, month: 2);
        var minimum = (await world.InvoicesAsync()).Should().ContainSingle().Which;
        minimum.Total.Amount.Should().Be(100m);

        (await world.Invoices().VoidAsync(minimum.Number!, "wrong", Stamp(At(2, 3)))).IsAccepted.Should().BeTrue();
        await RunAsync(world, month: 3);
        await RunAsync(world, month: 4);

        (await world.InvoicesAsync()).Select(static invoice => invoice.Total.Amount).Should().Equal(100m, 200m, 100m);
        await VerifyAsync(world);
    }

    [Fact]
    public async Task Void_FirstInvoice_OneTimeChargeIsBilledAgain()
    {
        await using var world = await WorldAsync(WithSetup);
        world.Provider = null;
        await world.RunAsync(At(1, 16));
        var first = (await world.InvoicesAsync()).Should().ContainSingle().Which;
        first.Total.Amount.Should().Be(30m);

        (await world.Invoices().VoidAsync(first.Number!, "wrong", Stamp(At(1, 17)))).IsAccepted.Should().BeTrue();
        for (var month = 2; month < 5; month++) await world.RunAsync(At(month, 16));

        (await world.InvoicesAsync()).Select(static invoice => invoice.Total.Amount).Should().Equal(30m, 50m, 20m, 20m);
        await VerifyAsync(world);
    }

    [Fact]
    public async Task Pause_AtTheEndOfTheTrial_OneTimeChargeIsBilledWhenItEnds()
    {
        await using var world = await WorldAsync(WithSetup);
        var subscriptions = new BillingSubscriptions(world.Kept);
        await subscriptions.PauseAsync(AdasSubscription, Stamp(At(1, 10)));
        await world.RunAsync(At(1, 16));
        await subscriptions.ResumeAsync(AdasSubscription, Stamp(At(1, 20)));

        for (var month = 1; month < 4; month++) await world.RunAsync(At(month, 21));

        var invoices = await world.InvoicesAsync();
        invoices.SelectMany(static invoice => invoice.Lines).Where(static line => line.Kind == InvoiceLineKind.OneTime)
            .Should().ContainSingle().Which.Amount.Amount.Should().Be(10m);
        await VerifyAsync(world);
    }

    /// <summary>January leaves 600 of 1,000; then 600 come late: February has no more than its own 1,000.</summary>
    [Fact]
    public async Task Late_UsageOfWhatRolledOver_IsNotGivenTwice()
    {
        await using var world = await WorldAsync(Rolling);
        await world.UseAsync(Ada, 400m, At(1, 10));
        await RunAsync(world, month: 2);
        await world.UseAsync(Ada, 600m, At(1, 11));
        await world.UseAsync(Ada, 1_500m, At(2, 10));

        await RunAsync(world, month: 3);

        (await world.InvoicesAsync()).Sum(static invoice => invoice.Total.Amount).Should().Be(50m);
        await VerifyAsync(world);
    }

    /// <summary>Of whatever comes when: all of it costs what it costs when all of it is there in time.</summary>
    [Fact]
    public async Task Late_AnyUsageOfWhatRollsOver_CostsTheSameInTheEnd()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var some = new Random(seed);
            var usage = Enumerable.Range(0, 8)
                .Select(_ => (Month: some.Next(1, 4), Late: some.Next(2), Quantity: (decimal)some.Next(900)))
                .ToList();
            await using var late = await WorldAsync(Rolling);
            await using var timely = await WorldAsync(Rolling);
            for (var month = 1; month <= 5; month++)
            {
                foreach (var (used, delay, quantity) in usage)
                {
                    if (used == month) await timely.UseAsync(Ada, quantity, At(used, 28));
                    if (used + delay == month) await late.UseAsync(Ada, quantity, At(used, 28));
                }

                await RunAsync(late, month + 1);
                await RunAsync(timely, month + 1);
            }

            var (mine, others) = (await TotalAsync(late), await TotalAsync(timely));
            mine.Should().Be(others, "the seed is {0}", seed);
            await VerifyAsync(late);
        }
    }

    private static async Task<RunWorld> WorldAsync(Plan plan)
    {
        var world = new RunWorld();
        await world.PopulateAsync(0, [.. plan == RunWorld.Hybrid ? Array.Empty<Plan>() : [plan]]);
        var terms = RunWorld.SubscriptionOf(Ada, plan).Terms;
        await world.SubscribeAsync(Subscription.Begin(terms with { TrialDays = plan.TrialDays }));
        await world.RunAsync(RunWorld.Start);
        return world;
    }

    private static async Task<BillingVerification> VerifyAsync(RunWorld world)
    {
        var found = await new BillingVerifier(world.Kept, world.Usage).VerifyAsync();
        found.Findings.Should().BeEmpty();
        return found;
    }

    private static async Task<decimal> TotalAsync(RunWorld world) =>
        (await world.InvoicesAsync()).Sum(static invoice => invoice.Total.Amount);

    private static async Task RunAsync(RunWorld world, int month) => await world.RunAsync(At(month, 1).AddHours(1));

    private static DateTimeOffset At(int month, int day) => RunWorld.Start.AddMonths(month - 1).AddDays(day - 1);

    private static Stamp Stamp(DateTimeOffset at) => new(at, "host");
}
