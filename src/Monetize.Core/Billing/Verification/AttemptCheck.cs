using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>The history of a payment: step by step, to where the payment stands, and as the audit log says.</summary>
internal static class AttemptCheck
{
    private static readonly string Declined = DocumentWords.PaymentStatuses.Write(PaymentStatus.Declined);
    private static readonly string Succeeded = DocumentWords.PaymentStatuses.Write(PaymentStatus.Succeeded);
    private static readonly string Refused = DocumentWords.PaymentStatuses.Write(PaymentStatus.Refused);

    public static void Check(CustomerFile file, PaymentRow payment, AuditIndex audit, VerificationBook book)
    {
        var place = $"history of {payment.Id}";
        var steps = file.Attempts[payment.Id].OrderBy(static row => row.Step).ToList();
        var before = book.Differences;
        var isWhole = book.Same(
            ErrorCodes.PaymentDisagrees,
            place,
            payment.Version - 1,
            (long)steps.Where(static (row, i) => row.Step == i + 2).Count());
        if (!isWhole) return;
        CheckSteps(place, payment, steps, book);
        if (file.Documents.Payments.ContainsKey(payment.Id))
        {
            var last = payment.Status == Succeeded;
            book.Same(ErrorCodes.PaymentDisagrees, $"{place}, has succeeded", last, steps.Exists(IsSuccess));
        }

        var told = audit.Chain.IsSound
            ? audit.PaymentsOf(payment.Invoice).Where(line => line.Subject == payment.Id).ToList()
            : null;
        if (told is not null) CheckTold(place, file, payment, steps, told, audit, book);

        // A history that was found to be changed leads anywhere.
        var isReadable = file.Documents.Payments.ContainsKey(payment.Id);
        if (isReadable && book.Differences == before) TraceCheck.Check(place, payment, steps, told, book);
    }

    private static void CheckTold(
        string place,
        CustomerFile file,
        PaymentRow payment,
        List<PaymentAttemptRow> steps,
        List<AuditLine> told,
        AuditIndex audit,
        VerificationBook book)
    {
        book.Same(
            ErrorCodes.PaymentDisagrees,
            $"{place}, paid by the balance",
            Text(audit.BalancePaidOf(payment.Id).Select(static line => $"{line.Subject} {line.Detail}")),
            Text(file.LoweredBy(payment.Id).Select(static step => string.Concat(
                OpenPayments.SubjectOf(step.Payment, step.Step),
                " ",
                OpenPayments.DetailOf(step.LoweredMinor ?? 0)))));
        foreach (var line in told)
        {
            var isTold = steps.Exists(step => step.At == line.At
                && (!PaymentEntries.IsSuccess(line.Action) || IsSuccess(step)));
            if (isTold) continue;
            book.Find(
                ErrorCodes.PaymentDisagrees,
                place,
                $"{line.Action} at {VerificationBook.Text(line.At)}, as the audit log says",
                "no such step");
        }
    }

    /// <summary>
    /// Attempts are numbered in order, and what was declined last is kept until money came. A provider may know of more
    /// attempts than a store that lost its last moments.
    /// </summary>
    private static void CheckSteps(
        string place, PaymentRow payment, List<PaymentAttemptRow> steps, VerificationBook book)
    {
        string? declined = null;
        var lastLowered = steps.FindLast(static step => step.Event == PaymentEntries.Lowered)?.Step;
        var (number, isLost) = (0L, false);
        foreach (var step in steps)
        {
            var where = FormattableString.Invariant($"{place}, step {step.Step}");
            var kind = PaymentEntries.KindOf(step.Event);
            if (kind is null || !DocumentWords.PaymentStatuses.Words.Contains(step.Status))
            {
                book.Find(ErrorCodes.PaymentDisagrees, where, "words of a step", $"{step.Event}, {step.Status}");
                return;
            }

            if ((step.Event == PaymentEntries.Lowered) != (step.LoweredMinor > 0))
            {
                var expected = step.Event == PaymentEntries.Lowered ? "more than 0 less" : "nothing less";
                book.Find(
                    ErrorCodes.PaymentDisagrees,
                    where,
                    expected,
                    FormattableString.Invariant($"{step.LoweredMinor ?? 0} less"));
            }

            // An object that the provider lost has had no attempt.
            isLost |= kind == StepKind.Heard && step.Status == "missing";
            if (kind == StepKind.Begun)
            {
                if (!isLost) book.Same(ErrorCodes.PaymentDisagrees, where, number + 1, step.Attempt);
                number = step.Attempt;
            }
            else if (step.Attempt < 0 || (kind == StepKind.Decided && step.Attempt > number))
            {
                book.Find(
                    ErrorCodes.PaymentDisagrees,
                    where,
                    FormattableString.Invariant($"attempt {number} at most"),
                    FormattableString.Invariant($"{step.Attempt}"));
            }

            if (kind == StepKind.Heard && step.Status == Refused) continue;
            if (kind == StepKind.Heard && step.Status == Declined) declined = step.Detail;
            var isAllGivenBack = step.Event == PaymentEntries.Lowered && payment.AmountMinor == 0
                && step.Step == lastLowered;
            if (IsSuccess(step) || isAllGivenBack) declined = null;
            book.Same(ErrorCodes.PaymentDisagrees, where, declined, step.Detail);
        }

        book.Same(ErrorCodes.PaymentDisagrees, $"{place}, declined last", declined, payment.DeclineCode);
    }

    private static string Text(IEnumerable<string> steps) => string.Join(", ", steps);

    private static bool IsSuccess(PaymentAttemptRow step) => step.Status == Succeeded;
}
