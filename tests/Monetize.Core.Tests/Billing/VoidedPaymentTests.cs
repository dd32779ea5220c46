using Monetize.Billing.Events;
using Monetize.Billing.Reading;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// What a provider holds of an invoice that was taken back is given up there: nobody can pay it any more. It is done by
/// a run, outside of the step that takes the invoice back, and again until it is known to be done.
/// </summary>
public sealed class VoidedPaymentTests
{
    private const string Number = "INV-000001";

    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly DateTimeOffset Later = RunWorld.Start.AddHours(1);

    [Theory]
    [InlineData(SandboxMethod.InsufficientFunds)]
    [InlineData(SandboxMethod.Stolen)]
    [InlineData(SandboxMethod.Interactive)]
    [InlineData(SandboxMethod.Refused)]
    public async Task Void_OfWhatCouldStillBePaid_IsCanceledAtTheProvider(SandboxMethod method)
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, method);
        await world.RunAsync(RunWorld.Start);

        var invoice = await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));
        var before = await HeldAsync(world);
        await world.RunAsync(Later);
        provider.Calls.Clear();
        for (var day = 1; day < 10; day++) await world.RunAsync(Later.AddDays(day));

        invoice.IsAccepted.Should().BeTrue();
        before.Should().NotBe(PaymentStatus.Canceled, "a provider is not asked within the step");
        (await HeldAsync(world)).Should().Be(PaymentStatus.Canceled);
        provider.Calls.Should().BeEmpty("it is over");
        (await EventsAsync(world)).Should().NotContain(told => told is PaymentCanceled, "we did it ourselves");
    }

    [Fact]
    public async Task Void_OfWhatNoProviderHasHeardOf_AsksOnce()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Provider = null;
        await world.RunAsync(RunWorld.Start);
        await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));

        world.Provider = provider;
        await world.RunAsync(Later);
        await world.RunAsync(Later.AddDays(1));

        provider.Calls.Should().Equal("look up");
    }

    /// <summary>The provider's object was made, and whoever made it died before its id was stored.</summary>
    [Fact]
    public async Task Void_OfAnObjectThatNobodyStored_FindsAndCancelsIt()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Provider = new FaultyPaymentProvider(world.Sandbox, static () => ProviderFault.After);
        await world.RunAsync(RunWorld.Start);
        world.Provider = provider;
        await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));

        await world.RunAsync(Later);

        provider.Calls.Should().Equal("look up", "cancel");
        (await HeldAsync(world)).Should().Be(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task Void_TheCustomerIsFaster_IsMoneyThatNobodyOwes()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Interactive);
        await world.RunAsync(RunWorld.Start);
        var payment = (await world.Kept.FindInvoiceAsync(Number))!.Payment!;
        await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));
        world.Sandbox.Finish(payment.Id);

        await world.RunAsync(Later);

        (await EventsAsync(world)).OfType<AlertRaised>().Should().ContainSingle()
            .Which.Code.Should().Be("payment.succeeded_unowed");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Void_TheProviderRefusesToCancel_IsToldAndTakenUpAgain()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        await world.RunAsync(RunWorld.Start);
        await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));
        provider.OnCancel = static _ => throw new PaymentProviderException(ErrorCodes.PaymentRefused, "No such key.");
        provider.Calls.Clear();
        await world.RunAsync(Later);
        await world.RunAsync(Later.AddDays(2));
        var calls = provider.Calls.ToArray();
        provider.OnCancel = null;

        (await world.BillingRun().RetryRefusedAsync(Later.AddDays(3))).Should().Be(1);
        await world.RunAsync(Later.AddDays(3));

        calls.Should().Equal("cancel");
        (await EventsAsync(world)).OfType<AlertRaised>().Should().ContainSingle()
            .Which.Code.Should().Be(ErrorCodes.PaymentRefused.Id);
        (await HeldAsync(world)).Should().Be(PaymentStatus.Canceled);
    }

    /// <summary>
    /// The failure comes at each call of the provider in turn, before the invoice is taken back or after.
    /// </summary>
    [Theory]
    [InlineData(ProviderFault.Before)]
    [InlineData(ProviderFault.After)]
    [InlineData(ProviderFault.QuestionLost)]
    [InlineData(ProviderFault.AnswerLost)]
    [InlineData(ProviderFault.Twice)]
    public async Task Void_AnyCallFails_IsCanceledAllTheSame(ProviderFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (new RunWorld(), 0);
            await world.PopulateAsync(1);
            world.Sandbox.UseMethod(Ada, SandboxMethod.Stolen);
            world.Provider = new FaultyPaymentProvider(
                world.Sandbox, () => ++count == at ? fault : ProviderFault.None);
            await world.RunAsync(RunWorld.Start);
            await world.RunAsync(RunWorld.Start.AddMinutes(15));

            var voided = await world.Invoices().VoidAsync(Number, "wrong", new(Later, "test"));
            await world.RunAsync(Later);
            await world.RunAsync(Later.AddMinutes(15));

            voided.IsAccepted.Should().BeTrue();
            (await HeldAsync(world)).Should().Be(PaymentStatus.Canceled, "the failure came at call {0}", at);
            if (count < at) break;
        }
    }

    private static async Task<PaymentStatus> HeldAsync(RunWorld world)
    {
        var payment = (await world.Kept.FindInvoiceAsync(Number))!.Payment!;
        return world.Sandbox.Find(payment.Id).Status;
    }

    private static async Task<List<BillingEvent>> EventsAsync(RunWorld world) =>
        [.. (await world.Kept.WaitingMessagesAsync(Ada)).Select(BillingEvent.Of)];
}
