using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Dunning;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>What a billing run does, month after month.</summary>
public sealed class BillingRunTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    [Fact]
    public async Task Run_AtTheStart_InvoicesTheBaseAndCollectsIt()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);

        var report = await world.RunAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle().Which.Due.Should().Be(Money.Of(49m, Currency.Usd));
        report.Paid.Should().Be(1);
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_AtABoundary_WaitsForTheGraceThenBillsUsageAndTheNextBase()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        await world.UseAsync(Ada, 1_500m, RunWorld.Start.AddDays(10));
        var boundary = RunWorld.Start.AddMonths(1);

        var early = await world.RunAsync(boundary.AddMinutes(59));
        var report = await world.RunAsync(boundary.AddHours(1));

        early.Invoices.Should().BeEmpty();
        report.Invoices.Should().ContainSingle().Which.Total.Should().Be(Money.Of(54m, Currency.Usd));
    }

    [Fact]
    public async Task Run_LateRecord_IsACorrectionOnTheNextInvoice()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.UseAsync(Ada, 1_500m, RunWorld.Start.AddDays(10));
        await world.RunAsync(RunWorld.Start);
        var first = (await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1))).Invoices.Single();
        await world.UseAsync(Ada, 200m, RunWorld.Start.AddDays(20));

        var second = (await world.RunAsync(RunWorld.Start.AddMonths(2).AddHours(1))).Invoices.Single();

        first.Total.Should().Be(Money.Of(54m, Currency.Usd));
        second.Total.Should().Be(Money.Of(51m, Currency.Usd));
        second.Lines.Where(line => line.Kind == InvoiceLineKind.Correction).Should().ContainSingle()
            .Which.Amount.Should().Be(Money.Of(2m, Currency.Usd));
        (await world.InvoicesAsync()).Should().Contain(first, "a final invoice never changes");
    }

    [Fact]
    public async Task Run_LateRecordWhereThereWasNoneAtAll_IsACorrectionToo()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        await world.UseAsync(Ada, 1_200m, RunWorld.Start.AddDays(20));

        var second = (await world.RunAsync(RunWorld.Start.AddMonths(2).AddHours(1))).Invoices.Single();

        second.Total.Should().Be(Money.Of(51m, Currency.Usd));
    }

    [Fact]
    public async Task Run_WithoutAProvider_InvoicesAndEnds()
    {
        var world = new RunWorld();
        await world.PopulateAsync(2);
        world.Provider = null;

        var report = await world.RunAsync(RunWorld.Start.AddMonths(2).AddHours(1));

        report.Invoices.Count.Should().Be(6);
        report.Paid.Should().Be(0);
    }

    [Fact]
    public async Task Run_WithoutAProvider_LeavesWhoOnlyOwesToARunWithOne()
    {
        var world = new RunWorld();
        await world.PopulateAsync(2);
        world.Provider = null;
        await world.RunAsync(RunWorld.Start);

        var nobody = await world.RunAsync(RunWorld.Start);
        world.Provider = world.Sandbox;
        var collected = await world.RunAsync(RunWorld.Start);

        nobody.Customers.Should().Be(0);
        collected.Paid.Should().Be(2, "no run held them back meanwhile");
    }

    [Fact]
    public async Task Run_MonthsLate_CatchesUpPeriodByPeriod()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        for (var month = 0; month < 6; month++)
        {
            await world.UseAsync(Ada, 1_100m, RunWorld.Start.AddMonths(month).AddDays(3));
        }

        var report = await world.RunAsync(RunWorld.Start.AddMonths(6).AddHours(1));

        report.Invoices.Select(invoice => invoice.PeriodNumber).Should().Equal(0, 1, 2, 3, 4, 5, 6);
        report.Invoices.Select(invoice => invoice.Total.Amount).Should().Equal(49m, 50m, 50m, 50m, 50m, 50m, 50m);
    }

    [Fact]
    public async Task Run_DeclinedCard_IsTriedAgainOnItsDaysAndRecovers()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        await world.RunAsync(RunWorld.Start);
        var declined = 1;
        for (var day = 1; day <= 3; day++)
        {
            if (day == 3) world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
            declined += (await world.RunAsync(RunWorld.Start.AddDays(day))).Declined;
        }

        var payment = (await world.Kept.FindInvoiceAsync("INV-000001"))!.Payment!;
        declined.Should().Be(2);
        payment.Dunning.Should().Be(DunningState.Of(DunningStage.Paid, 2, null));
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_DeclinedToTheEnd_SuspendsAndTells()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        for (var day = 0; day <= 7; day++) await world.RunAsync(RunWorld.Start.AddDays(day));

        var payment = (await world.Kept.FindInvoiceAsync("INV-000001"))!.Payment!;
        payment.Dunning.Stage.Should().Be(DunningStage.Exhausted);
        (await world.Kept.WaitingMessagesAsync(Ada)).Select(message => message.Name)
            .Should().ContainSingle(name => name == "Subscription.Suspended");
    }

    [Theory]
    [InlineData(SandboxMethod.LostAnswer)]
    [InlineData(SandboxMethod.LostQuestion)]
    public async Task Run_AnswerOrQuestionLost_IsAskedForAndChargedOnce(SandboxMethod method)
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(Ada, method);
        await world.RunAsync(RunWorld.Start);
        (await world.CashAsync()).Booked.Should().Be(0);

        await world.RunAsync(RunWorld.Start.AddMinutes(1));

        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_BankDebit_IsBookedWhenItArrives()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(Ada, SandboxMethod.BankDebit);
        await world.RunAsync(RunWorld.Start);
        world.Sandbox.Finish(RunWorld.PaymentOf("sub-c-000/start/0"));

        await world.RunAsync(RunWorld.Start.AddHours(6));

        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_PrepaidCredit_PaysBeforeTheProviderIsAsked()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.Kept.ChangeAsync(new GrantCredit(
            "gift", Ada, Money.Of(60m, Currency.Usd), new Stamp(RunWorld.Start, "test")));

        await world.RunAsync(RunWorld.Start);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        (await world.InvoicesAsync()).Select(invoice => invoice.Due.Amount).Should().Equal(0m, 38m);
        (await world.CashAsync()).Should().Be((3_800L, 3_800L));
    }

    [Fact]
    public async Task Run_CanceledAtPeriodEnd_BillsTheLastUsageAndIsOver()
    {
        var world = new RunWorld();
        var subscription = RunWorld.SubscriptionOf(Ada).Cancel(RunWorld.Start.AddDays(3)).Subscription;
        await world.PopulateAsync(0);
        await world.SubscribeAsync(subscription);
        await world.UseAsync(Ada, 1_100m, RunWorld.Start.AddDays(4));
        await world.RunAsync(RunWorld.Start);

        var last = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        var after = await world.RunAsync(RunWorld.Start.AddYears(2));

        last.Invoices.Should().ContainSingle().Which.Total.Should().Be(Money.Of(1m, Currency.Usd));
        after.Customers.Should().Be(0);
    }

    [Fact]
    public async Task Run_PlanThatWasNotPublished_ParksThatCustomerAndBillsTheOthers()
    {
        var world = new RunWorld();
        await world.PopulateAsync(3);
        var secret = RunWorld.Hybrid with { Key = "secret" };
        await world.SubscribeAsync(RunWorld.SubscriptionOf(RunWorld.Customer(7), secret));

        var report = await world.RunAsync(RunWorld.Start);
        var again = await world.RunAsync(RunWorld.Start.AddDays(1));

        report.Invoices.Count.Should().Be(3);
        report.Parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.PlanNotPublished);
        again.Customers.Should().Be(0);
        await world.Kept.ChangeAsync(new PublishPlans([secret], new Stamp(RunWorld.Start, "test")));
        await world.Kept.ChangeAsync(new UnparkCustomer(RunWorld.Customer(7), new Stamp(RunWorld.Start, "test")));
        (await world.RunAsync(RunWorld.Start.AddDays(1))).Invoices.Should().ContainSingle();
    }

    /// <summary>A version that was in force for no time is a part of what the first change was billed for.</summary>
    [Fact]
    public async Task Run_PlanReplacedAtItsInstant_BillsBothChanges()
    {
        var world = new RunWorld();
        var (second, third) = (RunWorld.Hybrid with { Version = 2 }, RunWorld.Hybrid with { Version = 3 });
        await world.PopulateAsync(0, second, third);
        var at = RunWorld.Start.AddDays(3);
        await world.SubscribeAsync(RunWorld.SubscriptionOf(Ada)
            .ChangePlan(second, at).Subscription
            .ChangePlan(third, at).Subscription);

        var report = await world.RunAsync(at);

        report.Parked.Should().BeEmpty();
        (await world.RunAsync(at)).Customers.Should().Be(0);
    }

    [Fact]
    public async Task Run_InvoiceAboveTheCeiling_Parks()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);

        var options = new BillingRunOptions { InvoiceCeilings = [Money.Of(48.99m, Currency.Usd)] };
        var report = await world.RunAsync(RunWorld.Start, options);

        report.Parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.InvoiceAboveCeiling);
        report.Invoices.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_MoreThanItSettlesOfACustomer_Parks()
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);

        var report = await world.RunAsync(
            RunWorld.Start.AddYears(1).AddHours(1), new BillingRunOptions { MostItems = 5 });

        report.Invoices.Count.Should().Be(5);
        report.Parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.RunBoundReached);
    }
}
