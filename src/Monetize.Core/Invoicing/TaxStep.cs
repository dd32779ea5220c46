using System.Globalization;
using Monetize.Errors;

namespace Monetize.Invoicing;

/// <summary>Makes one line of each tax, after checking that the taxes answer the lines and nothing else.</summary>
internal static class TaxStep
{
    public static void Add(List<InvoiceLine> lines, InvoiceDraft draft, IEnumerable<TaxAmount> taxes)
    {
        TaxAmount[] sorted = [.. taxes];
        if (sorted.Length == 0) return;
        Array.Sort(sorted, Compare);
        var taxable = draft.TaxableLines.AsSpan();
        var isAnswered = new bool[taxable.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var tax = sorted[i];
            var amount = Check(draft, tax, isAnswered);
            var id = string.Create(CultureInfo.InvariantCulture, $"tax:{i}");
            lines.Add(InvoiceLine.Taxing(id, tax, amount));
        }

        var missing = Array.IndexOf(isAnswered, value: false);
        if (missing < 0) return;
        throw Unusable($"No tax answers line {taxable[missing].LineId}; an exempt line needs one too.");
    }

    private static Money Check(InvoiceDraft draft, TaxAmount tax, bool[] isAnswered)
    {
        var taxable = draft.TaxableLines.AsSpan();
        var sum = 0L;
        var guess = 0;
        foreach (var share in tax.Shares)
        {
            var index = IndexOf(taxable, share.LineId, guess);
            if (index < 0) throw Unusable($"{tax} is for line {share.LineId}, which the invoice does not have.");
            guess = index + 1;
            isAnswered[index] = true;
            if (share.Amount.Currency != draft.Request.Currency || share.Amount.Round() != share.Amount)
            {
                throw Unusable(
                    $"{tax} of {share.LineId} is {share.Amount}, no minor units of {draft.Request.Currency}.");
            }

            if (tax.Treatment != TaxTreatment.Taxed && share.Amount.Amount != 0m)
            {
                throw Unusable($"{tax} of {share.LineId} is {share.Amount}, where nothing may be charged.");
            }

            sum = MinorMath.Add(sum, share.Amount.ToMinor());
        }

        return Money.FromMinor(sum, draft.Request.Currency);
    }

    // Answers mostly come in the order of the questions.
    private static int IndexOf(ReadOnlySpan<TaxableLine> lines, string id, int guess)
    {
        if (guess < lines.Length && lines[guess].LineId == id) return guess;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].LineId == id) return i;
        }

        return -1;
    }

    private static int Compare(TaxAmount left, TaxAmount right)
    {
        var order = string.CompareOrdinal(left.Name, right.Name);
        if (order == 0) order = left.Percent.CompareTo(right.Percent);
        if (order == 0) order = left.Treatment.CompareTo(right.Treatment);
        if (order == 0) order = string.CompareOrdinal(left.Note, right.Note);
        return order == 0 ? string.CompareOrdinal(First(left), First(right)) : order;
    }

    private static string? First(TaxAmount tax) => tax.Shares.IsEmpty ? null : tax.Shares[0].LineId;

    private static InvoicingException Unusable(string message) => new(ErrorCodes.TaxesUnusable, message);
}
