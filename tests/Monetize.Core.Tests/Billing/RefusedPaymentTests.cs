using Monetize.Billing.Events;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Dunning;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>
/// What a provider throws is told: a refusal is not sent again until somebody has put it right, and any other failure
/// leaves an outcome that is asked for.
/// </summary>
public sealed class RefusedPaymentTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    [Fact]
    public async Task Run_ConfirmationIsRefused_RestsAndIsTold()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Refused);

        var report = await world.RunAsync(RunWorld.Start);
        var calls = provider.Calls.Count;
        for (var day = 1; day < 20; day++) await world.RunAsync(RunWorld.Start.AddDays(day));

        provider.Calls.Count.Should().Be(calls, "no retry changes it");
        report.Failures.Should().ContainSingle().Which.Should().Match<Monetize.Billing.Running.PaymentFailure>(
            failure => failure.IsRefused && failure.Customer == Ada);
        var alert = (await AlertsAsync(world)).Should().ContainSingle().Subject;
        alert.Code.Should().Be(ErrorCodes.PaymentRefused.Id);
        alert.Invoice.Should().Be("INV-000001");
        alert.Reason.Should().Contain("refuses");
        var payment = (await world.Kept.FindInvoiceAsync("INV-000001"))!.Payment!;
        payment.Status.Should().Be(PaymentStatus.Refused);
        payment.IsInFlight.Should().BeFalse();
        payment.Dunning.Should().Be(DunningState.Start, "the customer has done nothing wrong");
    }

    [Fact]
    public async Task RetryRefused_OnceItIsPutRight_CollectsOnce()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Refused);
        await world.RunAsync(RunWorld.Start);
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);

        var taken = await world.BillingRun().RetryRefusedAsync(RunWorld.Start.AddHours(1));
        var report = await world.RunAsync(RunWorld.Start.AddHours(1));

        taken.Should().Be(1);
        report.Paid.Should().Be(1);
        (await world.BillingRun().RetryRefusedAsync(RunWorld.Start.AddHours(1))).Should().Be(0);
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task RetryRefused_WhatIsStillWrong_IsToldOnceMore()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Refused);
        await world.RunAsync(RunWorld.Start);

        await world.BillingRun().RetryRefusedAsync(RunWorld.Start.AddHours(1));
        await world.RunAsync(RunWorld.Start.AddHours(1));

        (await AlertsAsync(world)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Run_PreparationIsRefused_RestsWithItsCode()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        provider.OnPrepare = static _ => throw new PaymentProviderException(ErrorCodes.PaymentDiffers, "Another one.");

        await world.RunAsync(RunWorld.Start);
        await world.RunAsync(RunWorld.Start.AddDays(1));

        provider.Calls.Should().Equal("prepare");
        (await AlertsAsync(world)).Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.PaymentDiffers.Id);
        var steps = await world.Kept.StreamAsync<PaymentAttemptRow>(PaymentAttemptRow.Definition).ToListAsync();
        steps.Should().ContainSingle().Which.Detail.Should().Be(ErrorCodes.PaymentDiffers.Id);
    }

    /// <summary>The money may have moved before: the attempt is asked for until its outcome is known.</summary>
    [Fact]
    public async Task Run_LookUpIsRefused_IsToldOnceAndAskedForAllTheSame()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.LostAnswer);
        await world.RunAsync(RunWorld.Start);
        provider.OnLookUp = static _ => throw new PaymentProviderException(ErrorCodes.PaymentRefused, "No such key.");
        provider.Calls.Clear();
        for (var minute = 1; minute < 60 * 7; minute += 5) await world.RunAsync(RunWorld.Start.AddMinutes(minute));
        var refused = provider.Calls.ToArray();
        provider.OnLookUp = null;

        await world.RunAsync(RunWorld.Start.AddHours(13));

        refused.Should().Equal("look up", "look up");
        (await AlertsAsync(world)).Should().ContainSingle();
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_ProviderThrowsSomethingElse_IsToldAndAskedFor()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        provider.OnConfirm = static _ => throw new TimeoutException("Too slow.");
        var report = await world.RunAsync(RunWorld.Start);
        provider.OnConfirm = null;

        await world.RunAsync(RunWorld.Start.AddMinutes(1));

        var failure = report.Failures.Should().ContainSingle().Subject;
        failure.IsRefused.Should().BeFalse();
        failure.Error.Should().BeOfType<TimeoutException>();
        provider.Calls.Should().Equal("prepare", "confirm", "look up", "confirm");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    private static async Task<List<AlertRaised>> AlertsAsync(RunWorld world) =>
        [.. (await world.Kept.WaitingMessagesAsync(Ada)).Select(BillingEvent.Of).OfType<AlertRaised>()];
}
