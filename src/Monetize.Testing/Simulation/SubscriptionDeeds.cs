using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Testing.Simulation;

/// <summary>Customers come, subscribe, change their minds in every way, and go.</summary>
internal sealed class SubscriptionDeeds(World world)
{
    private const int MostCustomers = 4;

    public async Task CreateCustomerAsync()
    {
        if (world.Customers.Count >= MostCustomers) return;
        var customer = new Customer
        {
            Id = CustomerId.Of(World.NewId("customer", world.Customers.Count)),
            Name = "Somebody",
            Zone = world.Zone(),
        };
        await world.DoAsync(new SaveCustomer(customer, world.Stamped)).ConfigureAwait(false);
        world.Customers.Add(customer);
        await SubscribeAsync(customer).ConfigureAwait(false);
    }

    /// <summary>Begins a subscription for somebody who has none: two of them would price the same usage.</summary>
    public async Task SubscribeAsync()
    {
        var free = world.Customers.FindAll(IsFree);
        if (free.Count > 0) await SubscribeAsync(free[world.Chance.Below(free.Count)]).ConfigureAwait(false);
    }

    public async Task ChangeAsync()
    {
        var live = world.Subscriptions.Values.Where(IsLive).ToList();
        if (live.Count == 0) return;
        var id = live[world.Chance.Below(live.Count)].Id;
        var stored = await FindAsync(id).ConfigureAwait(false);
        if (stored.Subscription != world.Subscriptions[id.Value])
        {
            world.Wrong.Add($"I34: {id} is kept in another way than it was saved");
        }

        var result = Decide(stored.Subscription);
        if (!result.IsAccepted) return;
        await SaveAsync(result.Subscription, stored.Coupons, stored.Version).ConfigureAwait(false);
    }

    private ChangeResult Decide(Subscription subscription)
    {
        var timing = world.Chance.OneIn(2) ? ChangeTiming.AtOnce : ChangeTiming.AtPeriodEnd;
        return world.Chance.Below(16) switch
        {
            < 5 => subscription.ChangePlan(
                world.Chance.Pick<Plan>(WorldPlans.LikeThat(subscription.Terms.Plan.Currency)), world.Now, timing),
            < 8 => subscription.ChangeQuantity(world.Chance.Between(1, 4), world.Now, timing),
            8 or 9 => subscription.Pause(world.Now),
            10 or 11 or 12 => subscription.Resume(world.Now),
            13 => subscription.Cancel(world.Now, timing),
            14 => subscription.Withdraw(world.Now),
            _ => world.Chance.OneIn(2)
                ? subscription.ConvertTrial(world.Now)
                : subscription.Reanchor(world.Now),
        };
    }

    private async Task SubscribeAsync(Customer customer)
    {
        var plan = world.Chance.OneIn(4)
            ? world.Chance.Pick<Plan>(WorldPlans.Yen)
            : world.Chance.Pick<Plan>(WorldPlans.Dollars);
        var start = world.Chance.OneIn(3) ? world.Earlier(10) : world.Now;
        var free = EndOf(customer);
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of(World.NewId("subscription", world.Subscriptions.Count)),
            Customer = customer.Id,
            Plan = PlanTerms.Of(plan),
            Start = start < free ? free : start,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(customer.Zone),
            Alignment = world.Chance.OneIn(3) ? BillingAlignment.Calendar : BillingAlignment.Anniversary,
            Quantity = world.Chance.Between(1, 3),
            TrialDays = world.Chance.OneIn(5) ? 14 : 0,
        });
        await SaveAsync(subscription, Coupons(plan.Currency), version: 0).ConfigureAwait(false);
    }

    private ValueArray<AppliedCoupon> Coupons(Currency currency) => world.Chance.Below(5) switch
    {
        0 => [new AppliedCoupon { Coupon = Coupon.PercentOff("SOME", 33.3m).Repeating(2) }],
        1 => [new AppliedCoupon { Coupon = Coupon.AmountOff("MORE", Money.FromMinor(555, currency)).Forever() }],
        _ => [],
    };

    private async Task SaveAsync(Subscription subscription, ValueArray<AppliedCoupon> coupons, long version)
    {
        await world.DoAsync(new SaveSubscription(subscription, coupons, version, World.Grace, world.Stamped))
            .ConfigureAwait(false);
        world.Subscriptions[subscription.Id.Value] = subscription;
    }

    private async Task<StoredSubscription> FindAsync(SubscriptionId id) =>
        (await world.Kept.FindSubscriptionAsync(id).ConfigureAwait(false))!;

    private bool IsLive(Subscription subscription) =>
        subscription.Terms.Start <= world.Now && !(subscription.End <= world.Now);

    private bool IsFree(Customer customer) => world.Subscriptions.Values
        .Where(subscription => subscription.Customer == customer.Id)
        .All(subscription => subscription.End <= world.Now);

    private DateTimeOffset EndOf(Customer customer) => world.Subscriptions.Values
        .Where(subscription => subscription.Customer == customer.Id)
        .Select(subscription => subscription.End ?? DateTimeOffset.MaxValue)
        .DefaultIfEmpty(DateTimeOffset.MinValue)
        .Max();
}
