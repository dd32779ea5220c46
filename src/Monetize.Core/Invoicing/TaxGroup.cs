using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>The lines that bear one rate, and what it comes to.</summary>
internal sealed class TaxGroup(string name, decimal percent, decimal sum, TaxTreatment treatment, string? note)
{
    public List<TaxableLine> Lines { get; } = [];

    public bool Is(string otherName, decimal otherPercent, decimal otherSum, TaxTreatment other, string? otherNote) =>
        name == otherName && percent == otherPercent && sum == otherSum && treatment == other && note == otherNote;

    public TaxAmount Calculate(InvoiceRequest request)
    {
        var shares = new LineShare[Lines.Count];
        var rate = MinorMath.Millionths(percent);
        var whole = MinorMath.Hundred + (request.PricesIncludeTax ? MinorMath.Millionths(sum) : 0);
        var isTogether = request.TaxRounding == TaxRounding.PerInvoice;
        var reached = 0L;
        var before = 0L;
        for (var i = 0; i < shares.Length; i++)
        {
            // Rounded together, each line bears the rounded tax of all up to it less that of all before it.
            reached = MinorMath.Add(isTogether ? reached : 0, Lines[i].Amount.ToMinor());
            var tax = MinorMath.Part(reached, rate, whole);
            shares[i] = new LineShare(Lines[i].LineId, Money.FromMinor(tax - before, request.Currency));
            if (isTogether) before = tax;
        }

        return new TaxAmount
        {
            Name = name,
            Percent = percent,
            Treatment = treatment,
            Note = note,
            Shares = ValueArray.Create<LineShare>(shares),
        };
    }
}
