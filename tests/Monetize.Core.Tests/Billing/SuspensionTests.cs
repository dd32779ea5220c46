using Monetize.Billing.Entitlements;
using Monetize.Billing.Events;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>
/// When access ends because an invoice is not paid, and what brings it back: money, or that nothing is owed any more.
/// </summary>
public sealed class SuspensionTests
{
    private const string Number = "INV-000001";

    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly DateTimeOffset End = RunWorld.Start.AddDays(7);

    [Fact]
    public async Task WaitingForTheCustomer_UntilTheScheduleIsOver_SuspendsAndIsStillAskedFor()
    {
        await using var world = await WorldAsync(SandboxMethod.Interactive);
        for (var hour = 0; hour < 7 * 24; hour += 6) await world.RunAsync(RunWorld.Start.AddHours(hour));
        var before = await ReasonAsync(world);
        await world.RunAsync(End);
        var after = await ReasonAsync(world);
        for (var hour = 6; hour < 48; hour += 6) await world.RunAsync(End.AddHours(hour));
        var told = await NamesAsync(world);
        world.Sandbox.Finish((await PaymentAsync(world)).Id);

        await world.RunAsync(End.AddDays(2));

        before.Should().Be(EntitlementReason.Overage);
        after.Should().Be(EntitlementReason.Suspended);
        told.Should().ContainInOrder("Payment.ActionRequired", "Invoice.PaymentFailed", "Subscription.Suspended")
            .And.OnlyHaveUniqueItems("each is told once");
        (await ReasonAsync(world)).Should().Be(EntitlementReason.Overage, "it was confirmed late");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task MethodThatFailsToo_WhileSuspended_NeitherGivesAccessNorSuspendsOnceMore()
    {
        await using var world = await SuspendedAsync();
        await BookAsync(world, new MethodGiven(), End.AddDays(1));
        var given = await ReasonAsync(world);

        var report = await world.RunAsync(End.AddDays(1));

        report.Declined.Should().Be(1);
        given.Should().Be(EntitlementReason.Suspended, "nothing is paid yet");
        (await ReasonAsync(world)).Should().Be(EntitlementReason.Suspended);
        (await NamesAsync(world)).Where(static name => name == "Subscription.Suspended").Should().ContainSingle();
        (await PaymentAsync(world)).Dunning.Failures.Should().Be(4);
    }

    [Fact]
    public async Task GoodMethod_WhileSuspended_GivesAccessBack()
    {
        await using var world = await SuspendedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        await BookAsync(world, new MethodGiven(), End.AddDays(1));

        await world.RunAsync(End.AddDays(1));

        (await ReasonAsync(world)).Should().Be(EntitlementReason.Overage);
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Void_OfWhatTheProviderCanceled_GivesAccessBack()
    {
        await using var world = await SuspendedAsync();
        var payment = await PaymentAsync(world);
        var canceled = await world.Sandbox.CancelAsync(payment.ProviderId!);
        await BookAsync(world, new PaymentLookedUp(canceled), End.AddDays(1));
        var before = await ReasonAsync(world);

        await world.Invoices().VoidAsync(Number, "wrong", new(End.AddDays(2), "test"));

        before.Should().Be(EntitlementReason.Suspended, "it is owed still");
        (await ReasonAsync(world)).Should().Be(EntitlementReason.Overage);
        var stopped = await PaymentAsync(world);
        stopped.Dunning.Stage.Should().Be(DunningStage.Stopped);
        stopped.NextStep.Should().BeNull("the provider holds nothing that could be paid");
    }

    /// <summary>Nobody gave another method: what the provider lost is no reason to charge.</summary>
    [Fact]
    public async Task ObjectThatTheProviderLost_WhileSuspended_IsNotChargedAnew()
    {
        await using var world = await SuspendedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        await BookAsync(world, new PaymentLookedUp(PaymentOutcome.Missing), End.AddDays(1));

        for (var day = 1; day < 9; day++) await world.RunAsync(End.AddDays(day));

        (await world.CashAsync()).Should().Be((0L, 0L));
        await BookAsync(world, new MethodGiven(), End.AddDays(9));
        await world.RunAsync(End.AddDays(9));
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    private static async Task<RunWorld> WorldAsync(SandboxMethod method)
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(Ada, method);
        return world;
    }

    private static async Task<RunWorld> SuspendedAsync()
    {
        var world = await WorldAsync(SandboxMethod.InsufficientFunds);
        for (var day = 0; day <= 7; day++) await world.RunAsync(RunWorld.Start.AddDays(day));
        (await ReasonAsync(world)).Should().Be(EntitlementReason.Suspended);
        return world;
    }

    /// <summary>Why so much may be used, or not: what is beyond what is included has a price.</summary>
    private static async Task<EntitlementReason> ReasonAsync(RunWorld world)
    {
        var recorder = new UsageRecorder(world.Usage, [RunWorld.Words], world.Clock);
        return (await new StoredEntitlements(world.Kept, world.Usage, recorder)
            .CheckAsync(Ada, RunWorld.Words, 2_000m)).Reason;
    }

    private static async Task<Payment> PaymentAsync(RunWorld world) =>
        (await world.Kept.FindInvoiceAsync(Number))!.Payment!;

    private static async Task<List<string>> NamesAsync(RunWorld world) =>
        [.. (await world.Kept.WaitingMessagesAsync(Ada)).Select(static message => message.Name)
            .Where(static name => name is not ("Invoice.Created" or "Subscription.Created"))];

    private static async Task BookAsync(RunWorld world, PaymentEvent happened, DateTimeOffset at)
    {
        world.Clock.MoveTo(at);
        var booking = new PaymentBooking { Customer = Ada, Payment = (await PaymentAsync(world)).Id, Event = happened };
        var results = await world.Kept.ChangeAsync(
            new BookPayments([booking], world.Provider!.Name, PaymentPolicy.Default, new(at, "test")));
        results[0].Outcome.Should().Be(PaymentBookingOutcome.Booked);
    }
}
