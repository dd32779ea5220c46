using Monetize.Collections;
using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>
/// Makes credit notes: never more of a line, nor of an invoice, than was invoiced and not given back yet, whichever
/// document gave it back: another note, or an invoice after a change of the subscription.
/// </summary>
public static class Crediting
{
    /// <summary>Gives back what is left of an invoice.</summary>
    /// <param name="invoice">The invoice, final.</param>
    /// <param name="issued">All invoices and notes of its subscription so far; without one, its notes.</param>
    /// <param name="number">The number of the note.</param>
    /// <param name="at">When it is issued.</param>
    /// <param name="reason">Why, for the customer to read. None by default.</param>
    /// <returns>The note; or a refusal: the invoice is not final, or nothing is left of it.</returns>
    public static CreditNoteResult Whole(
        Invoice invoice,
        IssuedDocuments issued,
        string number,
        DateTimeOffset at,
        string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(issued);
        if (invoice.Status != InvoiceStatus.Final) return NotFinal(invoice);
        var credited = new CreditedSoFar(invoice, issued);
        var lines = invoice.Lines.Where(line => line.IsCharge)
            .Select(line => credited.Credit(line.Id, credited.LeftOf(line.Id)))
            .Where(line => line.Amount.Amount != 0m || line.Tax.Amount != 0m)
            .ToValueArray();
        return Made(invoice, credited, lines, number, at, reason);
    }

    /// <summary>Gives back a part of an invoice.</summary>
    /// <param name="invoice">The invoice, final.</param>
    /// <param name="issued">All invoices and notes of its subscription so far; without one, its notes.</param>
    /// <param name="number">The number of the note.</param>
    /// <param name="at">When it is issued.</param>
    /// <param name="parts">
    /// How much of which charge after its discounts, above 0 and in whole minor units; each charge once. The taxes
    /// follow.
    /// </param>
    /// <param name="reason">Why, for the customer to read. None by default.</param>
    /// <returns>
    /// The note; or a refusal: the invoice is not final, or less is left of a charge or of the invoice.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There is no such charge, one is named twice, an amount is not above 0, or it is not whole minor units.
    /// </exception>
    public static CreditNoteResult Part(
        Invoice invoice,
        IssuedDocuments issued,
        string number,
        DateTimeOffset at,
        IEnumerable<LineShare> parts,
        string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(issued);
        ArgumentNullException.ThrowIfNull(parts);
        if (invoice.Status != InvoiceStatus.Final) return NotFinal(invoice);
        var credited = new CreditedSoFar(invoice, issued);
        var lines = new List<CreditNoteLine>();
        foreach (var part in parts)
        {
            ThrowIfUnusable(invoice, part, lines);
            var left = credited.LeftOf(part.LineId);
            if (part.Amount > left)
            {
                return Refuse($"Of line {part.LineId} {left} is left and not {part.Amount}; credit that at most.");
            }

            lines.Add(credited.Credit(part.LineId, part.Amount));
        }

        return Made(invoice, credited, [.. lines], number, at, reason);
    }

    private static CreditNoteResult Made(
        Invoice invoice,
        CreditedSoFar credited,
        ValueArray<CreditNoteLine> lines,
        string number,
        DateTimeOffset at,
        string? reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        var note = new CreditNote
        {
            Number = number,
            InvoiceNumber = invoice.Number!,
            Customer = invoice.Customer,
            Currency = invoice.Currency,
            IssuedAt = at.ToUniversalTime(),
            PricesIncludeTax = invoice.PricesIncludeTax,
            Lines = lines,
            Reason = reason,
        };
        var left = invoice.Total - credited.Total;
        if (note.Total.Amount <= 0m) return Refuse($"Nothing is left of invoice {invoice.Number} to be credited.");
        return note.Total > left
            ? Refuse($"Of invoice {invoice.Number} {left} is left and not {note.Total}; credit that at most.")
            : CreditNoteResult.Made(note);
    }

    private static void ThrowIfUnusable(Invoice invoice, LineShare part, List<CreditNoteLine> lines)
    {
        if (!invoice.Line(part.LineId).IsCharge || lines.Exists(line => line.LineId == part.LineId))
        {
            throw new ArgumentException($"Line {part.LineId} is no charge, or is named twice.", nameof(part));
        }

        if (part.Amount.Amount <= 0m || part.Amount.Round() != part.Amount)
        {
            throw new ArgumentException($"{part} is not above 0 in whole minor units.", nameof(part));
        }
    }

    private static CreditNoteResult NotFinal(Invoice invoice) => CreditNoteResult.Refused(
        new Refusal(ErrorCodes.InvoiceNotFinal, invoice.NotFinal("credited")));

    private static CreditNoteResult Refuse(string message) =>
        CreditNoteResult.Refused(new Refusal(ErrorCodes.CreditExceedsInvoice, message));
}
