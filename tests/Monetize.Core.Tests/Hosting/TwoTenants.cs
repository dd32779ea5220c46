using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monetize.Billing;
using Monetize.Billing.Events;
using Monetize.Billing.Inbox;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Hosting;
using Monetize.Metering;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;

namespace Monetize.Tests.Hosting;

/// <summary>
/// I30 as a check of any two stores: two named registrations of one host, with the same ids and other facts under them,
/// that sell the same at the same price through one account of a provider. No operation on one changes or returns
/// anything of the other, and no payment of one pays an invoice of the other.
/// </summary>
internal sealed class TwoTenants : IProviderEvents, IAsyncDisposable
{
    private const int Steps = 80;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly string[] Names = ["first", "second"];
    private static readonly Plan Larger = Plan.Create("larger", Currency.Usd, Every.Month).Recurring(99m)
        .Includes(Words, 20m).Overage.PerUnit(0.01m)
        .Build();

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly SandboxPaymentProvider _provider = new();
    private readonly Dictionary<string, List<BillingEvent>> _told =
        Names.ToDictionary(name => name, _ => new List<BillingEvent>());
    private readonly Dictionary<string, int> _gifts = Names.ToDictionary(name => name, _ => 0);
    private readonly IHost _host;
    private int _month;

    private TwoTenants(MonetizeStores first, MonetizeStores second)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddMonetize("first", m => Say(m.UseStores(first), "first"));
        builder.Services.AddMonetize("second", m => Say(m.UseStores(second), "second"));
        _host = builder.Build();
    }

    string IProviderEvents.Provider => _provider.Name;

    public static async Task CheckAsync(MonetizeStores first, MonetizeStores second)
    {
        await using var tenants = new TwoTenants(first, second);
        await tenants._host.StartAsync();
        var random = new Random(30);
        for (var step = 0; step < Steps; step++)
        {
            var number = step;
            var name = Names[random.Next(2)];
            await tenants.AloneAsync(name, $"step {number}", () => tenants.ActAsync(name, random, number));
        }

        await tenants.DecideAsync();
        foreach (var name in Names) await tenants.HasItsOwnAsync(name);
        await tenants.EachIsPaidToItsOwnAsync();
        await tenants._host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
    }

    private static CustomerId Customer(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"c-{number}"));

    private void Say(MonetizeBuilder builder, string name) => builder
        .UseClock(_clock)
        .AddPlan(Plan.Create("plan", Currency.Usd, Every.Month).Recurring(49m)
            .Includes(Words, 10m).Overage.PerUnit(0.01m)
            .Build())
        .AddPlan(Larger)
        .UsePaymentProvider(_provider)
        .AddProviderEvents(this)
        .On<BillingEvent>((happened, _) =>
        {
            _told[name].Add(happened);
            return ValueTask.CompletedTask;
        });

    private T Of<T>(string name)
        where T : notnull => _host.Services.GetRequiredKeyedService<T>(name);

    private async Task ActAsync(string name, Random random, int step)
    {
        var (store, stamp) = (Of<IBillingStore>(name), new Stamp(_clock.GetUtcNow(), name));
        var customer = Customer(random.Next(3));
        switch (random.Next(5))
        {
            case 0:
                await SubscribeAsync(name, customer, stamp);
                break;
            case 1 when await store.FindCustomerAsync(customer) is not null:
                await store.ChangeAsync(new GrantCredit(
                    string.Create(CultureInfo.InvariantCulture, $"gift-{_gifts[name]++}"),
                    customer,
                    Money.Of(name == "first" ? 5m : 7m, Currency.Usd),
                    stamp));
                break;
            case 2:
                _clock.MoveTo(Start.AddMonths(++_month / 4).AddHours(_month));
                await Of<IBillingWork>(name).WorkAsync(_clock.GetUtcNow());
                break;
            default:
                await Of<IUsageRecorder>(name).RecordAsync(new UsageRecord
                {
                    Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"key-{step / 2}")),
                    Customer = customer,
                    Meter = Words.Key,
                    Quantity = name == "first" ? 100m : 200m,
                    Time = _clock.GetUtcNow(),
                });
                break;
        }
    }

    private async Task SubscribeAsync(string name, CustomerId customer, Stamp stamp)
    {
        var store = Of<IBillingStore>(name);
        if (await store.FindCustomerAsync(customer) is not null) return;
        await store.ChangeAsync(new SaveCustomer(new Customer { Id = customer, Name = name }, stamp));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of($"sub-{customer}"),
            Customer = customer,
            Plan = PlanTerms.Of(Of<MonetizeEngine>(name).Catalog.Plans[0]),
            Start = stamp.At,
        });
        await store.ChangeAsync(new SaveSubscription(subscription, [], 0, TimeSpan.FromHours(1), stamp));
    }

    /// <summary>What is done on one changes nothing of the other.</summary>
    private async Task AloneAsync(string name, string what, Func<Task> act)
    {
        var other = Array.Find(Names, one => one != name)!;
        var before = await AllOfAsync(other);
        await act();
        (await AllOfAsync(other)).Should().Equal(before, "{0} was on {1}", what, name);
    }

    /// <summary>All that a host decides of a customer, of each tenant in turn, and what it comes to a month later.</summary>
    private async Task DecideAsync()
    {
        var customer = Customer(0);
        var id = SubscriptionId.Of($"sub-{customer}");
        var decisions = new Dictionary<string, Func<string, Stamp, Task<Refusal?>>>
        {
            ["a plan"] = async (name, stamp) => (await Of<ISubscriptions>(name)
                .ChangePlanAsync(id, PlanVersion.Of(Larger), stamp, ChangeTiming.AtPeriodEnd)).Refusal,
            ["the plan taken back"] = async (name, stamp) => (await Of<ISubscriptions>(name)
                .WithdrawAsync(id, stamp)).Refusal,
            ["a coupon"] = async (name, stamp) => (await Of<ISubscriptions>(name)
                .RedeemAsync(id, Coupon.PercentOff("SOME", name == "first" ? 10m : 20m).Forever(), stamp)).Refusal,
            ["a credit note"] = async (name, stamp) => (await Of<IInvoices>(name)
                .CreditAsync(await LastInvoiceAsync(name, customer), stamp)).Refusal,
            ["an end"] = async (name, stamp) => (await Of<ISubscriptions>(name).CancelAsync(id, stamp)).Refusal,
            ["what the provider tells"] = HearAsync,
            ["a month"] = async (name, stamp) =>
            {
                _provider.UseMethod(Customer(1), SandboxMethod.InsufficientFunds);
                await Of<IBillingWork>(name).WorkAsync(stamp.At.AddMonths(1));
                return null;
            },
            ["a void invoice"] = async (name, stamp) => (await Of<IInvoices>(name)
                .VoidAsync(await LastInvoiceAsync(name, Customer(1)), "a mistake", stamp)).Refusal,
            ["one who is forgotten"] = async (name, stamp) =>
            {
                await Of<IBillingStore>(name).ChangeAsync(new ForgetCustomer(Customer(2), stamp));
                return null;
            },
        };
        foreach (var (what, decide) in decisions)
        {
            foreach (var name in Names)
            {
                var stamp = new Stamp(_clock.GetUtcNow(), name);
                await AloneAsync(name, what, async () =>
                    (await decide(name, stamp)).Should().BeNull("{0} is decided of {1}", what, name));
            }
        }
    }

    private async Task<string> LastInvoiceAsync(string name, CustomerId customer) =>
        (await Of<IInvoices>(name).ListAsync(customer).LastAsync()).Invoice.Number!;

    /// <summary>The provider tells each tenant of the payments of both: they share its account.</summary>
    private async Task<Refusal?> HearAsync(string name, Stamp stamp)
    {
        var inbox = Of<ProviderInbox>(name);
        await foreach (var payment in _provider.StreamSucceededAsync())
        {
            await inbox.ReceiveAsync(_provider.Name, payment.ProviderId, payment.Id.Value, stamp.At);
        }

        (await inbox.WorkDueAsync(stamp.At)).Done.Should().BeGreaterThan(0);
        return null;
    }

    ValueTask<ProviderHint> IProviderEvents.ReadAsync(ClaimedEvent received, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ProviderHint { Payments = [new PaymentId(received.Body)] });

    /// <summary>Every row and every record of a tenant, compared by value.</summary>
    private async Task<List<object>> AllOfAsync(string name)
    {
        var all = new List<object>();
        var (billing, usage) = (Of<IBillingStore>(name), Of<IUsageStore>(name));
        foreach (var table in BillingTables.All)
        {
            await foreach (var row in billing.StreamAsync(table)) all.Add(row);
        }

        await foreach (var record in usage.StreamAsync(new UsageRecordQuery())) all.Add(record);
        await foreach (var rejection in usage.StreamRejectionsAsync()) all.Add(rejection);
        return all;
    }

    private async Task EachIsPaidToItsOwnAsync()
    {
        var paid = new List<SettledPayment>();
        foreach (var name in Names)
        {
            await foreach (var row in Of<IBillingStore>(name).StreamAsync<PaymentRow>(PaymentRow.Definition))
            {
                if (row.Stage == "stopped") continue;
                row.Status.Should().Be("succeeded", "{0} of {1} is paid", row.Id, name);
                paid.Add(new SettledPayment(
                    new PaymentId(row.Id), row.ProviderId!, Money.FromMinor(row.AmountMinor, Currency.Usd)));
            }
        }

        var taken = await _provider.StreamSucceededAsync().ToListAsync();
        taken.Should().BeEquivalentTo(paid, "there is one charge for each invoice of each tenant");
    }

    private async Task HasItsOwnAsync(string name)
    {
        var rows = await AllOfAsync(name);
        var customers = rows.OfType<CustomerRow>().ToList();
        customers.Should().NotBeEmpty();
        foreach (var row in customers)
        {
            (await Of<IBillingStore>(name).FindCustomerAsync(new CustomerId(row.Id)))!.Name.Should()
                .Be(row.Id == Customer(2).Value ? "" : name, "only one was forgotten");
        }

        rows.OfType<InvoiceRow>().Should().NotBeEmpty();
        rows.OfType<UsageRecord>().Select(record => record.Quantity).Distinct()
            .Should().Equal(name == "first" ? 100m : 200m);
        var delivered = rows.OfType<MessageRow>().Count(message => message.DeliveredAt is not null);
        _told[name].Should().HaveCount(delivered, "each is told to handlers of its own tenant");
    }
}
