using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>The lines that bear one rate, and what it comes to.</summary>
internal sealed class TaxGroup(string name, decimal percent, decimal sum, TaxTreatment treatment, string? note)
{
    /// <summary>Which of the taxable lines, by their index.</summary>
    public List<int> Lines { get; } = [];

    public bool Is(string otherName, decimal otherPercent, decimal otherSum, TaxTreatment other, string? otherNote) =>
        name == otherName && percent == otherPercent && sum == otherSum && treatment == other && note == otherNote;

    public TaxAmount Calculate(InvoiceDraft draft)
    {
        var request = draft.Request;
        var lines = draft.TaxableLines.AsSpan();
        var shares = new LineShare[Lines.Count];
        var rate = MinorMath.Millionths(percent);
        var whole = MinorMath.Hundred + (request.PricesIncludeTax ? MinorMath.Millionths(sum) : 0);
        var isTogether = request.TaxRounding == TaxRounding.PerInvoice;
        var reached = 0L;
        var before = 0L;
        for (var i = 0; i < shares.Length; i++)
        {
            ref readonly var line = ref lines[Lines[i]];

            // Rounded together, each line bears the rounded tax of all up to it less that of all before it.
            reached = MinorMath.Add(isTogether ? reached : 0, line.Amount.ToMinor());
            var tax = MinorMath.Part(reached, rate, whole);
            shares[i] = new LineShare(line.LineId, Money.FromMinor(tax - before, request.Currency));
            if (isTogether) before = tax;
        }

        return new TaxAmount
        {
            Name = name,
            Percent = percent,
            Treatment = treatment,
            Note = note,
            Shares = ValueArray.Over(shares),
        };
    }
}
