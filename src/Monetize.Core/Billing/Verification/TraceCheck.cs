using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Verification;

/// <summary>
/// Where a payment stands against where its steps lead: each step can follow from those before, told what the audit log
/// says of it, and the row is what the last one left.
/// </summary>
internal static class TraceCheck
{
    /// <summary>Follows the steps of a payment.</summary>
    /// <param name="place">What it is called in findings.</param>
    /// <param name="payment">The payment.</param>
    /// <param name="steps">Its whole history, in order.</param>
    /// <param name="told">The lines of the log about it, in order; null where the log is no measure.</param>
    /// <param name="book">Where findings are written.</param>
    public static void Check(
        string place,
        PaymentRow payment,
        List<PaymentAttemptRow> steps,
        IReadOnlyList<AuditLine>? told,
        VerificationBook book)
    {
        var lastLowered = steps.FindLast(static step => step.Event == PaymentEntries.Lowered);
        var states = new HashSet<(TracedPayment Payment, int Told)> { (TracedPayment.Start, 0) };
        foreach (var step in steps)
        {
            var status = DocumentWords.PaymentStatuses.Of(step.Status);
            var isAllGivenBack = step == lastLowered && payment.AmountMinor == 0;
            var next = new HashSet<(TracedPayment Payment, int Told)>();
            foreach (var (before, line) in states)
            {
                foreach (var (after, news) in before.After(step, status, isAllGivenBack))
                {
                    if (LineAfter(news, step, line, told) is { } following) next.Add((after, following));
                }
            }

            if (next.Count == 0)
            {
                book.Find(
                    ErrorCodes.PaymentDisagrees,
                    FormattableString.Invariant($"{place}, step {step.Step}"),
                    $"a step that follows from {Text(states)}",
                    $"{step.Event}, {step.Status}");
                return;
            }

            states = next;
        }

        if (states.Any(state => state.Payment.Fits(payment) && state.Told == (told?.Count ?? 0))) return;
        book.Find(
            ErrorCodes.PaymentDisagrees, $"{place}, where it leads", Text(states), TracedPayment.TextOf(payment));
    }

    /// <summary>The line that is told next, after what a step told; none where the log does not tell that.</summary>
    private static int? LineAfter(
        PaymentNews news, PaymentAttemptRow step, int line, IReadOnlyList<AuditLine>? told)
    {
        if (told is null || news == PaymentNews.None) return line;
        var isTold = line < told.Count && told[line].Action == PaymentEntries.ActionOf(news)
            && told[line].At == step.At;
        return isTold ? line + 1 : null;
    }

    private static string Text(IEnumerable<(TracedPayment Payment, int Told)> states) =>
        string.Join(" or ", states.Select(static state => $"{state.Payment}").Distinct());
}
