using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// The last step. A total below zero is carried to the balance; one above it is paid by prepaid credits in their order,
/// each in whole minor units, and then by the balance.
/// </summary>
internal static class CreditStep
{
    private const string BalanceId = "credit:balance";

    public static void Add(List<InvoiceLine> lines, InvoiceRequest request, AvailableCredit credit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(credit.Balance, nameof(credit));
        var total = TotalOf(lines, request);
        if (total < 0)
        {
            lines.Add(Line(request, BalanceId, "Carried to your balance", -total));
            return;
        }

        var due = total;
        if (!credit.Credits.IsEmpty) due = PayByCredits(lines, request, credit, due);
        var balance = Whole(credit.Balance, request.Currency);
        var paid = Math.Min(due, balance);
        if (paid > 0) lines.Add(Line(request, BalanceId, "Paid from your balance", -paid));
    }

    private static long PayByCredits(List<InvoiceLine> lines, InvoiceRequest request, AvailableCredit credit, long due)
    {
        var whole = credit.Credits.Select(prepaid => prepaid with
        {
            Remaining = Money.FromMinor(Whole(prepaid.Remaining, request.Currency), request.Currency).Amount,
        });
        var uses = CreditBurnDown.Take(Money.FromMinor(due, request.Currency).Amount, whole, credit.At, out _);
        foreach (var use in uses)
        {
            var paid = Money.Of(use.Taken, request.Currency).ToMinor();
            due -= paid;
            var line = Line(request, $"credit:prepaid:{use.Id}", LineWords.BeforePrepaid + use.Id, -paid);
            lines.Add(line with { CreditId = use.Id });
        }

        return due;
    }

    private static long TotalOf(List<InvoiceLine> lines, InvoiceRequest request)
    {
        var total = 0L;
        foreach (var line in lines)
        {
            if (line.Kind == InvoiceLineKind.Tax && request.PricesIncludeTax) continue;
            total = MinorMath.Add(total, line.Amount.ToMinor());
        }

        return total;
    }

    // A credit below a minor unit waits until it is one.
    private static long Whole(decimal amount, Currency currency) =>
        Money.Of(amount, currency).Round(RoundingMode.Down).ToMinor();

    private static InvoiceLine Line(InvoiceRequest request, string id, string description, long amountMinor) =>
        InvoiceLine.Adjusting(
            InvoiceLineKind.Credit, id, description, Money.FromMinor(amountMinor, request.Currency));
}
