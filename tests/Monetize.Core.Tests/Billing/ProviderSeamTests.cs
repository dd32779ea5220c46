using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Verification;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>What a run tells a provider, and what it takes from its answers.</summary>
public sealed class ProviderSeamTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    [Fact]
    public async Task Run_Prepares_WithTheProvidersOwnIdOfTheCustomer()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        await world.Kept.ChangeAsync(new SaveCustomer(
            new Customer
            {
                Id = Ada,
                Name = "Somebody",
                ProviderIds = ValueMap.Of(
                    KeyValuePair.Create("another", "customer-2"), KeyValuePair.Create("sandbox", "customer-1")),
            },
            new Stamp(RunWorld.Start, "test")));
        var asked = new List<string?>();
        provider.OnPrepare = request =>
        {
            asked.Add(request.ProviderCustomer);
            return PaymentOutcome.Unknown;
        };

        await world.RunAsync(RunWorld.Start);

        asked.Should().Equal("customer-1");
    }

    /// <summary>The provider knows of an attempt that the store has lost.</summary>
    [Fact]
    public async Task Run_StoreThatIsBehindItsProvider_GoesOnAndAddsUp()
    {
        var lost = new RunWorld();
        await lost.PopulateAsync(1);
        lost.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        (await lost.RunAsync(RunWorld.Start)).Declined.Should().Be(1);
        var world = new RunWorld(provider: lost.Sandbox);
        await world.PopulateAsync(1);

        await world.RunAsync(RunWorld.Start);
        lost.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        var paid = await world.RunAsync(RunWorld.Start.AddDays(2));

        paid.Paid.Should().Be(1);
        (await new BillingVerifier(world.Kept, world.Usage).VerifyAsync()).Findings.Should().BeEmpty();
    }

    /// <summary>A provider that keeps keys of calls for a day is asked under one number only so long.</summary>
    [Fact]
    public async Task Run_SendsAgain_WithTheInstantOfTheFirstTimeAndForLessThanADay()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        var sent = new List<PaymentAttempt>();
        provider.OnConfirm = attempt =>
        {
            sent.Add(attempt);
            return PaymentOutcome.Unknown;
        };
        await world.RunAsync(RunWorld.Start);
        await world.RunAsync(RunWorld.Start.AddHours(22));
        await world.RunAsync(RunWorld.Start.AddHours(30));
        provider.OnConfirm = attempt =>
        {
            sent.Add(attempt);
            return PaymentOutcome.DeclinedFor(attempt.ProviderId, new Decline(DeclineKind.Soft, "no"));
        };
        await world.RunAsync(RunWorld.Start.AddHours(40));
        await world.RunAsync(RunWorld.Start.AddHours(70));

        sent.Select(static attempt => (attempt.Number, attempt.FirstSentAt)).Should().Equal(
            (1, RunWorld.Start),
            (1, RunWorld.Start),
            (2, RunWorld.Start.AddHours(30)),
            (2, RunWorld.Start.AddHours(30)),
            (3, RunWorld.Start.AddHours(70)));
    }

    /// <summary>The answer to the second attempt is lost, and the provider says that it was declined.</summary>
    [Fact]
    public async Task Run_LooksUpADeclineOfALaterAttempt_CountsItOnceAndSendsNothing()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        await world.RunAsync(RunWorld.Start);
        world.Provider = new FaultyPaymentProvider(world.Sandbox, static () => ProviderFault.AnswerLost);
        await world.RunAsync(RunWorld.Start.AddDays(1));
        world.Provider = provider;
        provider.Calls.Clear();

        await world.RunAsync(RunWorld.Start.AddDays(1).AddMinutes(1));

        provider.Calls.Should().Equal("look up");
        (await world.Kept.FindInvoiceAsync("INV-000001"))!.Payment!.Dunning.Failures.Should().Be(2);
    }

    [Fact]
    public async Task Run_CustomerHasToAct_TellsWhere()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.Interactive);

        await world.RunAsync(RunWorld.Start);

        var payment = (await world.Kept.FindInvoiceAsync("INV-000001"))!.Payment!;
        var told = (await world.Kept.WaitingMessagesAsync(Ada)).Select(BillingEvent.Of).OfType<PaymentActionRequired>();
        told.Should().ContainSingle().Which.Link.Should().Be(new Uri($"sandbox:{payment.ProviderId}"));
    }
}
