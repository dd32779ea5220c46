using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Settles what was due: numbers each invoice, keeps it, books it, opens its payment, tells it, has what it carries to
/// the balance pay what is open at a provider, and sets when the subscription is due next, all in one step. Gives for
/// each posting what became of it; one that cannot be settled does not hinder the others.
/// </summary>
public sealed class FinalizeInvoices : BillingOperation<ValueArray<PostingResult>>
{
    private readonly ValueArray<InvoicePosting> _postings;
    private readonly Stamp _stamp;
    private readonly TimeSpan _grace;
    private readonly NumberSeries _series;

    /// <summary>Settles what was due.</summary>
    /// <param name="postings">What was due, each subscription at most once.</param>
    /// <param name="stamp">When and by whom: invoices are issued at that time.</param>
    /// <param name="grace">How long a closed period waits for late usage.</param>
    /// <param name="series">How invoices are numbered; <see cref="NumberSeries.Invoices"/> where null.</param>
    /// <exception cref="ArgumentException">
    /// A subscription comes twice, or what is given as a draft is none or has no lines.
    /// </exception>
    public FinalizeInvoices(
        ValueArray<InvoicePosting> postings, Stamp stamp, TimeSpan grace, NumberSeries? series = null)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        _postings = postings;
        _stamp = stamp;
        _grace = grace;
        _series = series ?? NumberSeries.Invoices;
        var seen = new HashSet<SubscriptionId>();
        foreach (var posting in postings)
        {
            posting.Check();
            if (seen.Add(posting.Subscription.Id)) continue;
            throw new ArgumentException(
                $"{posting.Subscription.Id} comes twice; settle one after the other.", nameof(postings));
        }
    }

    /// <inheritdoc/>
    public override BillingNeed Need
    {
        get
        {
            var customers = _postings.Select(static posting => posting.Lease.Customer).Distinct().ToValueArray();
            var subscriptions = _postings.Select(static posting => posting.Subscription.Id.Value).ToValueArray();
            var keys = _postings.Select(static posting => posting.Due.Key).ToValueArray();
            var givenBack = _postings.Where(static posting => posting.Draft is { CarriedToBalance.Amount: > 0m })
                .Select(static posting => posting.Lease.Customer.Value).Distinct().ToValueArray();
            ValueArray<WantedRows> open = givenBack.IsEmpty ? [] : [OpenPayments.Of(givenBack)];
            var from = _postings.IsEmpty ? default : _postings.Min(static posting => posting.BillFrom);
            return new BillingNeed
            {
                Customers = customers,
                Rows =
                [
                    Needs.Subscriptions(subscriptions),
                    Needs.SettledOf(from, subscriptions),
                    new WantedRows(SettledRow.Definition, "due", keys),
                    new WantedRows(InvoiceRow.Definition, "due", keys),
                    Needs.Store,
                    .. open,
                ],
                Balances = _postings.Any(static posting => posting.Draft?.CreditsApplied.Amount > 0m),
                Counters = [CounterNames.Audit, CounterNames.Of(_series)],
            };
        }
    }

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<PostingResult>> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var credits = new CreditCheck(state);
        var results = new PostingResult[_postings.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Settle(book, credits, _postings[i]);
        PayOpen(book, results);
        return book.Finish(ValueArray.Over(results));
    }

    /// <summary>What invoices carry to the balance pays what is open, once for each customer and currency.</summary>
    private static void PayOpen(BillingBook book, PostingResult[] results)
    {
        var carried = results.Where(static result => result.Outcome == PostingOutcome.Settled)
            .Select(static result => result.Invoice)
            .OfType<Invoice>()
            .Where(static invoice => invoice.CarriedToBalance.Amount > 0m)
            .GroupBy(static invoice => (invoice.Customer, invoice.Currency));
        foreach (var some in carried)
        {
            var sum = some.Aggregate(
                Money.Zero(some.Key.Currency), static (sum, invoice) => sum + invoice.CarriedToBalance);
            OpenPayments.Pay(book, some.Key.Customer, sum);
        }
    }

    private PostingResult Settle(BillingBook book, CreditCheck credits, InvoicePosting posting)
    {
        var state = book.State;
        if (!book.Holds(posting.Lease)) return PostingResult.Of(PostingOutcome.LeaseLost);
        var known = state.Find<SubscriptionRow>(SubscriptionRow.Definition, posting.Subscription.Id.Value);
        if (state.Find<SettledRow>(SettledRow.Definition, posting.Due.Key) is { } before)
        {
            var invoice = before.Invoice is { } earlier
                ? state.Find<InvoiceRow>(InvoiceRow.Definition, earlier)
                : null;
            return new PostingResult
            {
                Outcome = PostingOutcome.SettledBefore,
                Invoice = invoice is null ? null : InvoiceDocument.Read(invoice.Document),
            };
        }

        if (known?.Version != posting.SubscriptionVersion) return PostingResult.Of(PostingOutcome.Stale);
        if (posting.Draft is not { } draft) return Finish(book, posting, known, invoice: null);
        if (!credits.TryTake(draft)) return PostingResult.Of(PostingOutcome.Stale);
        var result = draft.Finalize(book.Peek(_series), _stamp.At);
        if (!result.IsAccepted)
        {
            return new PostingResult { Outcome = PostingOutcome.Refused, Refusal = result.Refusal };
        }

        _ = book.Next(_series);
        var payment = InvoiceEntries.Add(book, posting.Due.Key, result.Invoice);
        return Finish(book, posting, known, result.Invoice) with { Payment = payment };
    }

    private PostingResult Finish(BillingBook book, InvoicePosting posting, SubscriptionRow known, Invoice? invoice)
    {
        var (subscription, due) = (posting.Subscription, posting.Due);
        book.Add(new SettledRow
        {
            Due = due.Key,
            Subscription = known.Id,
            At = due.At,
            Watermark = posting.Watermark,
            Carried = posting.Carried is null ? "{}" : known.Carried,
            Invoice = invoice?.Number,
        });
        var next = DueSchedule.Next(
            subscription,
            known.BillFrom,
            key => key == due.Key || book.State.Find<SettledRow>(SettledRow.Definition, key) is not null);
        var row = known with
        {
            Version = known.Version + 1,
            BillFrom = next?.At ?? DateTimeOffset.MaxValue,
            Watermark = Math.Max(known.Watermark, posting.Watermark ?? 0),
            Carried = posting.Carried is { } carried ? CarriedDocument.Write(carried) : known.Carried,
            Counted = posting.Counted is { } counted ? CountedDocument.Write(counted) : known.Counted,
        };
        book.Change(row);
        book.Plan(subscription.Customer, agenda => agenda.SetSubscription(
            row.Id, next is null ? null : DueSchedule.BillAt(next, _grace)));
        book.Put(Approval.Used(book.Get(subscription.Customer), _stamp.At, invoice));
        return new PostingResult
        {
            Outcome = PostingOutcome.Settled,
            Invoice = invoice,
        };
    }
}
