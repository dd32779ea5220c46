namespace Monetize.Invoicing;

/// <summary>
/// What is left of an invoice, line by line: no more than no note has given back of the line, and no more than all
/// invoices of the subscription billed and no document gave back, of the charge and of its plan version and period.
/// </summary>
internal sealed class CreditedSoFar
{
    private readonly Invoice _invoice;
    private readonly IssuedDocuments _issued;
    private readonly Dictionary<string, (Money Amount, Money Tax)> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<BilledSum, (Money Amount, Money Tax)> _left = [];
    private readonly Dictionary<BilledSum, (Money Amount, Money Tax)> _own;

    public CreditedSoFar(Invoice invoice, IssuedDocuments issued)
    {
        _invoice = invoice;
        _issued = issued;
        Total = Zero;
        foreach (var line in invoice.Lines)
        {
            foreach (var sum in SumsOf(line)) _left[sum] = (Zero, Zero);
        }

        Bill(invoice);
        _own = new Dictionary<BilledSum, (Money Amount, Money Tax)>(_left);
        foreach (var other in issued.Invoices)
        {
            var isOfTheSame = other.Status == InvoiceStatus.Final && other.Subscription == invoice.Subscription;
            if (isOfTheSame && other.Number != invoice.Number && _left.Count > 0) Bill(other);
        }

        foreach (var note in NotesFor(invoice))
        {
            Total += note.Total;
            foreach (var line in note.Lines) Add(line);
        }
    }

    /// <summary>What all notes for the invoice together gave back.</summary>
    public Money Total { get; }

    private Money Zero => Money.Zero(_invoice.Currency);

    /// <summary>
    /// A line of which, without this invoice, other documents would have given back more than was paid; else none.
    /// </summary>
    public InvoiceLine? GivenBack => _invoice.Lines.FirstOrDefault(
        line => SumsOf(line).Any(sum => _left[sum].Amount < _own[sum].Amount));

    /// <summary>
    /// What no document has given back yet of a charge after its discounts; negative where the charge is.
    /// </summary>
    public Money LeftOf(string lineId)
    {
        var left = _invoice.NetOf(lineId) - Of(lineId).Amount;
        if (left <= Zero) return left;
        foreach (var sum in SumsOf(_invoice.Line(lineId))) left = Least(left, _left[sum].Amount);
        return left;
    }

    /// <summary>
    /// Gives back an amount of a charge, with the taxes of all that is credited of it less those that were before, and
    /// no more than is left of the taxes.
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

        tax -= taxBefore;
        var sums = SumsOf(_invoice.Line(lineId));
        if (whole > 0 && sums.Length > 0) tax = Least(tax, _left[sums[0]].Tax);
        var line = new CreditNoteLine(lineId, amount, tax);
        Add(line);
        foreach (var sum in sums) Take(sum, line);
        return line;
    }

    // The charge, and all of its plan version and period, between whose lines a maximum moves. Lines of an invoice
    // without a subscription have no story beyond it.
    private BilledSum[] SumsOf(InvoiceLine line) =>
        line is { IsCharge: true, Price: { } price } && _invoice.Subscription is not null
            ? [new(line.Scope, price.ChargeKey, line.Kind == InvoiceLineKind.MinimumTrueUp), new(line.Scope)]
            : [];

    private IEnumerable<CreditNote> NotesFor(Invoice invoice) =>
        _issued.CreditNotes.Where(note => note.InvoiceNumber == invoice.Number);

    private void Bill(Invoice invoice)
    {
        foreach (var line in invoice.Lines)
        {
            foreach (var sum in SumsOf(line))
            {
                if (!_left.TryGetValue(sum, out var left)) continue;
                _left[sum] = (left.Amount + invoice.NetOf(line.Id), left.Tax + invoice.TaxOf(line.Id));
                foreach (var credited in NotesFor(invoice).SelectMany(static note => note.Lines))
                {
                    if (credited.LineId == line.Id) Take(sum, credited);
                }
            }
        }
    }

    private void Take(BilledSum sum, CreditNoteLine line)
    {
        var (amount, tax) = _left[sum];
        _left[sum] = (amount - line.Amount, tax - line.Tax);
    }

    private void Add(CreditNoteLine line)
    {
        var (amount, tax) = Of(line.LineId);
        _lines[line.LineId] = (amount + line.Amount, tax + line.Tax);
    }

    private Money Least(Money one, Money other)
    {
        var least = other < one ? other : one;
        return least < Zero ? Zero : least;
    }

    private (Money Amount, Money Tax) Of(string lineId) =>
        _lines.TryGetValue(lineId, out var found) ? found : (Zero, Zero);

    private readonly record struct BilledSum(string Scope, string? ChargeKey = null, bool IsTrueUp = false);
}
