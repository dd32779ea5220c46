using Monetize.Billing.Auditing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Verification;

/// <summary>What the audit log says was done to what, and in which order.</summary>
internal sealed class AuditIndex
{
    private readonly Dictionary<(string Action, string Subject), AuditLine> _lines = [];
    private readonly Dictionary<string, List<AuditLine>> _paymentsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AuditLine>> _balancePaid = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);

    private AuditIndex(AuditFinding chain) => Chain = chain;

    /// <summary>Whether the log can be believed.</summary>
    public AuditFinding Chain { get; }

    public static async ValueTask<AuditIndex> ReadAsync(IBillingStore store, CancellationToken cancellationToken)
    {
        var index = new AuditIndex(await store.VerifyAuditAsync(cancellationToken).ConfigureAwait(false));
        await foreach (var row in store.StreamAsync<AuditRow>(AuditRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            index.Add(row);
        }

        return index;
    }

    /// <summary>The last line of an action; none where there is none.</summary>
    public AuditLine? Line(string action, string subject) => _lines.GetValueOrDefault((action, subject));

    /// <summary>All lines of an action, the last one first.</summary>
    public IEnumerable<AuditLine> Lines(string action, string subject)
    {
        for (var line = Line(action, subject); line is not null; line = line.Earlier) yield return line;
    }

    /// <summary>What became of the payments of an invoice, in order.</summary>
    public IReadOnlyList<AuditLine> PaymentsOf(string invoice) => _paymentsOf.GetValueOrDefault(invoice) ?? [];

    /// <summary>What the balance paid of a payment, in order.</summary>
    public IReadOnlyList<AuditLine> BalancePaidOf(string payment) => _balancePaid.GetValueOrDefault(payment) ?? [];

    /// <summary>The last line of each action and subject.</summary>
    public IEnumerable<AuditLine> Deeds => _lines.Values;

    /// <summary>Whether anything was ever done to it.</summary>
    public bool Knows(string subject) => _subjects.Contains(subject);

    /// <summary>Where the last line of an action stands; none where there is none.</summary>
    public long? Place(string action, string subject) => Line(action, subject)?.Sequence;

    /// <summary>What the last line of an action says; none where there is none.</summary>
    public string? Detail(string action, string subject) => Line(action, subject)?.Detail;

    public long? PlaceOfInvoice(string number) => Place("invoice.finalized", number);

    public long? PlaceOfVoid(string number) => Place("invoice.voided", number);

    public long? PlaceOfNote(string number) => Place("credit_note.issued", number);

    /// <summary>Where the line stands that belongs to an entry of the ledger.</summary>
    public long? PlaceOfEntry(string entry) => LineOfEntry(entry)?.Sequence;

    /// <summary>The line that belongs to an entry of the ledger.</summary>
    public AuditLine? LineOfEntry(string entry)
    {
        var sign = entry.IndexOf('/', StringComparison.Ordinal);
        if (sign < 0) return null;
        var subject = entry[(sign + 1)..];
        return entry[..sign] switch
        {
            "invoice" => Line("invoice.finalized", subject),
            "void" => Line("invoice.voided", subject),
            "credit-note" => Line("credit_note.issued", subject),
            "credit" => Line("credit.granted", subject),
            "balance" => Line(OpenPayments.PaidAction, subject),
            "payment" => Line("payment.succeeded", subject) ?? Line("payment.succeeded_unowed", subject),
            _ => null,
        };
    }

    private void Add(AuditRow row)
    {
        var key = (row.Action, row.Subject);
        var line = new AuditLine(
            row.Sequence, row.At, row.Action, row.Subject, row.Detail, _lines.GetValueOrDefault(key));
        _lines[key] = line;
        _subjects.Add(row.Subject);
        if (row.Action == OpenPayments.PaidAction) AddTo(_balancePaid, OpenPayments.PaymentOf(row.Subject), line);
        if (PaymentEntries.IsOfPayment(row.Action)) AddTo(_paymentsOf, row.Detail, line);
    }

    private static void AddTo(Dictionary<string, List<AuditLine>> lines, string of, AuditLine line)
    {
        if (!lines.TryGetValue(of, out var known)) lines.Add(of, known = []);
        known.Add(line);
    }
}
