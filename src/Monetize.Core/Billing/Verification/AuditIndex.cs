using Monetize.Billing.Auditing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Verification;

/// <summary>What the audit log says was done to what, and in which order.</summary>
internal sealed class AuditIndex
{
    private readonly Dictionary<(string Action, string Subject), (long Sequence, string Detail)> _lines = [];

    private AuditIndex(AuditFinding chain) => Chain = chain;

    /// <summary>Whether the log can be believed.</summary>
    public AuditFinding Chain { get; }

    public static async ValueTask<AuditIndex> ReadAsync(IBillingStore store, CancellationToken cancellationToken)
    {
        var index = new AuditIndex(await store.VerifyAuditAsync(cancellationToken).ConfigureAwait(false));
        await foreach (var row in store.StreamAsync<AuditRow>(AuditRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            index._lines[(row.Action, row.Subject)] = (row.Sequence, row.Detail);
        }

        return index;
    }

    /// <summary>Where the last line of an action stands; none where there is none.</summary>
    public long? Place(string action, string subject) =>
        _lines.TryGetValue((action, subject), out var line) ? line.Sequence : null;

    /// <summary>What the last line of an action says; none where there is none.</summary>
    public string? Detail(string action, string subject) =>
        _lines.TryGetValue((action, subject), out var line) ? line.Detail : null;

    public long? PlaceOfInvoice(string number) => Place("invoice.finalized", number);

    public long? PlaceOfVoid(string number) => Place("invoice.voided", number);

    public long? PlaceOfNote(string number) => Place("credit_note.issued", number);

    /// <summary>Where the line stands that belongs to an entry of the ledger.</summary>
    public long? PlaceOfEntry(string entry)
    {
        var sign = entry.IndexOf('/', StringComparison.Ordinal);
        if (sign < 0) return null;
        var subject = entry[(sign + 1)..];
        return entry[..sign] switch
        {
            "invoice" => PlaceOfInvoice(subject),
            "void" => PlaceOfVoid(subject),
            "credit-note" => PlaceOfNote(subject),
            "credit" => Place("credit.granted", subject),
            "payment" => Place("payment.succeeded", subject) ?? Place("payment.succeeded_unowed", subject),
            _ => null,
        };
    }
}
