using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Storage;

namespace Monetize.Billing.Verification;

/// <summary>
/// Recomputes a store: usage recorded against usage invoiced, every invoice from its records and plan version, the
/// books, the payments, the numbers, documents by their hashes, messages, and the audit log. It changes nothing.
/// </summary>
/// <remarks>
/// Run it while nothing else writes: a change on the way looks like a difference. What it holds grows with customers
/// and meters and with the lines of the audit log; records are streamed.
/// </remarks>
public sealed class BillingVerifier
{
    private const int PageSize = 100;

    private readonly IBillingStore _store;
    private readonly IUsageStore _usage;
    private readonly VerificationOptions _options;

    /// <summary>Brings together what is checked.</summary>
    /// <param name="store">The store of billing.</param>
    /// <param name="usage">The store of usage.</param>
    /// <param name="options">How the store is used; the defaults where null.</param>
    public BillingVerifier(IBillingStore store, IUsageStore usage, VerificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(usage);
        _store = store;
        _usage = usage;
        _options = options ?? new VerificationOptions();
    }

    /// <summary>Checks everything.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What was counted, and each difference with its place and figures.</returns>
    /// <exception cref="StoreException">A store failed.</exception>
    public async ValueTask<BillingVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var book = new VerificationBook();
        var audit = await AuditIndex.ReadAsync(_store, cancellationToken).ConfigureAwait(false);
        if (audit.Chain.BrokenAt is { } line)
        {
            book.Find(
                ErrorCodes.AuditBroken,
                FormattableString.Invariant($"audit line {line}"),
                "a line that follows from the one before, and the last one that was written",
                "another one, or none");
        }

        var plans = await PlansAsync(audit, book, cancellationToken).ConfigureAwait(false);
        await NumberCheck.CheckAsync(_store, _options, book, cancellationToken).ConfigureAwait(false);
        var totals = await UsageTotals.ReadAsync(_usage, cancellationToken).ConfigureAwait(false);
        var balances = new List<UsageBalance>();
        var customers = new HashSet<string>(StringComparer.Ordinal);
        var rows = _store.StreamAsync<CustomerRow>(CustomerRow.Definition, cancellationToken);
        await foreach (var page in rows.PagedAsync(PageSize).ConfigureAwait(false))
        {
            foreach (var file in await CustomerFile.ReadAsync(_store, page, cancellationToken).ConfigureAwait(false))
            {
                customers.Add(file.Row.Id);
                balances.AddRange(await OrTellAsync(
                    file, book, () => CheckAsync(file, audit, plans, totals, book, cancellationToken))
                    .ConfigureAwait(false));
            }
        }

        balances.AddRange(Unknown(totals, customers));
        await CheckRefusedAsync(book, cancellationToken).ConfigureAwait(false);
        book.Customers = customers.Count;
        await OwnerCheck.CheckAsync(_store, customers, audit, book, cancellationToken).ConfigureAwait(false);
        foreach (var difference in (await _usage.VerifyAsync(cancellationToken).ConfigureAwait(false)).Differences)
        {
            book.Find(ErrorCodes.SummaryDiffers, "usage summaries", "the sums of the records", difference);
        }

        return new BillingVerification
        {
            ProviderPayments = _options.Provider is { } provider
                ? await ProviderCheck.CheckAsync(_store, provider, book, cancellationToken).ConfigureAwait(false)
                : null,
            Customers = book.Customers,
            Subscriptions = book.Subscriptions,
            Invoices = book.Invoices,
            Recomputed = book.Recomputed,
            Postings = book.Postings,
            Payments = book.Payments,
            AuditLines = audit.Chain.Sound,
            AuditHead = audit.Chain.Head,
            Usage = balances
                .OrderBy(static balance => balance.Customer.Value, TextOrder.Instance)
                .ThenBy(static balance => balance.Meter, TextOrder.Instance)
                .ToValueArray(),
            Findings = book.Findings,
            Differences = book.Differences,
        };
    }

    /// <summary>How many payments rest, which the health of a host is told by, against the payments.</summary>
    private async ValueTask CheckRefusedAsync(VerificationBook book, CancellationToken cancellationToken)
    {
        var row = await _store
            .FindAsync<CounterRow>(CounterRow.Definition, "name", CounterNames.PaymentsRefused, cancellationToken)
            .ConfigureAwait(false);
        book.Same(
            ErrorCodes.PaymentDisagrees, $"counter {CounterNames.PaymentsRefused}", book.Refused, row?.Value ?? 0);
    }

    private static IEnumerable<UsageBalance> Unknown(UsageTotals totals, HashSet<string> customers) =>
        from customer in totals.Customers
        where !customers.Contains(customer)
        from meter in totals.Of(customer)
        select new UsageBalance(new CustomerId(customer), meter.Meter)
        {
            Recorded = meter.Recorded,
            OfUnknownCustomer = meter.Recorded,
            Rejected = meter.Rejected,
        };

    /// <summary>The plans that are as they were published.</summary>
    private async ValueTask<PlanShelf> PlansAsync(
        AuditIndex audit, VerificationBook book, CancellationToken cancellationToken)
    {
        var sound = new List<PlanVersion>();
        await foreach (var row in _store.StreamAsync<PlanRow>(PlanRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            book.Plans.Add(row.Id);
            if (!DocumentCheck.IsSound(row, audit, book)) continue;
            sound.Add(new PlanVersion(row.PlanKey, checked((int)row.PlanNumber)));
        }

        var plans = new PlanShelf(_store);
        await plans.EnsureAsync(sound, cancellationToken).ConfigureAwait(false);
        return plans;
    }

    private static bool HasPlans(StoredSubscription stored, PlanShelf plans, VerificationBook book)
    {
        var missing = PlanShelf.Of(stored.Subscription).Where(version => !plans.Has(version)).ToList();
        foreach (var version in missing.Where(version => !book.Plans.Contains(version.ToString())))
        {
            book.Find(
                ErrorCodes.OwnerMissing,
                $"subscription {stored.Subscription.Id}",
                $"plan {version}",
                "none of that id");
        }

        return missing.Count == 0;
    }

    /// <summary>What cannot be read at all is a finding as well, and the next customer is looked at.</summary>
    private static async ValueTask<IEnumerable<UsageBalance>> OrTellAsync(
        CustomerFile file, VerificationBook book, Func<ValueTask<IEnumerable<UsageBalance>>> check)
    {
        try
        {
            return await check().ConfigureAwait(false);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            book.Find(
                ErrorCodes.DocumentChanged, $"customer {file.Row.Id}", "rows that can be read", exception.Message);
            return [];
        }
    }

    private async ValueTask<IEnumerable<UsageBalance>> CheckAsync(
        CustomerFile file,
        AuditIndex audit,
        PlanShelf plans,
        UsageTotals totals,
        VerificationBook book,
        CancellationToken cancellationToken)
    {
        DocumentCheck.Check(file, audit, book);
        DueCheck.Check(file, _options.Run.Grace, audit, book);
        LeaseCheck.Check(file.Row, _options, book);
        LedgerCheck.Check(file, audit, book);
        PaymentCheck.Check(file, audit, book);
        MessageCheck.Check(file, audit, book);
        var late = _options.Run.LateUsage;
        var usage = new UsageReconciliation(file, _usage, plans, audit, book);
        var isWhole = file.Documents.Broken.Count == 0;
        foreach (var (id, stored) in file.Documents.Subscriptions)
        {
            // Nothing can be said of what rests on a document that was changed: that is reported already.
            if (file.Documents.Broken.Contains(id) || !HasPlans(stored, plans, book))
            {
                isWhole = false;
                continue;
            }

            var replay = new InvoiceReplay(file, new ReplayUsage(_usage, plans, late), plans, audit, book);
            await replay.RunAsync(stored, cancellationToken).ConfigureAwait(false);
            await usage.AddAsync(
                stored.Subscription, replay.Touched, totals.LastOf(file.Row.Id), late, cancellationToken)
                .ConfigureAwait(false);
        }

        if (!isWhole) return [];
        await usage.CloseAsync([.. totals.Of(file.Row.Id)], cancellationToken).ConfigureAwait(false);
        return usage.Balances;
    }
}
