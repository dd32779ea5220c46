using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing.Management;

/// <summary>What a host does with customers, beside saving them.</summary>
public sealed class BillingCustomersTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    private readonly RunWorld _world = new();

    private BillingCustomers Customers => new(_world.Kept);

    /// <summary>A stolen card is not tried again by itself; with another one the next run is paid.</summary>
    [Fact]
    public async Task GiveMethod_AfterAHardDecline_IsTriedByTheNextRun()
    {
        await _world.PopulateAsync(1);
        _world.Sandbox.UseMethod(Ada, SandboxMethod.Stolen);
        await _world.RunAsync(RunWorld.Start);
        _world.Sandbox.UseMethod(Ada, SandboxMethod.Good);

        var tried = await Customers.GiveMethodAsync(Ada, At(1));
        var report = await _world.RunAsync(RunWorld.Start.AddDays(1));

        tried.Should().Be(1);
        report.Paid.Should().Be(1);
        (await Customers.GiveMethodAsync(Ada, At(2))).Should().Be(0, "nothing is open any more");
    }

    [Fact]
    public async Task GrantCredit_OnceMoreOrOfAnother_IsKnownOrRefused()
    {
        await _world.PopulateAsync(1);
        var five = Money.Of(5m, Currency.Usd);

        (await Customers.GrantCreditAsync(Ada, "gift", five, At(0))).Value.Should().BeTrue();
        (await Customers.GrantCreditAsync(Ada, "gift", five, At(1))).Value.Should().BeFalse();
        (await Customers.GrantCreditAsync(Ada, "gift", five + five, At(1))).Refusal!.Code.Should()
            .Be(ErrorCodes.IdTaken);
        (await Customers.GrantCreditAsync(RunWorld.Customer(9), "other", five, At(1))).Refusal!.Code.Should()
            .Be(ErrorCodes.UnknownCustomer);
        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoices.Single().Due.Should().Be(Money.Of(44m, Currency.Usd));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Stamp At(int day) => new(RunWorld.Start.AddDays(day), "host");
}
