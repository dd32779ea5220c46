using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>
/// I16: a host goes over to another provider while payments are with the one before. That the new one does not know them
/// is no sign that no money has moved.
/// </summary>
public sealed class OtherProviderTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    [Theory]
    [InlineData(SandboxMethod.LostAnswer)]
    [InlineData(SandboxMethod.BankDebit)]
    [InlineData(SandboxMethod.InsufficientFunds)]
    public async Task Run_WithAnotherProvider_LeavesPaymentsOfTheFirstAlone(SandboxMethod method)
    {
        var (world, first) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, method);
        await world.RunAsync(RunWorld.Start);
        var second = new ScriptedProvider(new SandboxPaymentProvider(), "second");
        world.Provider = second;

        var report = await world.RunAsync(RunWorld.Start.AddDays(1));
        var calls = second.Calls.ToArray();
        world.Provider = first;
        world.Sandbox.UseMethod(Ada, SandboxMethod.Good);
        if (method == SandboxMethod.BankDebit) world.Sandbox.Finish(RunWorld.PaymentOf("sub-c-000/start/0"));
        await world.RunAsync(RunWorld.Start.AddDays(2));

        calls.Should().BeEmpty();
        report.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<BillingException>()
            .Which.Code.Should().Be(ErrorCodes.PaymentOfAnotherProvider);
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_WithAnotherProvider_CollectsWhatNoneHasHeardOf()
    {
        var (world, _) = await RunWorld.ScriptedAsync();
        world.Provider = null;
        await world.RunAsync(RunWorld.Start);
        var other = new SandboxPaymentProvider();
        var second = new ScriptedProvider(other, "second");
        world.Provider = second;

        await world.RunAsync(RunWorld.Start.AddDays(1));

        var payment = await world.Kept.FindInvoiceAsync("INV-000001");
        payment!.Payment!.Provider.Should().Be("second");
        payment.Payment.Status.Should().Be(PaymentStatus.Succeeded);
    }

    /// <summary>A look-up is asked with all that a provider finds its object by.</summary>
    [Fact]
    public async Task LookUp_IsAskedByTheObjectAndTheCustomer()
    {
        var (world, provider) = await RunWorld.ScriptedAsync();
        world.Sandbox.UseMethod(Ada, SandboxMethod.LostQuestion);
        await world.RunAsync(RunWorld.Start);
        PaymentInquiry? asked = null;
        provider.OnLookUp = inquiry =>
        {
            asked = inquiry;
            return PaymentOutcome.Unknown;
        };

        await world.RunAsync(RunWorld.Start.AddMinutes(2));

        asked.Should().Be(new PaymentInquiry
        {
            Id = RunWorld.PaymentOf("sub-c-000/start/0"),
            Customer = Ada,
            ProviderId = "sandbox_000001",
        });
    }
}
