using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Verification;
using Monetize.Collections;
using Monetize.CrashTests.Bank;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Storage;

namespace Monetize.CrashTests.Billing;

/// <summary>What stores and bank hold when everything is done.</summary>
internal sealed class BillingOutcome
{
    /// <summary>By what they are due for, in its order.</summary>
    public required List<StoredInvoice> Invoices { get; init; }

    /// <summary>All invoices as they are kept, byte for byte.</summary>
    public required List<InvoiceRow> Rows { get; init; }

    public required List<Taking> Charges { get; init; }

    public required List<LedgerRow> Ledger { get; init; }

    public required List<MessageRow> Messages { get; init; }

    /// <summary>What the bank told by itself.</summary>
    public required List<InboxRow> Inbox { get; init; }

    /// <summary>Ids of events in the order in which they were heard; none where nobody listened.</summary>
    public List<string> Heard { get; init; } = [];

    /// <summary>What does not add up within the stores.</summary>
    public required BillingVerification Verification { get; init; }

    public static async Task<BillingOutcome> ReadAsync(
        BillingPlace place, List<Taking> charges, List<string>? heard = null)
    {
        var rows = await RowsAsync<InvoiceRow>(place.Store, InvoiceRow.Definition);
        var invoices = new List<StoredInvoice>();
        foreach (var row in rows.OrderBy(static row => row.Due, TextOrder.Instance))
        {
            invoices.Add((await place.Store.FindInvoiceAsync(row.Number))!);
        }

        return new BillingOutcome
        {
            Invoices = invoices,
            Rows = rows,
            Charges = charges,
            Ledger = await RowsAsync<LedgerRow>(place.Store, LedgerRow.Definition),
            Heard = heard ?? [],
            Inbox = await RowsAsync<InboxRow>(place.Store, InboxRow.Definition),
            Messages = await RowsAsync<MessageRow>(place.Store, MessageRow.Definition),
            Verification = await new BillingVerifier(place.Store, place.Usage).VerifyAsync(),
        };
    }

    /// <summary>
    /// What is wrong of this one beside the one that nobody disturbed; nothing where all is well.
    /// </summary>
    /// <param name="undisturbed">The other one.</param>
    /// <param name="isOneWorker">
    /// Whether one worker did it: then numbers and times are the same too, for the order is.
    /// </param>
    /// <param name="isBankAhead">
    /// Whether the bank knew more than the store: then failures that the store forgot are not counted once more.
    /// </param>
    public IEnumerable<string> Faults(BillingOutcome undisturbed, bool isOneWorker, bool isBankAhead = false) =>
        ChargeFaults()
            .Concat(BookFaults())
            .Concat(NumberFaults())
            .Concat(InboxFaults())
            .Concat(isBankAhead ? [] : EventFaults(isOneWorker))
            .Concat(VoidFaults())
            .Concat(isOneWorker ? SameRows(undisturbed) : SameInvoices(undisturbed))
            .Concat(SamePayments(undisturbed, isBankAhead));

    private IEnumerable<string> ChargeFaults()
    {
        foreach (var twice in Charges.GroupBy(static charge => charge.Invoice).Where(static some => some.Count() > 1))
        {
            yield return FormattableString.Invariant($"{twice.Key} was charged {twice.Count()} times");
        }

        var invoices = Rows.ToDictionary(static row => row.Number, StringComparer.Ordinal);
        foreach (var charge in Charges)
        {
            if (invoices.GetValueOrDefault(charge.Invoice)?.DueMinor == charge.AmountMinor) continue;
            yield return $"{charge} is for an invoice that there is not, or of another amount";
        }
    }

    private IEnumerable<string> BookFaults()
    {
        foreach (var finding in Verification.Findings) yield return $"{finding}";
        var cash = Ledger.Where(static row => row.Account == "cash").Sum(static row => row.AmountMinor);
        var taken = Charges.Sum(static charge => charge.AmountMinor);
        if (cash != taken) yield return FormattableString.Invariant($"{taken} was charged and {cash} is in the books");
        var entries = Ledger.GroupBy(static row => row.EntryId);
        if (entries.Any(static entry => entry.Sum(static row => row.AmountMinor) != 0))
        {
            yield return "an entry does not balance";
        }

        var told = Messages.Where(static row => row.Name == "Invoice.Created").Select(static row => row.Subject);
        if (!told.Order().SequenceEqual(Rows.Select(static row => row.Number).Order()))
        {
            yield return "not every invoice was told once";
        }
    }

    private IEnumerable<string> VoidFaults()
    {
        var taken = Invoices.FindAll(static stored => stored.Invoice.Status == InvoiceStatus.Void);
        if (taken.Count != 1) yield return FormattableString.Invariant($"{taken.Count} invoices are void");
        foreach (var stored in taken)
        {
            var isGivenUp = stored.Payment is
            {
                Status: PaymentStatus.Canceled or PaymentStatus.Missing, NextStep: null,
            };
            if (!isGivenUp) yield return $"{stored.Payment} can still be paid";
        }
    }

    private IEnumerable<string> NumberFaults()
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Number == NumberSeries.Invoices.Number(i + 1)) continue;
            yield return $"there is a gap at {Rows[i].Number}";
        }
    }

    private IEnumerable<string> InboxFaults()
    {
        if (Inbox.Count == 0) yield return "the bank told nothing";
        foreach (var row in Inbox.Where(static row => row.DoneAt is null)) yield return $"{row} was never worked on";
    }

    /// <summary>At least once, and of one customer in order.</summary>
    private IEnumerable<string> EventFaults(bool isOneWorker)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Heard.Count; i++) first.TryAdd(Heard[i], i);
        var (customer, last) = ("", -1);
        foreach (var message in Messages)
        {
            var id = FormattableString.Invariant($"{message.Customer}/{message.Sequence}");
            if (message.DeliveredAt is null) yield return $"{message.Name} {id} was never delivered";
            if (!first.TryGetValue(id, out var place))
            {
                yield return $"{message.Name} {id} was not heard";
                continue;
            }

            if (message.Customer != customer) (customer, last) = (message.Customer, -1);
            if (isOneWorker && place < last) yield return $"{message.Name} {id} was heard before an earlier event";
            last = place;
        }

        if (first.Count > Messages.Count) yield return "an event was heard that never was";
    }

    private IEnumerable<string> SameRows(BillingOutcome undisturbed) => Rows.SequenceEqual(undisturbed.Rows)
        ? []
        : [Differing("invoices differ", Rows.ConvertAll(Text), undisturbed.Rows.ConvertAll(Text))];

    private IEnumerable<string> SameInvoices(BillingOutcome undisturbed)
    {
        var (mine, others) = (Invoices.ConvertAll(Bare), undisturbed.Invoices.ConvertAll(Bare));
        return mine.SequenceEqual(others) ? [] : [Differing("invoices differ", mine, others)];
    }

    private IEnumerable<string> SamePayments(BillingOutcome undisturbed, bool isBankAhead)
    {
        var mine = Invoices.ConvertAll(stored => Paid(stored, isBankAhead));
        var others = undisturbed.Invoices.ConvertAll(stored => Paid(stored, isBankAhead));
        return mine.SequenceEqual(others) ? [] : [Differing("payments differ", mine, others)];
    }

    // Without what the order of workers gives: number, time, and position in the store.
    private static (string Due, Invoice Invoice) Bare(StoredInvoice stored) => (stored.DueKey, stored.Invoice with
    {
        Number = null,
        IssuedAt = null,
        VoidedAt = null,
        Lines = stored.Invoice.Lines.Select(static line => line with
        {
            Usage = line.Usage is { } usage ? usage with { Watermark = null } : null,
        }).ToValueArray(),
    });

    // When exactly an invoice was taken back, and so how far its payment had come before, hangs on who was held up.
    private static (string Due, PaymentStatus? Status, int? Failures) Paid(StoredInvoice stored, bool isBankAhead) =>
        stored.Invoice.Status == InvoiceStatus.Void
            ? (stored.DueKey, null, null)
            : (stored.DueKey, stored.Payment?.Status, isBankAhead ? 0 : stored.Payment?.Dunning.Failures);

    private static string Text(InvoiceRow row) =>
        FormattableString.Invariant($"{row.Number} of {row.Due} at {row.IssuedAt:u}: {row.Document}");

    private static string Differing<T>(string what, List<T> found, List<T> expected)
    {
        var place = found.Zip(expected).TakeWhile(static pair => Equals(pair.First, pair.Second)).Count();
        return FormattableString.Invariant(
            $"{what}: {found.Count} of {expected.Count}, at {place} {At(found, place)} and not {At(expected, place)}");
    }

    private static string At<T>(List<T> all, int place) => place < all.Count ? $"{all[place]}" : "nothing";

    private static async Task<List<TRow>> RowsAsync<TRow>(IBillingStore store, BillingTable table)
        where TRow : class, IBillingRow
    {
        var rows = new List<TRow>();
        await foreach (var row in store.StreamAsync<TRow>(table)) rows.Add(row);
        return rows;
    }
}
