using Monetize.Billing.Documents;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Billing.Verification;

/// <summary>
/// Calculates again all that was settled of a subscription, in the order in which it was, each from the history, the
/// documents and the records that were there then.
/// </summary>
/// <remarks>
/// Taxes, coupons and credits are taken as the invoice names them: who answers for taxes may have changed, and what was
/// redeemed and granted later is not to count. That credits were there is the ledger's to show.
/// </remarks>
internal sealed class InvoiceReplay(
    CustomerFile file,
    ReplayUsage usage,
    PlanShelf plans,
    AuditIndex audit,
    VerificationBook book)
{
    private readonly Dictionary<(int Period, PlanVersion Plan), TouchedSpan> _touched = [];

    /// <summary>What was read last of each plan version in each period.</summary>
    public IReadOnlyCollection<TouchedSpan> Touched => _touched.Values;

    public async ValueTask RunAsync(StoredSubscription stored, CancellationToken cancellationToken)
    {
        var subscription = stored.Subscription;
        var settled = InOrder(subscription);
        var before = new List<SettledRow>();
        var isWhole = true;
        for (var i = 0; i < settled.Count; i++)
        {
            var (row, due) = settled[i];
            try
            {
                var places = PlacesOf(row, before, settled.Skip(i + 1).Select(static item => item.Row));
                var work = WorkOf(stored, row, before, places[0]);
                var read = await usage.ReadAsync(
                    work, due, new UsageWatermark(row.Watermark ?? 0), cancellationToken).ConfigureAwait(false);
                var place = Compare(work, places, before, row, due, read);
                foreach (var span in read)
                {
                    _touched[(span.Span.PeriodNumber, span.Span.Plan)] = new TouchedSpan(span, row, place);
                }

                if (due.Closing is { } closing) CompareCarried(stored, settled, i, closing, read);
                book.Recomputed++;
            }
            catch (Exception exception) when (CustomerFault.Is(exception))
            {
                book.Find(ErrorCodes.InvoiceDiffers, PlaceOfDue(row), "what can be calculated", exception.Message);
                isWhole = false;
            }

            before.Add(row);
        }

        // By these counts the next run knows what came late: with a wrong one it is never billed.
        if (isWhole)
        {
            book.Same(
                ErrorCodes.SettledDiffers,
                $"subscription {subscription.Id}, records of its periods when they were billed",
                CountedDocument.Write(usage.Counted),
                CountedDocument.Write(stored.Counted));
        }
    }

    /// <summary>As it was settled: by the audit log, and what has no invoice after what was due before it.</summary>
    private List<(SettledRow Row, DueItem Due)> InOrder(Subscription subscription)
    {
        var rows = file.Settled.Values.Where(row => row.Subscription == subscription.Id.Value).ToList();
        if (rows.Count == 0) return [];
        var last = rows.Max(static row => row.At);
        var ordered = new List<(long Place, SettledRow Row, DueItem Due)>();
        var place = 0L;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var due in subscription.Due(subscription.Terms.Start.AddTicks(-1), last.AddTicks(9)))
        {
            if (!file.Settled.TryGetValue(due.Key, out var row)) continue;
            known.Add(due.Key);
            book.Same(
                ErrorCodes.SettledDiffers,
                $"{PlaceOfDue(row)}, when it was due",
                VerificationBook.Stored(due.At),
                VerificationBook.Stored(row.At));
            var own = PlaceOf(row);
            ordered.Add((own ?? place, row, due));
            place = Math.Max(place, own ?? 0);
        }

        foreach (var row in rows.Where(row => !known.Contains(row.Due)))
        {
            book.Find(ErrorCodes.SettledDiffers, PlaceOfDue(row), "something that was due", "nothing of that key");
        }

        return [.. ordered.OrderBy(static item => item.Place).Select(static item => (item.Row, item.Due))];
    }

    private long? PlaceOf(SettledRow row) => row.Invoice is { } number ? audit.PlaceOfInvoice(number) : null;

    /// <summary>
    /// When an item may have been settled, as places in the audit log: where its invoice stands. Of one without an
    /// invoice the log does not tell; between what was settled before and after it, each void and credit note counts.
    /// </summary>
    private List<long> PlacesOf(SettledRow row, List<SettledRow> before, IEnumerable<SettledRow> after)
    {
        if (PlaceOf(row) is { } place) return [place];
        var from = before.Select(PlaceOf).Max() ?? 0;
        var to = after.Select(PlaceOf).FirstOrDefault(static later => later is not null) ?? long.MaxValue;
        return [
            from + 1,
            .. file.Voids.Keys.Select(audit.PlaceOfVoid)
                .Concat(file.CreditNotes.Select(note => audit.PlaceOfNote(note.Number)))
                .OfType<long>()
                .Where(at => at > from && at < to)
                .Order()
                .Select(static at => at + 1),
        ];
    }

    /// <summary>The subscription as a run saw it when it settled an item.</summary>
    private SubscriptionWork WorkOf(StoredSubscription stored, SettledRow row, List<SettledRow> before, long place)
    {
        var gone = before
            .Where(earlier => earlier.Invoice is not null && !IsInForce(earlier.Invoice, place))
            .Select(earlier => file.Documents.Invoices.GetValueOrDefault(earlier.Invoice!))
            .OfType<Invoice>();
        return new SubscriptionWork
        {
            Stored = stored with { Carried = CarriedDocument.Read(row.Carried) },
            VoidedPeriods = gone.SelectMany(WorkReads.UsagePeriods).ToHashSet(),
            Settled = before.ToDictionary(
                static earlier => earlier.Due,
                static earlier => CarriedDocument.Read(earlier.Carried),
                StringComparer.Ordinal),
        };
    }

    /// <summary>The documents of what was settled before, that were in force at a place in the audit log.</summary>
    private IssuedDocuments IssuedBy(long place, List<SettledRow> before)
    {
        var invoices = before
            .Where(earlier => earlier.Invoice is not null && IsInForce(earlier.Invoice, place))
            .Select(earlier => file.Documents.Invoices.GetValueOrDefault(earlier.Invoice!))
            .OfType<Invoice>()
            .ToValueArray();
        var numbers = invoices.Select(static invoice => invoice.Number).ToHashSet();
        return new IssuedDocuments
        {
            Invoices = invoices,
            CreditNotes = file.Documents.CreditNotes.Values
                .Where(note => numbers.Contains(note.InvoiceNumber) && audit.PlaceOfNote(note.Number) < place)
                .ToValueArray(),
        };
    }

    // What stands at the place itself comes after it.
    private bool IsInForce(string number, long place) =>
        !file.Voids.ContainsKey(number) || audit.PlaceOfVoid(number) is not { } gone || gone >= place;

    /// <returns>The first of the places at which what was settled is right; the last one where it is nowhere.</returns>
    private long Compare(
        SubscriptionWork work,
        List<long> places,
        List<SettledRow> before,
        SettledRow row,
        DueItem due,
        ValueArray<SpanUsage> read)
    {
        var found = row.Invoice is { } number ? file.Documents.Invoices.GetValueOrDefault(number) : null;
        if (row.Invoice is not null && found is null) return places[^1];
        Invoice? expected = null;
        foreach (var place in places)
        {
            expected = Calculate(work, IssuedBy(place, before), due, read, found);
            if (found is null && expected.Lines.IsEmpty) return place;
        }

        InvoiceDifference.Tell(found is null ? PlaceOfDue(row) : $"invoice {found.Number}", expected!, found, book);
        return places[^1];
    }

    private Invoice Calculate(
        SubscriptionWork work, IssuedDocuments issued, DueItem due, ValueArray<SpanUsage> read, Invoice? found)
    {
        var subscription = work.Stored.Subscription;
        var draft = InvoiceCalculator.Draft(SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = subscription,
            Plans = PlanShelf.Of(subscription).Select(version => plans[version]).ToValueArray(),
            Usage = read,
            Issued = issued,
            Coupons = CouponsOf(found, work.Stored),
            TaxRounding = found?.TaxRounding ?? default,
            PricesIncludeTax = found?.PricesIncludeTax ?? false,
        }));
        return InvoiceCalculator.Complete(draft, TaxesOf(found), CreditsOf(found));
    }

    private ValueArray<AppliedCoupon> CouponsOf(Invoice? found, StoredSubscription stored)
    {
        if (found is null) return [];
        return found.Lines.Select(static line => line.Coupon).OfType<Coupon>().Distinct()
            .Select(coupon => stored.Coupons.FirstOrDefault(applied => applied.Coupon == coupon)
                ?? new AppliedCoupon { Coupon = coupon, FirstPeriod = FirstUse(coupon, found) })
            .ToValueArray();
    }

    // A coupon that was taken off the subscription since began where it is seen first.
    private int FirstUse(Coupon coupon, Invoice found) => file.Documents.Invoices.Values
        .Where(invoice => invoice.Subscription == found.Subscription
            && invoice.Lines.Any(line => line.Coupon == coupon))
        .Min(static invoice => invoice.PeriodNumber);

    private static IEnumerable<TaxAmount> TaxesOf(Invoice? found) =>
        found is null ? [] : found.Lines.Select(static line => line.Tax).OfType<TaxAmount>();

    /// <summary>What paid the invoice, as if there had been no more.</summary>
    private AvailableCredit CreditsOf(Invoice? found)
    {
        if (found is null) return AvailableCredit.None;
        var paid = found.Lines
            .Where(static line => line is { Kind: InvoiceLineKind.Credit, Amount.Amount: < 0m })
            .ToLookup(static line => line.CreditId ?? "", static line => -line.Amount.Amount, StringComparer.Ordinal);
        return new AvailableCredit
        {
            At = found.IssuedAt!.Value,
            Balance = paid[""].Sum(),
            Credits = file.Credits.Where(credit => paid.Contains(credit.Id)).Select(credit => new PrepaidCredit
            {
                Id = credit.Id,
                Remaining = paid[credit.Id].Sum(),
                Priority = checked((int)credit.Priority),
                GrantedAt = credit.GrantedAt,
                ExpiresAt = credit.ExpiresAt,
            }).ToValueArray(),
        };
    }

    /// <summary>What a period left of included quantities is what the next one was given.</summary>
    private void CompareCarried(
        StoredSubscription stored,
        List<(SettledRow Row, DueItem Due)> settled,
        int index,
        BillingPeriod closing,
        ValueArray<SpanUsage> read)
    {
        var next = settled.Skip(index + 1).FirstOrDefault(static item => item.Due.Closing is not null).Row;
        var given = next?.Carried ?? CarriedDocument.Write(stored.Carried);
        book.Same(
            ErrorCodes.SettledDiffers,
            $"{PlaceOfDue(settled[index].Row)}, what it left of included quantities",
            CarriedDocument.Write(AllowanceCarrying.Left(plans, read, closing.Number)),
            given);
    }

    private static string PlaceOfDue(SettledRow row) => $"due item {row.Due}";
}
