using System.Globalization;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize;

/// <content>Its way from draft to final to void.</content>
public sealed partial record Invoice
{
    /// <summary>Numbers a draft: from then on it never changes.</summary>
    /// <param name="number">
    /// Its number, not blank; that it is unique and without gaps is up to whoever gives it.
    /// </param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The final invoice; or a refusal: it is no draft, the number is missing, or it has too many lines.
    /// </returns>
    public InvoiceResult Finalize(string number, DateTimeOffset at)
    {
        if (Status != InvoiceStatus.Draft)
        {
            return Refuse(ErrorCodes.InvoiceNotDraft, $"Invoice {Number} is {Word(Status)}; calculate a new draft.");
        }

        if (string.IsNullOrWhiteSpace(number))
        {
            return Refuse(ErrorCodes.InvoiceNumberMissing, "A final invoice needs a number; give one.");
        }

        if (Lines.Count > MaxLines)
        {
            return Refuse(ErrorCodes.TooManyLines, string.Create(
                CultureInfo.InvariantCulture,
                $"The invoice has {Lines.Count} lines, and {MaxLines} is the most; bill some of them by themselves."));
        }

        return InvoiceResult.Taken(
            this with { Status = InvoiceStatus.Final, Number = number, IssuedAt = at.ToUniversalTime() });
    }

    /// <summary>Takes a final invoice back as a whole. It keeps number and lines.</summary>
    /// <param name="at">When.</param>
    /// <param name="issued">All invoices and credit notes of its subscription so far; without one, its notes.</param>
    /// <param name="credit">The customer's credits and balance; <see cref="CreditBalance.After"/> comes next.</param>
    /// <returns>
    /// The void invoice; or a refusal: it is not final, a part of it was given back, or what it carried to the balance
    /// was spent.
    /// </returns>
    public InvoiceResult Void(DateTimeOffset at, IssuedDocuments issued, CreditBalance credit)
    {
        ArgumentNullException.ThrowIfNull(issued);
        ArgumentNullException.ThrowIfNull(credit);
        return Void(at, issued, credit.Amount, credit.CanUndo(this));
    }

    /// <summary>The same where what is left of the balance is known and not how it came about.</summary>
    internal InvoiceResult Void(DateTimeOffset at, IssuedDocuments issued, Money balance) =>
        Void(at, issued, balance, CarriedToBalance <= balance);

    private InvoiceResult Void(DateTimeOffset at, IssuedDocuments issued, Money balance, bool canUndo)
    {
        if (Status != InvoiceStatus.Final) return Refuse(ErrorCodes.InvoiceNotFinal, NotFinal("voided"));
        foreach (var note in issued.CreditNotes)
        {
            if (note.InvoiceNumber != Number) continue;
            return Refuse(
                ErrorCodes.InvoiceAlreadyCredited,
                $"Credit note {note.Number} is for invoice {Number}; credit the rest instead.");
        }

        if (new CreditedSoFar(this, issued).GivenBack is { } line)
        {
            return Refuse(
                ErrorCodes.InvoiceAlreadyCredited,
                $"A later invoice gave back a part of line {line.Id} of invoice {Number}; credit the rest instead.");
        }

        return canUndo
            ? InvoiceResult.Taken(this with { Status = InvoiceStatus.Void, VoidedAt = at.ToUniversalTime() })
            : Refuse(
                ErrorCodes.CarriedOverSpent,
                $"Invoice {Number} carried {CarriedToBalance} to the balance, of which {balance} is left; "
                    + "void what was paid from it first.");
    }

    internal string NotFinal(string deed) => Status == InvoiceStatus.Draft
        ? $"The invoice is a draft and cannot be {deed}; make it final, or calculate another one."
        : $"Invoice {Number} is void and cannot be {deed}.";

    private static InvoiceResult Refuse(ErrorCode code, string message) =>
        InvoiceResult.Refused(new Refusal(code, message));

    private static string Word(InvoiceStatus status) => status == InvoiceStatus.Void ? "void" : "final";
}
