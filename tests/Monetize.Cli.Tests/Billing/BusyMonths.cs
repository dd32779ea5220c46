using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Cli.Tests.Billing;

/// <summary>
/// Four busy months: an upgrade, seats, a pause, coupons, credits, rollover, late records, a declined card, a void
/// invoice, a credit note, an end, and usage that nobody pays.
/// </summary>
internal sealed class BusyMonths(IBillingStore store, IUsageStore usage)
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Plan Basic = Plan.Create("basic", Currency.Usd, Every.Month).Recurring(49m)
        .Includes(Words, 1_000m).Overage.PerUnit(0.01m)
        .Build();

    private static readonly Plan Team = Plan.Create("team", Currency.Usd, Every.Month).Recurring(99m)
        .Usage(Words).Graduated(tiers => tiers.UpTo(500m, 0.02m).Beyond(0.01m))
        .Build();

    private int _records;

    /// <summary>Fills the stores.</summary>
    public async Task FillAsync()
    {
        var customers = new BillingCustomers(store);
        var subscriptions = new BillingSubscriptions(store);
        var invoices = new BillingInvoices(store, usage);
        var sandbox = new SandboxPaymentProvider();
        var run = new BillingRun(store, usage, sandbox);
        var setup = new Stamp(Start, "host");
        await store.ChangeAsync(new PublishPlans([Basic, Team], setup));
        foreach (var name in new[] { "ada", "bob", "cam", "dan" })
        {
            await customers.SaveAsync(new Customer { Id = CustomerId.Of(name), Name = name }, setup);
            await subscriptions.StartAsync(
                new NewSubscription
                {
                    Id = SubscriptionId.Of($"sub-{name}"),
                    Customer = CustomerId.Of(name),
                    Plan = PlanVersion.Of(name == "dan" ? Team : Basic),
                    Coupons = name == "bob" ? [Coupon.PercentOff("TEN", 10m).Repeating(2)] : [],
                },
                setup);
        }

        await store.ChangeAsync(new GrantCredit("gift", CustomerId.Of("bob"), Money.Of(60m, Currency.Usd), setup));
        sandbox.UseMethod(CustomerId.Of("cam"), SandboxMethod.Stolen);
        await run.RunDueAsync(Start);
        await UseAsync("ada", 1_500m, At(1, 10));
        await UseAsync("bob", 1_250.5m, At(1, 12));
        await UseAsync("cam", 400m, At(1, 31));
        await UseAsync("dan", 800m, At(1, 20));
        await UseAsync("nobody", 10m, At(1, 20));
        await UseAsync("ada", 5m, new Stamp(Start.AddDays(-3), "host"));
        await subscriptions.ChangePlanAsync(SubscriptionId.Of("sub-ada"), PlanVersion.Of(Team), At(1, 16));
        await run.RunDueAsync(At(1, 16).At);
        await run.RunDueAsync(Start.AddMonths(1).AddHours(1));
        await UseAsync("ada", 700m, At(1, 25));
        await UseAsync("ada", 900m, At(2, 3));
        await UseAsync("bob", 60m, At(1, 30));
        await subscriptions.ChangeQuantityAsync(SubscriptionId.Of("sub-dan"), 3m, At(2, 10));
        await subscriptions.PauseAsync(SubscriptionId.Of("sub-cam"), At(2, 10));
        await run.RunDueAsync(At(2, 12).At);
        await usage.FoldAsync();
        await invoices.VoidAsync("INV-000003", "never delivered", At(2, 13));
        await invoices.CreditAsync("INV-000004", At(2, 14), reason: "a kindness");
        await run.RunDueAsync(Start.AddMonths(2).AddHours(2));
        await subscriptions.ResumeAsync(SubscriptionId.Of("sub-cam"), At(3, 5));
        await subscriptions.CancelAsync(SubscriptionId.Of("sub-bob"), At(3, 10), ChangeTiming.AtOnce);
        await UseAsync("dan", 120m, At(3, 7));
        await run.RunDueAsync(At(3, 11).At);
        await run.RunDueAsync(Start.AddMonths(3).AddHours(1));
        await CreditPartAsync(invoices, CustomerId.Of("cam"), 5m, At(4, 1));
        await run.RunDueAsync(At(4, 1).At);
        await UseAsync("dan", 33m, At(3, 30));
        await UseAsync("ada", 44m, At(4, 2));
    }

    /// <summary>Gives back a part of the last invoice of somebody whose card is stolen.</summary>
    private async Task CreditPartAsync(BillingInvoices invoices, CustomerId customer, decimal amount, Stamp at)
    {
        var last = (await invoices.ListAsync(customer).LastAsync()).Invoice;
        var part = new LineShare(last.Lines.First(static line => line.IsCharge).Id, Money.Of(amount, Currency.Usd));
        await invoices.CreditAsync(last.Number!, at, [part], "a part of it");
    }

    private static Stamp At(int month, int day) =>
        new(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.Zero), "host");

    private async Task UseAsync(string customer, decimal quantity, Stamp at) =>
        await usage.AppendAsync(
        [
            new UsageRecord
            {
                Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"key-{_records++}")),
                Customer = CustomerId.Of(customer),
                Meter = Words.Key,
                Quantity = quantity,
                Time = at.At,
            },
        ]);
}
