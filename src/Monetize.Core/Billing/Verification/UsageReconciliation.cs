using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Verification;

/// <summary>
/// Whether all recorded usage of a customer is invoiced, open or named as what nobody pays: read from the records, and
/// held against the lines of invoices. Each of these is counted by itself, none as what the others leave, so that a
/// record that is neither is found.
/// </summary>
internal sealed class UsageReconciliation(
    CustomerFile file, IUsageStore usage, PlanShelf plans, AuditIndex audit, VerificationBook book)
{
    private readonly Dictionary<string, UsageBalance> _balances = new(StringComparer.Ordinal);
    private readonly List<Subscription> _subscriptions = [];

    public IEnumerable<UsageBalance> Balances => _balances.Values;

    /// <summary>Takes what lies in the periods of a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="touched">What invoices read of it.</param>
    /// <param name="through">The time of the customer's last record.</param>
    /// <param name="lateUsage">How far back usage that comes late is billed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask AddAsync(
        Subscription subscription,
        IReadOnlyCollection<TouchedSpan> touched,
        DateTimeOffset through,
        TimeSpan lateUsage,
        CancellationToken cancellationToken)
    {
        _subscriptions.Add(subscription);
        var next = NextClosing(subscription);
        var acceptedFrom = next is { } closing ? closing.Billed.From - lateUsage : DateTimeOffset.MaxValue;
        foreach (var read in touched)
        {
            var span = read.Usage.Span;
            CompareLines(subscription, span, read);
            var mark = new UsageWatermark(read.Row.Watermark ?? 0);
            var isAccepted = subscription.PeriodNumber(span.PeriodNumber)?.Billed.ToExclusive > acceptedFrom;
            await CountAsync(span, null, mark, (balance, _) => IsVoidSince(subscription, span, read)
                ? Waiting(balance, isAccepted)
                : balance with { Invoiced = balance.Invoiced + 1 }).ConfigureAwait(false);
            await CountAsync(span, mark, null, (balance, _) => Waiting(balance, isAccepted)).ConfigureAwait(false);
        }

        var known = touched.Select(static read => read.Usage.Span.PeriodNumber).ToHashSet();
        for (var number = 0; subscription.PeriodNumber(number) is { } period && period.Billed.From <= through; number++)
        {
            if (known.Contains(number)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var span in Spans.Of(subscription, period))
            {
                await CountAsync(span, null, null, static (balance, _) => balance with { Open = balance.Open + 1 })
                    .ConfigureAwait(false);
            }
        }

        async ValueTask CountAsync(
            UsageSpan span,
            UsageWatermark? since,
            UsageWatermark? until,
            Func<UsageBalance, UsageRecord, UsageBalance> count)
        {
            var meters = plans[span.Plan].Plan.Charges.OfType<UsageCharge>().Select(static charge => charge.Meter.Key)
                .ToValueArray();
            if (meters.IsEmpty) return;
            var query = new UsageRecordQuery
            {
                Customer = file.Id,
                Meters = meters,
                Period = span.Hull,
                Since = since,
                Until = until,
            };
            await foreach (var record in usage.StreamAsync(query, cancellationToken).ConfigureAwait(false))
            {
                if (span.Contains(record.Time)) Change(record.Meter, balance => count(balance, record));
            }
        }
    }

    /// <summary>
    /// Closes the account: what is recorded beyond all subscriptions, what was rejected, and that nothing is left.
    /// </summary>
    /// <param name="totals">How much there is of each meter, counted over all records.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask CloseAsync(
        IReadOnlyCollection<(string Meter, long Recorded, long Rejected)> totals, CancellationToken cancellationToken)
    {
        if (totals.Count == 0) return;
        var query = new UsageRecordQuery
        {
            Customer = file.Id,
            Meters = totals.Select(static total => total.Meter).ToValueArray(),
        };
        await foreach (var record in usage.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (_subscriptions.Exists(subscription => IsPriced(subscription, record))) continue;
            Change(record.Meter, static balance => balance with { Unsubscribed = balance.Unsubscribed + 1 });
        }

        foreach (var (meter, recorded, rejected) in totals)
        {
            Change(meter, balance => balance with { Recorded = recorded, Rejected = rejected });
            CheckWhole(_balances[meter]);
        }
    }

    private bool IsPriced(Subscription subscription, UsageRecord record) =>
        subscription.PhaseAt(record.Time) is { Status: SubscriptionStatus.Active, Plan: var plan }
        && plans[plan.Version].FindUsage(record.Meter) is not null;

    private void CheckWhole(UsageBalance balance)
    {
        var left = balance.Recorded - balance.Invoiced - balance.Open - balance.NotBillable;
        if (left == 0) return;
        var place = $"{balance.Meter} of customer {file.Row.Id}";
        if (left > 0)
        {
            book.Find(
                ErrorCodes.UsageDiffers,
                place,
                FormattableString.Invariant($"{balance.Recorded} records, each invoiced, open or not billable"),
                FormattableString.Invariant($"{left} that are neither"));
            return;
        }

        book.Find(
            ErrorCodes.UsageCountedTwice,
            place,
            FormattableString.Invariant($"{balance.Recorded} records in one subscription each"),
            FormattableString.Invariant($"{balance.Recorded - left}: several subscriptions price them"));
    }

    // The next run reads a whole period again, or nothing of it.
    private static UsageBalance Waiting(UsageBalance balance, bool isAccepted) => isAccepted
        ? balance with { Open = balance.Open + 1 }
        : balance with { TooLate = balance.TooLate + 1 };

    /// <summary>Whether an invoice of a span was made void after the span was read last.</summary>
    private bool IsVoidSince(Subscription subscription, UsageSpan span, TouchedSpan read)
    {
        var scope = DueWork.Scope(span.Plan, span.PeriodNumber);
        return file.Voids.Keys.Any(number => audit.PlaceOfVoid(number) >= read.Place
            && file.Documents.Invoices.GetValueOrDefault(number) is { } gone
            && gone.Subscription == subscription.Id
            && gone.Lines.Any(line => line.Usage is not null && line.Scope == scope));
    }

    private void Change(string meter, Func<UsageBalance, UsageBalance> change) =>
        _balances[meter] = change(_balances.GetValueOrDefault(meter) ?? new UsageBalance(file.Id, meter));

    private BillingPeriod? NextClosing(Subscription subscription)
    {
        var from = subscription.Terms.Start;
        while (DueSchedule.Next(subscription, from, file.Settled.ContainsKey) is { } due)
        {
            if (due.Closing is { } closing) return closing;
            from = due.At.AddTicks(1);
        }

        return null;
    }

    /// <summary>
    /// The lines that bill a span, those of invoices that were void by then left out, against the records.
    /// </summary>
    private void CompareLines(Subscription subscription, UsageSpan span, TouchedSpan read)
    {
        var place = read.Place;
        var scope = DueWork.Scope(span.Plan, span.PeriodNumber);
        var lines = file.Documents.Invoices.Values
            .Where(invoice => invoice.Subscription == subscription.Id && IsInForce(invoice.Number!, place))
            .SelectMany(static invoice => invoice.Lines.Select(line => (Number: invoice.Number!, Line: line)))
            .Where(item => item.Line.Usage is not null && item.Line.Scope == scope)
            .ToLookup(static item => item.Line.Usage!.Value.Meter, StringComparer.Ordinal);
        var credited = file.Documents.CreditNotes.Values
            .Where(note => audit.PlaceOfNote(note.Number) < place)
            .SelectMany(static note => note.Lines.Select(line => (note.InvoiceNumber, line.LineId)))
            .ToHashSet();
        foreach (var charge in plans[span.Plan].Plan.Charges.OfType<UsageCharge>())
        {
            var meter = charge.Meter.Key;
            var recorded = read.Usage.Usage.QuantityOf(meter);
            var invoiced = lines[meter].Sum(static item => item.Line.Quantity);

            // What a note gave back does not come back once more: a correction of it is no line.
            var isGivenBack = lines[meter].Any(item => credited.Contains((item.Number, item.Line.Id)))
                && (invoiced > recorded || IsPaid(charge, lines[meter].Sum(static item => item.Line.Amount.Amount)));
            if (recorded == invoiced || isGivenBack) continue;
            book.Find(
                ErrorCodes.UsageDiffers,
                $"{meter} of customer {file.Row.Id}, subscription {subscription.Id}, {span}",
                FormattableString.Invariant($"{recorded} invoiced, as recorded"),
                VerificationBook.Text(invoiced));
        }

        // Also more usage can cost less.
        bool IsPaid(UsageCharge charge, decimal amount)
        {
            var meter = charge.Meter.Key;
            _ = plans[span.Plan].FindUsage(meter)!.Rate(
                read.Usage.Usage.Items(meter), out var owed, read.Usage.CarriedOverOf(meter));
            return Money.Of(owed, subscription.Terms.Plan.Currency).Round().Amount <= amount;
        }
    }

    private bool IsInForce(string number, long place) =>
        !file.Voids.ContainsKey(number) || audit.PlaceOfVoid(number) is not { } gone || gone >= place;
}
