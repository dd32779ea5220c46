using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;

namespace Monetize.CrashTests.Billing;

/// <summary>
/// The customers, their usage and the runs of their billing, made from numbers alone: a process that was killed begins
/// anew with the same ones, and finds what is done.
/// </summary>
internal static class BillingWork
{
    public const int Customers = 20;

    private const int Months = 2;
    private const decimal UnitPrice = 0.0137m;
    private const int DunningDays = 8;
    private const int DaysAtTheEnd = 16;
    private const int DaysToSettle = 10;
    private const int NeverPays = 4;
    private const int NeverPaysAndEnds = 11;
    private const int GivenBack = 14;

    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Stamp Setup = new(Start, "setup");
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly string[] Zones = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];

    private static readonly Plan Hybrid = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(49m)
        .Includes(Words, 100m).Overage.PerUnit(UnitPrice)
        .Build();

    private static readonly Plan Larger = Plan.Create("larger", Currency.Usd, Every.Month).Recurring(99m)
        .Includes(Words, 200m).Overage.PerUnit(UnitPrice)
        .Build();

    private static IEnumerable<int> Parts => Enumerable.Range(0, Months * 2);

    /// <summary>When billing is run: at each boundary and on the days of dunning, and once more soon after.</summary>
    public static IEnumerable<DateTimeOffset> Instants
    {
        get
        {
            for (var month = 0; month <= Months; month++)
            {
                // In all zones the month is over, and so is its grace.
                var boundary = Start.AddMonths(month).AddHours(month == 0 ? 0 : 13);
                var days = month == Months ? DaysAtTheEnd : DunningDays;
                for (var day = 0; day <= days; day++)
                {
                    yield return boundary.AddDays(day);
                    yield return boundary.AddDays(day).AddMinutes(5);
                }
            }
        }
    }

    /// <summary>Of usage alone: nothing is owed in advance.</summary>
    public static Plan Metered { get; } = Plan.Create("metered", Currency.Usd, Every.Month)
        .Usage(Words).PerUnit(UnitPrice)
        .Build();

    /// <summary>When the first month is over in all zones, and so is its grace.</summary>
    public static DateTimeOffset FirstBoundary => Start.AddMonths(1).AddHours(13);

    /// <summary>What a customer owes for the first month of <see cref="Metered"/>, in minor units.</summary>
    public static long OwedForUse(int customer) => (long)Math.Round(
        100m * UnitPrice * Parts.Select(part => Record(customer, part))
            .Where(static record => record.Time < Start.AddMonths(1))
            .Sum(static record => record.Quantity),
        MidpointRounding.AwayFromZero);

    public static async Task PopulateAsync(
        IBillingStore store, IUsageStore usage, int customers = Customers, Plan? plan = null)
    {
        await store.ChangeAsync(new PublishPlans([plan ?? Hybrid, Larger], Setup));
        for (var i = 0; i < customers; i++) await SubscribeAsync(store, i, plan ?? Hybrid);
        for (var batch = 0; batch < customers; batch += 500)
        {
            var records = Enumerable.Range(batch, Math.Min(500, customers - batch)).SelectMany(static i =>
                Parts.Select(part => Record(i, part)));
            await usage.AppendAsync([.. records]);
        }
    }

    /// <summary>All runs, one after the other; each finds what is left to do.</summary>
    /// <param name="store">The store of billing.</param>
    /// <param name="usage">The store of usage.</param>
    /// <param name="provider">The bank.</param>
    /// <param name="withLate">Whether usage comes late on the way: not where several record it at once.</param>
    /// <param name="life">How many have died at it before: as much later it is, so that their leases are over.</param>
    /// <param name="heard">Who is told of events; nobody where null.</param>
    public static async Task RunAsync(
        IBillingStore store,
        IUsageStore usage,
        IPaymentProvider provider,
        bool withLate,
        int life,
        HeardEvents? heard = null)
    {
        var (number, isVoid) = (0, false);
        var bank = new BankEvents(store, provider, life);
        foreach (var instant in Instants)
        {
            isVoid = isVoid || await TryVoidAsync(store, instant);
            await DecideAsync(store, instant);
            if (withLate) await usage.AppendAsync([Late(number++, instant)]);
            if (instant.Minute == 0) await bank.TellAsync(instant);
            await bank.WorkAsync(instant);
            var now = instant.AddMinutes(11 * life);
            await RunAsync(store, usage, provider, instant, now);
            if (heard is not null) await DeliverAsync(store, heard, instant, now);
        }

        // What a worker took who died at the very end.
        await bank.WorkAsync(Instants.Last().AddHours(1));
    }

    /// <summary>
    /// The runs of some more days, in which no period ends. Workers are days apart when one of them is held up: who is
    /// ahead makes an attempt that was due long ago, and the next ones count from then.
    /// </summary>
    public static async Task SettleAsync(
        IBillingStore store, IUsageStore usage, IPaymentProvider provider, int life, HeardEvents heard)
    {
        var (end, isVoid) = (Instants.Last(), false);
        var bank = new BankEvents(store, provider, life);
        for (var day = 1; day <= DaysToSettle; day++)
        {
            var instant = end.AddDays(day);
            isVoid = isVoid || await TryVoidAsync(store, instant);
            await bank.TellAsync(instant);
            await bank.WorkAsync(instant);
            var now = instant.AddMinutes(11 * life);
            await RunAsync(store, usage, provider, instant, now);
            await DeliverAsync(store, heard, instant, now);
        }

        await bank.WorkAsync(end.AddDays(DaysToSettle + 1));
    }

    /// <summary>One run, with pages of a few customers.</summary>
    public static async Task<BillingRunReport> RunAsync(
        IBillingStore store,
        IUsageStore usage,
        IPaymentProvider provider,
        DateTimeOffset asOf,
        DateTimeOffset now,
        int pageSize = 7)
    {
        var options = new BillingRunOptions
        {
            PageSize = pageSize,

            // Months go by in seconds, and of several workers each has its own clock: where one is a day ahead, an
            // attempt that the other is about to send is a day old to it, and not lost.
            Payments = PaymentPolicy.Default with { SendAgainWithin = TimeSpan.FromDays(365) },
        };
        var run = new BillingRun(store, usage, provider, taxes: null, options, new ManualTimeProvider(now));
        return await run.RunDueAsync(asOf);
    }

    private static async Task DeliverAsync(
        IBillingStore store, HeardEvents heard, DateTimeOffset asOf, DateTimeOffset now) =>
        await new MessageDelivery(store, heard.Handlers, clock: new ManualTimeProvider(now)).DeliverDueAsync(asOf);

    /// <summary>
    /// What is decided on the way, each at its instant and by every process that comes by: once more it is the same.
    /// </summary>
    private static async Task DecideAsync(IBillingStore store, DateTimeOffset instant)
    {
        var (stamp, subscriptions) = (new Stamp(instant, "host"), new BillingSubscriptions(store));
        var decided = (instant - Start).TotalDays switch
        {
            3 => await subscriptions.ChangePlanAsync(SubscriptionOf(7), PlanVersion.Of(Larger), stamp),
            4 => await subscriptions.ChangeQuantityAsync(SubscriptionOf(8), 3m, stamp),
            5 => await subscriptions.CancelAsync(SubscriptionOf(9), stamp),
            6 => await subscriptions.CancelAsync(SubscriptionOf(NeverPaysAndEnds), stamp, ChangeTiming.AtOnce),
            _ => null,
        };
        if (decided is { IsAccepted: false }) throw new InvalidOperationException(decided.Refusal.Message);
        if (instant != Start.AddDays(DunningDays - 1)) return;
        var first = await FirstInvoiceAsync(store, IdOf(GivenBack))
            ?? throw new InvalidOperationException("Nothing was invoiced that is to be given back.");
        await store.ChangeAsync(new IssueCreditNote(IdOf(GivenBack), first.Number, stamp, reason: "a gift"));
    }

    /// <summary>
    /// Takes back the first invoice of a customer who never pays; gives whether it is. Not while an attempt is in
    /// flight, nor before there is an invoice: then it is tried again.
    /// </summary>
    private static async Task<bool> TryVoidAsync(IBillingStore store, DateTimeOffset at)
    {
        var customer = IdOf(NeverPays);
        if (await FirstInvoiceAsync(store, customer) is not { } first) return false;
        try
        {
            await store.ChangeAsync(new VoidInvoice(customer, first.Number, "a mistake", new Stamp(at, "operator")));
            return true;
        }
        catch (BillingException)
        {
            return false;
        }
    }

    private static async Task<InvoiceRow?> FirstInvoiceAsync(IBillingStore store, CustomerId customer)
    {
        var state = await store.ReadAsync(new BillingNeed
        {
            Rows = [new WantedRows(InvoiceRow.Definition, "customer", [customer.Value])],
        });
        return state.All<InvoiceRow>(InvoiceRow.Definition).MinBy(static row => row.Number, TextOrder.Instance);
    }

    private static CustomerId IdOf(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"c-{number:D5}"));

    private static SubscriptionId SubscriptionOf(int number) => SubscriptionId.Of($"sub-{IdOf(number)}");

    private static async Task SubscribeAsync(IBillingStore store, int number, Plan plan)
    {
        var id = IdOf(number);
        var zone = Zones[number % Zones.Length];
        await store.ChangeAsync(new SaveCustomer(new Customer { Id = id, Name = "Somebody", Zone = zone }, Setup));
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionOf(number),
            Customer = id,
            Plan = PlanTerms.Of(plan),
            Start = Start,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        });
        await store.ChangeAsync(new SaveSubscription(subscription, [], 0, Grace, Setup));
    }

    private static UsageRecord Record(int customer, int part) => new()
    {
        Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"use-{customer}-{part}")),
        Customer = IdOf(customer),
        Meter = Words.Key,
        Quantity = 40m + (customer * 7 % 90),
        Time = Start.AddDays(15 * part).AddHours(13 + (customer % 24)),
    };

    // Most of it is of a month that is closed.
    private static UsageRecord Late(int number, DateTimeOffset instant) => Record(number * 3 % Customers, 0) with
    {
        Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"late-{number}")),
        Time = instant.AddDays(-12) < Start ? Start : instant.AddDays(-12),
    };
}
