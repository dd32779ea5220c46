using Microsoft.Extensions.Hosting;
using Monetize;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Payments.Sandbox;

/// <summary>Somebody subscribes and uses the service, whose card is declined at first.</summary>
public sealed class FirstCustomer(
    ICustomers customers, ISubscriptions subscriptions, IUsageRecorder usage, SandboxPaymentProvider bank)
    : IHostedService
{
    private static readonly CustomerId Ada = CustomerId.Of("ada");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        bank.UseMethod(Ada, SandboxMethod.InsufficientFunds);
        var stamp = new Stamp(usage.Clock.GetUtcNow(), "sample");
        await customers.SaveAsync(new Customer { Id = Ada, Name = "Ada" }, stamp, cancellationToken);
        await subscriptions.StartAsync(
            new NewSubscription
            {
                Id = SubscriptionId.Of("sub-ada"),
                Customer = Ada,
                Plan = PlanVersion.Of(Plans.Pro),
            },
            stamp,
            cancellationToken);

        for (var i = 0; i < 160; i++)
        {
            await usage.BillAsync(
                Plans.Calls, Ada, IdempotencyKey.Of($"request-{i}"), Answer, answer => 1, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Task<string> Answer(CancellationToken cancellationToken) => Task.FromResult("42");
}
