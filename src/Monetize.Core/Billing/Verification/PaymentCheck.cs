using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Payments against their invoices, and against their own history.</summary>
internal static class PaymentCheck
{
    public static void Check(CustomerFile file, VerificationBook book)
    {
        book.Payments += file.Payments.Count;
        var payments = file.Payments.ToDictionary(static row => row.Id, StringComparer.Ordinal);
        foreach (var row in file.Invoices)
        {
            var id = PaymentNames.Of(row.Number).Value;
            payments.Remove(id, out var payment);
            book.Same(
                ErrorCodes.PaymentDisagrees,
                $"payment of invoice {row.Number}",
                row.DueMinor == 0 ? null : FormattableString.Invariant($"{row.Currency} {row.DueMinor}"),
                payment is null ? null : FormattableString.Invariant($"{payment.Currency} {payment.AmountMinor}"));
        }

        foreach (var payment in payments.Values)
        {
            book.Find(
                ErrorCodes.PaymentDisagrees,
                payment.Id,
                $"invoice {payment.Invoice}",
                "none of that number");
        }

        foreach (var payment in file.Payments) CheckHistory(payment, file.Attempts[payment.Id], book);
    }

    private static void CheckHistory(
        PaymentRow payment, IEnumerable<PaymentAttemptRow> attempts, VerificationBook book)
    {
        var steps = 0L;
        foreach (var attempt in attempts.OrderBy(static row => row.Step))
        {
            if (attempt.Step == steps + 2) steps++;
        }

        book.Same(ErrorCodes.PaymentDisagrees, $"history of {payment.Id}", payment.Version - 1, steps);
    }
}
