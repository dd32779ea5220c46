namespace Monetize.Invoicing;

/// <summary>What notes have given back of an invoice, line by line.</summary>
internal sealed class CreditedSoFar
{
    private readonly Invoice _invoice;
    private readonly Dictionary<string, (Money Amount, Money Tax)> _lines = new(StringComparer.Ordinal);

    public CreditedSoFar(Invoice invoice, IEnumerable<CreditNote> notes)
    {
        _invoice = invoice;
        Total = Money.Zero(invoice.Currency);
        foreach (var note in notes)
        {
            if (note.InvoiceNumber != invoice.Number) continue;
            Total += note.Total;
            foreach (var line in note.Lines)
            {
                var (amount, tax) = Of(line.LineId);
                _lines[line.LineId] = (amount + line.Amount, tax + line.Tax);
            }
        }
    }

    /// <summary>What all notes together gave back.</summary>
    public Money Total { get; }

    /// <summary>
    /// What no note has given back yet of a charge after its discounts; negative where the charge is.
    /// </summary>
    public Money LeftOf(string lineId) => _invoice.NetOf(lineId) - Of(lineId).Amount;

    /// <summary>
    /// An amount of a charge, with the taxes of all that is credited of it less those that were before.
    /// </summary>
    public CreditNoteLine Credit(string lineId, Money amount)
    {
        var (before, taxBefore) = Of(lineId);
        var whole = _invoice.NetOf(lineId).ToMinor();
        var tax = _invoice.TaxOf(lineId);
        var reached = (before + amount).ToMinor();
        if (whole != 0)
        {
            // Both of one sign, so that the part is of a positive whole.
            tax = Money.FromMinor(
                MinorMath.Part(tax.ToMinor(), Math.Abs(reached), Math.Abs(whole)), _invoice.Currency);
        }

        return new CreditNoteLine(lineId, amount, tax - taxBefore);
    }

    private (Money Amount, Money Tax) Of(string lineId) => _lines.TryGetValue(lineId, out var found)
        ? found
        : (Money.Zero(_invoice.Currency), Money.Zero(_invoice.Currency));
}
