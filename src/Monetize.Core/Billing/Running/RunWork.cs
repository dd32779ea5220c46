using System.Runtime.ExceptionServices;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>
/// Invoices what is due first of each customer of a page, that which waits longest before the others. More of a
/// customer comes with a later page: so numbers are in the order in which things fell due, also after a crash.
/// </summary>
internal sealed class RunWork(
    IBillingStore store,
    IUsageStore usage,
    PlanShelf plans,
    ITaxProvider? taxes,
    CallLimit limit,
    BillingRunOptions options,
    Stamp stamp,
    RunTally tally)
{
    private const int MostStale = 5;

    // A month and a little: most pages are read once.
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(35);

    private readonly Dictionary<CustomerId, int> _stale = [];
    private readonly HashSet<CustomerId> _moved = [];
    private readonly List<(CustomerId Customer, PaymentId Payment)> _opened = [];

    /// <summary>Payments that the last page opened.</summary>
    public IReadOnlyList<(CustomerId Customer, PaymentId Payment)> Opened => _opened;

    /// <summary>Customers of the last page for whom something was done.</summary>
    public IReadOnlySet<CustomerId> Moved => _moved;

    public async ValueTask BillAsync(ValueArray<ClaimedCustomer> claimed)
    {
        _moved.Clear();
        _opened.Clear();
        var due = claimed.Where(static customer => !customer.Subscriptions.IsEmpty).ToValueArray();
        if (due.IsEmpty) return;
        var postings = await CalculateAsync(await ReadAsync(due).ConfigureAwait(false)).ConfigureAwait(false);
        if (postings.Count == 0) return;
        var ordered = postings
            .OrderBy(posting => DueSchedule.BillAt(posting.Due, options.Grace))
            .ThenBy(static posting => posting.Lease.Customer.Value, TextOrder.Instance)
            .ToValueArray();
        var results = await store.ChangeAsync(
            new FinalizeInvoices(ordered, stamp, options.Grace, options.Series)).ConfigureAwait(false);
        for (var i = 0; i < ordered.Count; i++) await TakeAsync(ordered[i], results[i]).ConfigureAwait(false);
    }

    /// <summary>What is due, with invoices as far back as usage may still come late.</summary>
    private async ValueTask<ValueArray<CustomerWork>> ReadAsync(ValueArray<ClaimedCustomer> claimed)
    {
        var from = stamp.At - UsualPeriod - options.LateUsage;
        var page = await store.ReadWorkAsync(claimed, from).ConfigureAwait(false);
        var oldest = page.SelectMany(static work => work.Subscriptions)
            .Select(static work => RunningAt(work.Stored))
            .DefaultIfEmpty(stamp.At)
            .Min() - options.LateUsage;

        // Yearly periods, and runs that are late.
        if (oldest < from) page = await store.ReadWorkAsync(claimed, oldest).ConfigureAwait(false);
        await plans.EnsureAsync(
            page.SelectMany(static work => work.Subscriptions)
                .SelectMany(static work => PlanShelf.Of(work.Stored.Subscription)),
            CancellationToken.None).ConfigureAwait(false);
        return page;
    }

    /// <summary>When the period began that what is due closes, or in which it is due.</summary>
    private static DateTimeOffset RunningAt(StoredSubscription stored)
    {
        var subscription = stored.Subscription;
        var start = subscription.Terms.Start;
        return stored.BillFrom > start && stored.BillFrom < DateTimeOffset.MaxValue.AddDays(-1)
            ? subscription.PeriodAt(stored.BillFrom.AddTicks(-1))?.Billed.From ?? start
            : start;
    }

    /// <summary>
    /// One posting for each customer for whom something is due; who cannot be calculated is parked, or waits for a
    /// later run where the world outside is in the way.
    /// </summary>
    private async ValueTask<List<InvoicePosting>> CalculateAsync(ValueArray<CustomerWork> page)
    {
        // Of each page anew: what was folded meanwhile is cheap to read up to a watermark of now.
        var until = await usage.GetWatermarkAsync().ConfigureAwait(false);
        var read = new RunUsage(usage, plans, options.LateUsage, until);
        var due = new List<DueSubscription>();
        foreach (var work in page)
        {
            await OrParkAsync(work, () =>
            {
                if (work.Fault is { } fault) ExceptionDispatchInfo.Throw(fault);
                if (NextOf(work) is not { } next) return ValueTask.CompletedTask;
                read.Expect(next);
                due.Add(next);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        await read.ReadPageAsync(CancellationToken.None).ConfigureAwait(false);
        var postings = new List<InvoicePosting>();

        // Those who are never answered wait in front: who else is asked where nobody was answered is one from the end.
        if (limit.IsSilent) due.Reverse();
        foreach (var next in due)
        {
            if (limit.IsUsedUp)
            {
                // They are the next page's, which has its own time.
                _moved.Add(next.Customer.Claimed.Lease.Customer);
                continue;
            }

            await OrParkAsync(
                next.Customer,
                async () => postings.Add(await CalculateAsync(next, read).ConfigureAwait(false))).ConfigureAwait(false);
        }

        return postings;
    }

    private async ValueTask OrParkAsync(CustomerWork work, Func<ValueTask> calculate)
    {
        try
        {
            await calculate().ConfigureAwait(false);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            var code = exception is MonetizeException { Code: var known } ? known : ErrorCodes.CannotBeBilled;
            var (lease, reason) = (work.Claimed.Lease, exception.Message);
            if (code == ErrorCodes.TaxesUnavailable) tally.Defer(lease.Customer, code, reason);
            else await ParkAsync(lease, code, reason).ConfigureAwait(false);
        }
    }

    private DueSubscription? NextOf(CustomerWork work)
    {
        foreach (var subscription in work.Subscriptions)
        {
            if (subscription.NextBy(stamp.At, options.Grace) is not { } due) continue;
            return work.Claimed.Settled < options.MostItems
                ? new DueSubscription(work, subscription, due)
                : throw new BillingException(
                    ErrorCodes.RunBoundReached,
                    $"{due} is more than a day settles of one customer. Look at it, and unpark the customer to go on.");
        }

        return null;
    }

    private async ValueTask<InvoicePosting> CalculateAsync(DueSubscription next, RunUsage usage)
    {
        var (stored, due) = (next.Work.Stored, next.Due);
        var read = await usage.ReadAsync(next, CancellationToken.None).ConfigureAwait(false);
        var draft = await DraftAsync(next, read.Spans).ConfigureAwait(false);
        return new InvoicePosting
        {
            Lease = next.Customer.Claimed.Lease,
            Subscription = stored.Subscription,
            SubscriptionVersion = stored.Version,
            BillFrom = stored.BillFrom,
            Due = due,
            Draft = draft.Lines.IsEmpty ? null : draft,
            Watermark = due.Closing is null ? null : usage.Watermark,
            Carried = due.Closing is { } closing ? AllowanceCarrying.Left(plans, read.Spans, closing.Number) : null,
            Counted = read.Counted,
        };
    }

    private async ValueTask<Invoice> DraftAsync(DueSubscription next, ValueArray<SpanUsage> read)
    {
        var (work, subscription) = (next.Customer, next.Subscription);
        var draft = InvoiceCalculator.Draft(SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = next.Due,
            Subscription = subscription,
            Plans = PlanShelf.Of(subscription).Select(version => plans[version]).ToValueArray(),
            Usage = read,
            Issued = next.Work.IssuedSince(TouchedFrom(next.Due, read)),
            Coupons = next.Work.Stored.Coupons,
            TaxRounding = options.TaxRounding,
            PricesIncludeTax = options.PricesIncludeTax,
        }));
        var amounts = await TaxAsync(next, draft).ConfigureAwait(false);
        var currency = draft.Request.Currency;
        var invoice = InvoiceCalculator.Complete(draft, amounts, new AvailableCredit
        {
            At = stamp.At,
            Credits = work.Credits[currency].ToValueArray(),
            Balance = work.Balances.TryGetValue(currency, out var balance) ? balance.Amount : 0m,
        });
        return options.Allows(invoice.Total, work.Claimed.ApprovedUpTo)
            ? invoice
            : throw new BillingException(
                ErrorCodes.InvoiceAboveCeiling,
                $"The invoice for {next.Due} is of {invoice.Total}, above the ceiling. "
                    + "Look at it, and unpark the customer with what the invoice may come to.");
    }

    /// <summary>When the first period began of which the invoice bills or gives back something.</summary>
    private static DateTimeOffset TouchedFrom(DueItem due, ValueArray<SpanUsage> read) =>
        new[] { due.Closing, due.Within, due.Opening }.OfType<BillingPeriod>()
            .Select(static period => period.Whole.From)
            .Concat(read.Select(static usage => usage.Span.Whole.From))
            .Append(due.At)
            .Min();

    /// <exception cref="BillingException">Nobody answers now, or nobody has for a while.</exception>
    private async ValueTask<ValueArray<TaxAmount>> TaxAsync(DueSubscription next, InvoiceDraft draft)
    {
        if (taxes is null || draft.TaxableLines.IsEmpty) return [];

        // Read before anybody is asked: what cannot be read is the customer's own matter, and no failure of taxes.
        var customer = next.Customer.Claimed.Customer;
        if (!limit.CanCall) throw Unavailable(next.Due, "nobody answers for others");
        try
        {
            return await limit.CallAsync(ended => taxes.TaxAsync(draft, customer, ended)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (InvoicingException or OutOfMemoryException))
        {
            // What others say may tell a person: it stays out of reports and logs.
            throw Unavailable(next.Due, exception.GetType().Name);
        }
    }

    private static BillingException Unavailable(DueItem due, string why) => new(
        ErrorCodes.TaxesUnavailable, $"The taxes of {due} are not known now: {why}. A later run asks again.");

    private async ValueTask TakeAsync(InvoicePosting posting, PostingResult result)
    {
        var customer = posting.Lease.Customer;
        switch (result.Outcome)
        {
            case PostingOutcome.Settled:
                _moved.Add(customer);
                if (result.Invoice is not { } invoice) tally.WithoutInvoice++;
                else tally.Add(invoice);
                if (result.Payment is { } payment) _opened.Add((customer, payment));
                break;
            case PostingOutcome.SettledBefore or PostingOutcome.Stale:
                _stale[customer] = _stale.GetValueOrDefault(customer) + 1;
                if (_stale[customer] < MostStale) _moved.Add(customer);
                break;
            case PostingOutcome.Refused:
                await ParkAsync(posting.Lease, result.Refusal!.Code, result.Refusal.Message).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private async ValueTask ParkAsync(Lease lease, ErrorCode code, string reason)
    {
        _moved.Add(lease.Customer);
        if (await store.ChangeAsync(new ParkCustomer(lease, code, reason, stamp)).ConfigureAwait(false))
        {
            tally.Park(lease.Customer, code, reason);
        }
    }
}
