using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>Payments against their invoices, and against their own history.</summary>
internal static class PaymentCheck
{
    private static readonly string Refused = DocumentWords.PaymentStatuses.Write(PaymentStatus.Refused);

    public static void Check(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        book.Payments += file.Payments.Count;
        book.Refused += file.Payments.Count(static row => row.Status == Refused);
        var payments = file.Payments.GroupBy(static row => row.Invoice, StringComparer.Ordinal)
            .ToDictionary(static some => some.Key, static some => some.ToList(), StringComparer.Ordinal);
        foreach (var row in file.Invoices)
        {
            payments.Remove(row.Number, out var found);
            book.Same(
                ErrorCodes.PaymentDisagrees,
                $"payment of invoice {row.Number}",
                row.DueMinor == 0 ? null : FormattableString.Invariant($"{row.Currency} {row.DueMinor}"),
                found is null ? null : string.Join(" and ", found.Select(Amount)));
        }

        foreach (var payment in payments.OrderBy(static some => some.Key, TextOrder.Instance)
            .SelectMany(static some => some.Value))
        {
            book.Find(
                ErrorCodes.PaymentDisagrees,
                payment.Id,
                $"invoice {payment.Invoice}",
                "none of that number");
        }

        foreach (var payment in file.Payments) AttemptCheck.Check(file, payment, audit, book);
    }

    private static string Amount(PaymentRow payment) =>
        FormattableString.Invariant($"{payment.Currency} {payment.AmountMinor}");
}
