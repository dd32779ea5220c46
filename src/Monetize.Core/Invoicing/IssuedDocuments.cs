using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>
/// What was billed and what was given back so far: whatever bills, credits or voids is held against all of it.
/// </summary>
/// <remarks>
/// Immutable; equal when all parts are. The order of its parts does not matter. Documents of other subscriptions are
/// passed over, so that all of a customer may be given.
/// </remarks>
public sealed record IssuedDocuments
{
    /// <summary>Nothing.</summary>
    public static IssuedDocuments None { get; } = new();

    /// <summary>The invoices. Drafts and void ones are passed over. None by default.</summary>
    public ValueArray<Invoice> Invoices { get; init; }

    /// <summary>The credit notes, each once. None by default.</summary>
    public ValueArray<CreditNote> CreditNotes { get; init; }

    /// <summary>How many there are.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Invoices.Count} invoices and {CreditNotes.Count} credit notes");
}
