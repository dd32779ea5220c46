using System.Globalization;
using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>A billing store in an empty place, with short words for what happens in it.</summary>
internal sealed class BillingScene : IAsyncDisposable
{
    public static readonly CustomerId Ada = CustomerId.Of("ada");
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    public static readonly Plan Pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(49m).Build();

    private BillingScene(IBillingStorePlace place, IBillingStore store)
    {
        Place = place;
        Store = store;
    }

    public IBillingStorePlace Place { get; }

    public IBillingStore Store { get; private set; }

    /// <summary>Makes a behaviour of what is checked in a scene.</summary>
    public static BillingStoreBehaviour Behaviour(string name, Func<BillingScene, Task> check) => new(
        name,
        async place =>
        {
            await using var scene = new BillingScene(place, await place.OpenAsync().ConfigureAwait(false));
            await check(scene).ConfigureAwait(false);
        });

    /// <summary>The start of a day of 2026, UTC; days beyond a month go on into the next.</summary>
    public static DateTimeOffset At(int month, int day = 1, int hour = 0) =>
        new DateTimeOffset(2026, month, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    public static Stamp Stamped(DateTimeOffset at) => new(at, "kit");

    public static Customer CustomerOf(CustomerId id) => new() { Id = id, Name = "Somebody" };

    public static CustomerId Numbered(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"c-{number:D4}"));

    public static Subscription SubscriptionOf(CustomerId customer, DateTimeOffset? start = null) =>
        Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of($"sub-{customer}"),
            Customer = customer,
            Plan = PlanTerms.Of(Pro),
            Start = start ?? At(1),
        });

    /// <summary>A customer with a subscription that begins in January.</summary>
    public async Task<Subscription> SubscribeAsync(CustomerId customer, DateTimeOffset? start = null)
    {
        var subscription = SubscriptionOf(customer, start);
        await Store.ChangeAsync(new SaveCustomer(CustomerOf(customer), Stamped(At(1)))).ConfigureAwait(false);
        await SaveAsync(subscription, version: 0).ConfigureAwait(false);
        return subscription;
    }

    public ValueTask<long> SaveAsync(Subscription subscription, long version) => Store.ChangeAsync(
        new SaveSubscription(subscription, [], version, Grace, Stamped(At(1))));

    public ValueTask<ValueArray<ClaimedCustomer>> ClaimAsync(
        DateTimeOffset at,
        int limit = 100,
        LeaseKind kind = LeaseKind.Billing,
        IBillingStore? store = null,
        bool withPayments = true) =>
        (store ?? Store).ChangeAsync(new ClaimCustomers(kind, at, at, "worker", Lease, limit, withPayments));

    /// <summary>Claims the one customer for whom something is due.</summary>
    public async Task<CustomerWork> WorkAsync(DateTimeOffset at, IBillingStore? store = null)
    {
        var claimed = await ClaimAsync(at, limit: 1, store: store).ConfigureAwait(false);
        Usage.Verdict.Equal(1, claimed.Count, "customers for whom something is due");
        var work = await (store ?? Store).ReadWorkAsync(claimed, At(1)).ConfigureAwait(false);
        return work[0];
    }

    /// <summary>The one payment of a claimed customer of which something is to be done.</summary>
    public async Task<Payment> PaymentAsync(CustomerWork work) =>
        (await Store.FindPaymentAsync(new PaymentId(work.Claimed.Payments.Single())).ConfigureAwait(false))!;

    /// <summary>The next invoice of the first subscription of a claimed customer, calculated.</summary>
    public static InvoicePosting Calculate(CustomerWork work, DateTimeOffset at)
    {
        var subscription = work.Subscriptions[0];
        var due = subscription.NextBy(at, Grace)
            ?? throw new ConformanceException("What was claimed has nothing due.");
        var request = SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = subscription.Stored.Subscription,
            Plans = [RatingEngine.Compile(Pro)],
            Usage = SubscriptionInvoicing.UsageNeeded(subscription.Stored.Subscription, due)
                .Select(static span => new SpanUsage { Span = span, Usage = new PlanUsage() })
                .ToValueArray(),
            Issued = subscription.IssuedSince(DateTimeOffset.MinValue),
        });
        var credit = new AvailableCredit
        {
            At = at,
            Credits = work.Credits[Currency.Usd].ToValueArray(),
            Balance = work.Balances.TryGetValue(Currency.Usd, out var balance) ? balance.Amount : 0m,
        };
        var draft = InvoiceCalculator.Calculate(request, credit: credit);
        return new InvoicePosting
        {
            Lease = work.Claimed.Lease,
            Subscription = subscription.Stored.Subscription,
            SubscriptionVersion = subscription.Stored.Version,
            BillFrom = subscription.Stored.BillFrom,
            Due = due,
            Draft = draft.Lines.IsEmpty ? null : draft,
        };
    }

    public async Task<PostingResult> PostAsync(InvoicePosting posting, DateTimeOffset at) =>
        (await Store.ChangeAsync(new FinalizeInvoices([posting], Stamped(at), Grace)).ConfigureAwait(false))[0];

    /// <summary>Claims the one customer for whom something is due and finalizes their next invoice.</summary>
    public async Task<Invoice> BillAsync(DateTimeOffset at)
    {
        var work = await WorkAsync(at).ConfigureAwait(false);
        var result = await PostAsync(Calculate(work, at), at).ConfigureAwait(false);
        Usage.Verdict.Equal(PostingOutcome.Settled, result.Outcome, "outcome");
        await ReleaseAsync(work.Claimed.Lease, at).ConfigureAwait(false);
        return result.Invoice!;
    }

    public ValueTask<ValueArray<Lease>> ReleaseAsync(Lease lease, DateTimeOffset at, DateTimeOffset? until = null) =>
        Store.ChangeAsync(new ReleaseCustomers([lease], Stamped(at), until));

    public async Task<PaymentBookingResult> BookAsync(
        PaymentId payment, PaymentEvent happened, DateTimeOffset at, Lease? lease = null)
    {
        var booking = new PaymentBooking { Customer = Ada, Payment = payment, Event = happened, Lease = lease };
        var operation = new BookPayments([booking], "sandbox", PaymentPolicy.Default, Stamped(at));
        return (await Store.ChangeAsync(operation).ConfigureAwait(false))[0];
    }

    public async Task<List<TRow>> RowsAsync<TRow>(BillingTable table)
        where TRow : class, IBillingRow
    {
        var rows = new List<TRow>();
        await foreach (var row in Store.StreamAsync<TRow>(table).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>How many rows all tables have together, but for counters.</summary>
    public async Task<int> CountAsync()
    {
        var count = 0;
        foreach (var table in BillingTables.All)
        {
            await foreach (var _ in Store.StreamAsync(table).ConfigureAwait(false)) count++;
        }

        return count;
    }

    /// <summary>Closes the store and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        Store = await Place.OpenAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
