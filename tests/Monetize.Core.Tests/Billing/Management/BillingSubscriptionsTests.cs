using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Reading;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing.Management;

/// <summary>What a host does with subscriptions.</summary>
public sealed class BillingSubscriptionsTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly SubscriptionId Id = SubscriptionId.Of("team");
    private static readonly Stamp Now = new(RunWorld.Start, "host");
    private static readonly Plan Larger = Plan.Create("larger", Currency.Usd, Every.Month).Recurring(99m).Build();
    private static readonly Plan Team = Plan.Create("team", Currency.Usd, Every.Month).Recurring(49m).Build();

    private static readonly NewSubscription Wanted = new()
    {
        Id = Id,
        Customer = Ada,
        Plan = PlanVersion.Of(Team),
    };

    [Fact]
    public async Task Start_KnownCustomerAndPlan_IsInvoicedByTheNextRun()
    {
        var (world, subscriptions) = await WorldAsync();

        var result = await subscriptions.StartAsync(Wanted with { Quantity = 3m }, Now);

        result.Value.Subscription.Terms.Start.Should().Be(RunWorld.Start);
        var report = await world.RunAsync(RunWorld.Start);
        report.Invoices.Should().Contain(invoice => invoice.Subscription == Id)
            .Which.Total.Should().Be(Money.Of(147m, Currency.Usd));
    }

    [Fact]
    public async Task Start_TheSameAgain_ChangesNothing()
    {
        var (_, subscriptions) = await WorldAsync();
        var first = await subscriptions.StartAsync(Wanted, Now);

        var again = await subscriptions.StartAsync(Wanted, new Stamp(RunWorld.Start.AddDays(1), "host"));

        again.Value.Should().Be(first.Value);
    }

    [Fact]
    public async Task Start_IdOfAnotherOne_IsRefused()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);

        (await subscriptions.StartAsync(Wanted with { Quantity = 2m }, Now)).Refusal!.Code.Should()
            .Be(ErrorCodes.IdTaken);
    }

    [Fact]
    public async Task Start_MeterThatAnotherSubscriptionPrices_IsRefused()
    {
        var (_, subscriptions) = await WorldAsync();

        var result = await subscriptions.StartAsync(Wanted with { Plan = PlanVersion.Of(RunWorld.Hybrid) }, Now);

        result.Refusal!.Code.Should().Be(ErrorCodes.MeterPricedTwice);
        result.Refusal.Message.Should().StartWith("sub-c-000 of customer c-000 prices words on plan hybrid@1");
    }

    [Fact]
    public async Task Start_WhenTheOtherSubscriptionHasEnded_IsTaken()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.CancelAsync(SubscriptionId.Of("sub-c-000"), Now, ChangeTiming.AtPeriodEnd);
        var end = RunWorld.Start.AddMonths(1);

        var early = await subscriptions.StartAsync(
            Wanted with { Plan = PlanVersion.Of(RunWorld.Hybrid), Start = end.AddTicks(-1) }, Now);
        var after = await subscriptions.StartAsync(
            Wanted with { Plan = PlanVersion.Of(RunWorld.Hybrid), Start = end }, Now);

        early.Refusal!.Code.Should().Be(ErrorCodes.MeterPricedTwice);
        after.IsAccepted.Should().BeTrue();
    }

    /// <summary>The one that was to end goes on, beside the one that took its place.</summary>
    [Fact]
    public async Task Withdraw_WhenAnotherSubscriptionFollows_IsRefused()
    {
        var (_, subscriptions) = await WorldAsync();
        var first = SubscriptionId.Of("sub-c-000");
        await subscriptions.CancelAsync(first, Now);
        var next = Wanted with { Plan = PlanVersion.Of(RunWorld.Hybrid), Start = RunWorld.Start.AddMonths(1) };
        await subscriptions.StartAsync(next, Now);

        var withdrawn = await subscriptions.WithdrawAsync(first, At(3));
        var again = await subscriptions.StartAsync(next, At(3));

        withdrawn.Refusal!.Code.Should().Be(ErrorCodes.MeterPricedTwice);
        again.IsAccepted.Should().BeTrue("it is kept already");
    }

    [Fact]
    public async Task Cancel_OfOneThatPricesAMeterTwiceAlready_IsTaken()
    {
        var (world, subscriptions) = await WorldAsync();
        var second = RunWorld.SubscriptionOf(Ada).Terms with { Id = SubscriptionId.Of("second") };
        await world.SubscribeAsync(Subscription.Begin(second));

        (await subscriptions.CancelAsync(second.Id, At(3), ChangeTiming.AtOnce)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task ChangePlan_ToAMeterThatAnotherSubscriptionPrices_IsRefused()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);

        var result = await subscriptions.ChangePlanAsync(Id, PlanVersion.Of(RunWorld.Hybrid), At(3));

        result.Refusal!.Code.Should().Be(ErrorCodes.MeterPricedTwice);
    }

    [Fact]
    public async Task Start_UnknownCustomerOrPlan_IsRefused()
    {
        var (_, subscriptions) = await WorldAsync();

        (await subscriptions.StartAsync(Wanted with { Customer = CustomerId.Of("nobody") }, Now)).Refusal!.Code
            .Should().Be(ErrorCodes.UnknownCustomer);
        (await subscriptions.StartAsync(Wanted with { Plan = new PlanVersion("hybrid", 9) }, Now)).Refusal!.Code
            .Should().Be(ErrorCodes.PlanNotPublished);
    }

    [Fact]
    public async Task ChangePlan_AtPeriodEnd_CountsFromTheNextPeriod()
    {
        var (world, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        await world.RunAsync(RunWorld.Start);

        await subscriptions.ChangePlanAsync(
            Id, PlanVersion.Of(Larger), At(10), ChangeTiming.AtPeriodEnd);

        var report = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        report.Invoices.Should().Contain(invoice => invoice.Subscription == Id)
            .Which.Total.Should().Be(Money.Of(99m, Currency.Usd));
    }

    [Fact]
    public async Task Changes_ThatCannotBe_AreRefusedWithTheirCodes()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);

        (await subscriptions.ResumeAsync(Id, At(1))).Refusal!.Code.Should().Be(ErrorCodes.NotPaused);
        (await subscriptions.PauseAsync(SubscriptionId.Of("none"), At(1))).Refusal!.Code.Should()
            .Be(ErrorCodes.UnknownSubscription);
        (await subscriptions.CancelAsync(Id, At(2), ChangeTiming.AtOnce)).IsAccepted.Should().BeTrue();
        (await subscriptions.ChangeQuantityAsync(Id, 2m, At(3))).Refusal!.Code.Should()
            .Be(ErrorCodes.SubscriptionEnded);
    }

    /// <summary>Whoever lost the answer does not know that it is done, and sends it again.</summary>
    [Theory]
    [InlineData("plan now")]
    [InlineData("plan later")]
    [InlineData("quantity now")]
    [InlineData("quantity later")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel now")]
    [InlineData("cancel later")]
    [InlineData("withdraw")]
    [InlineData("convert")]
    [InlineData("redeem")]
    public async Task Change_WhoseAnswerIsLost_IsTakenOnceMoreAndChangesNothing(string change)
    {
        var (world, kept) = await WorldAsync();
        await kept.StartAsync(Wanted with { TrialDays = change == "convert" ? 7 : null }, Now);
        if (change == "resume") await kept.PauseAsync(Id, At(1));
        if (change == "withdraw") await kept.CancelAsync(Id, At(1));
        var faults = new Queue<StoreFault>([StoreFault.After]);
        var subscriptions = new BillingSubscriptions(new FaultyBillingStore(
            world.Kept, () => faults.TryDequeue(out var fault) ? fault : StoreFault.None));

        await subscriptions.Invoking(some => SendAsync(some).AsTask()).Should().ThrowAsync<StoreException>();
        var once = await kept.FindAsync(Id);
        var again = await SendAsync(subscriptions);

        again.Refusal.Should().BeNull();
        again.Value.Version.Should().Be(once!.Version);
        again.Value.Subscription.Should().Be(once.Subscription);

        ValueTask<BillingResult<StoredSubscription>> SendAsync(BillingSubscriptions to) => change switch
        {
            "plan now" => to.ChangePlanAsync(Id, PlanVersion.Of(Larger), At(3)),
            "plan later" => to.ChangePlanAsync(Id, PlanVersion.Of(Larger), At(3), ChangeTiming.AtPeriodEnd),
            "quantity now" => to.ChangeQuantityAsync(Id, 5m, At(3)),
            "quantity later" => to.ChangeQuantityAsync(Id, 5m, At(3), ChangeTiming.AtPeriodEnd),
            "pause" => to.PauseAsync(Id, At(3)),
            "resume" => to.ResumeAsync(Id, At(3)),
            "cancel now" => to.CancelAsync(Id, At(3), ChangeTiming.AtOnce),
            "cancel later" => to.CancelAsync(Id, At(3)),
            "withdraw" => to.WithdrawAsync(Id, At(3)),
            "convert" => to.ConvertTrialAsync(Id, At(3)),
            _ => to.RedeemAsync(Id, Coupon.PercentOff("SOME", 10m).Forever(), At(3)),
        };
    }

    [Fact]
    public async Task Cancel_AtPeriodEndAtTheInstantOfAnEndAtOnce_IsAnotherRequestAndRefused()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        await subscriptions.CancelAsync(Id, At(2), ChangeTiming.AtOnce);

        (await subscriptions.CancelAsync(Id, At(2))).Refusal!.Code.Should().Be(ErrorCodes.SubscriptionEnded);
        (await subscriptions.CancelAsync(Id, At(2), ChangeTiming.AtOnce)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task Withdraw_AfterAScheduledEnd_GoesOn()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        await subscriptions.CancelAsync(Id, At(1));

        (await subscriptions.WithdrawAsync(Id, At(2))).Value.Subscription.End.Should().BeNull();
    }

    [Fact]
    public async Task Redeem_InARunningPeriod_CountsFromTheNextInvoiceOfIt()
    {
        var (world, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        await world.RunAsync(RunWorld.Start);
        var coupon = Coupon.PercentOff("HALF", 50m).Forever();

        await subscriptions.RedeemAsync(Id, coupon, At(10));
        var again = await subscriptions.RedeemAsync(Id, coupon, At(40));

        again.Value.Coupons.Should().ContainSingle().Which.FirstPeriod.Should().Be(0);
        var report = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        report.Invoices.Should().Contain(invoice => invoice.Subscription == Id)
            .Which.Total.Should().Be(Money.Of(24.5m, Currency.Usd));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task Change_WhileOthersChange_IsDecidedAnewAndGivesUpAtTheBound(int times, bool isDone)
    {
        var (world, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        var number = 0;
        var store = new MeddledStore(
            world.Kept,
            async () => await subscriptions.RedeemAsync(
                Id, Coupon.PercentOff(string.Create(CultureInfo.InvariantCulture, $"C{number++}"), 1m), Now),
            times);

        var result = await new BillingSubscriptions(store).ChangeQuantityAsync(Id, 5m, At(1));

        result.IsAccepted.Should().Be(isDone);
        if (isDone) result.Value.Coupons.Should().HaveCount(times, "what others did is kept");
        else result.Refusal!.Code.Should().Be(ErrorCodes.ChangedMeanwhile);
    }

    /// <summary>Both begin at the same moment, and neither sees the other when it is looked for.</summary>
    [Fact]
    public async Task Start_WhileAnotherThatPricesTheMeterBegins_IsDecidedAnewAndRefused()
    {
        var (world, subscriptions) = await WorldAsync();
        await subscriptions.CancelAsync(SubscriptionId.Of("sub-c-000"), Now, ChangeTiming.AtOnce);
        var hybrid = Wanted with { Plan = PlanVersion.Of(RunWorld.Hybrid), Start = RunWorld.Start.AddDays(1) };
        var other = SubscriptionId.Of("other");
        var store = new MeddledStore(
            world.Kept, async () => await subscriptions.StartAsync(hybrid with { Id = other }, Now), times: 1);

        var result = await new BillingSubscriptions(store).StartAsync(hybrid, Now);

        result.Refusal!.Code.Should().Be(ErrorCodes.MeterPricedTwice);
        (await subscriptions.FindAsync(other)).Should().NotBeNull();
        (await subscriptions.FindAsync(Id)).Should().BeNull();
    }

    [Fact]
    public async Task Coupons_OfAnotherCurrency_AreRefused()
    {
        var (_, subscriptions) = await WorldAsync();
        var euros = Coupon.AmountOff("EURO", Money.Of(10m, Currency.Eur));

        var started = await subscriptions.StartAsync(Wanted with { Coupons = [euros] }, Now);
        await subscriptions.StartAsync(Wanted, Now);
        var redeemed = await subscriptions.RedeemAsync(Id, euros, At(1));

        started.Refusal!.Code.Should().Be(ErrorCodes.CouponCurrencyDiffers);
        redeemed.Refusal!.Code.Should().Be(ErrorCodes.CouponCurrencyDiffers);
        (await subscriptions.RedeemAsync(Id, Coupon.AmountOff("DOLLAR", Money.Of(10m, Currency.Usd)), At(1)))
            .IsAccepted.Should().BeTrue();
    }

    /// <summary>What was known when an invoice was made must not change afterwards.</summary>
    [Fact]
    public async Task Change_DatedIntoAPeriodThatIsBilled_IsRefused()
    {
        var (world, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        var back = await subscriptions.CancelAsync(Id, At(19), ChangeTiming.AtOnce);

        back.Refusal!.Code.Should().Be(ErrorCodes.ChangeDatedBack);
        (await subscriptions.CancelAsync(Id, At(31), ChangeTiming.AtOnce)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task List_OfACustomer_HasTheirsAlone()
    {
        var (_, subscriptions) = await WorldAsync();
        await subscriptions.StartAsync(Wanted, Now);

        (await subscriptions.ListAsync().CountAsync()).Should().Be(3);
        (await subscriptions.ListAsync(Ada).Select(stored => stored.Subscription.Id.Value).ToListAsync())
            .Should().Equal("sub-c-000", "team");
    }

    private static Stamp At(int days) => new(RunWorld.Start.AddDays(days), "host");

    private static async Task<(RunWorld World, BillingSubscriptions Subscriptions)> WorldAsync()
    {
        var world = new RunWorld();
        await world.PopulateAsync(2, Larger, Team);
        return (world, new BillingSubscriptions(world.Kept));
    }
}
