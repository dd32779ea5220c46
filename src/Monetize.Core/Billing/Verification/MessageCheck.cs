using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Billing.Verification;

/// <summary>
/// The messages of a customer: from the first on, without holes, each waiting or handed on, and each what the audit log
/// and the documents say was to be told.
/// </summary>
internal static class MessageCheck
{
    public static void Check(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        var place = $"messages of customer {file.Row.Id}";
        var (expected, missing) = (1L, 0L);
        foreach (var row in file.Messages)
        {
            for (; expected < row.Sequence; missing++) Missing(book, place, expected++);
            expected = row.Sequence + 1;
            var isWaiting = row.WaitingFor == file.Row.Id && row.DeliveredAt is null;
            var isDelivered = row.WaitingFor is null && row.DeliveredAt is not null;
            if (isWaiting || isDelivered) continue;
            book.Find(ErrorCodes.MessageMissing, PlaceOf(row), "waiting or handed on", "neither or both");
        }

        for (; expected < file.Row.NextMessage; missing++) Missing(book, place, expected++);
        if (expected > file.Row.NextMessage)
        {
            book.Find(
                ErrorCodes.MessageMissing,
                place,
                FormattableString.Invariant($"{file.Row.NextMessage - 1} messages"),
                FormattableString.Invariant($"{expected - 1}"));
        }

        // What a broken log says is no measure.
        if (audit.Chain.IsSound) CheckTold(file, audit, isWhole: missing == 0, book);
    }

    private static void CheckTold(CustomerFile file, AuditIndex audit, bool isWhole, VerificationBook book)
    {
        var due = DueMessages.Of(file, audit)
            .OrderBy(static one => one.Line.Sequence)
            .GroupBy(static one => (one.Name, one.Subject, one.Line.At))
            .ToDictionary(static some => some.Key, static some => some.ToList());
        foreach (var row in file.Messages)
        {
            var data = Read(row);
            var known = due.GetValueOrDefault((row.Name, row.Subject, row.At)) ?? [];
            if (known.Count == 0)
            {
                if (data is { } said && IsOfMissingRow(row, said, file, audit)) continue;
                book.Find(ErrorCodes.MessageMissing, PlaceOf(row), "what the audit log says was done", Text(row));
                continue;
            }

            var one = (data is { } told ? known.Find(some => some.Fits(told)) : null) ?? known[0];
            known.Remove(one);
            if (data is not { } facts || !one.Fits(facts))
            {
                book.Find(ErrorCodes.MessageMissing, PlaceOf(row), DimensionText.Write(one.Facts ?? default), row.Data);
            }
            else
            {
                CheckReason(one, row, facts, file, book);
            }
        }

        if (!isWhole) return;
        foreach (var one in due.Values.SelectMany(static some => some).OrderBy(static one => one.Line.Sequence))
        {
            book.Find(ErrorCodes.MessageMissing, $"messages of customer {file.Row.Id}", one.ToString(), "none");
        }
    }

    /// <summary>Why a payment failed is what its history says.</summary>
    private static void CheckReason(
        DueMessage due, MessageRow row, ValueMap data, CustomerFile file, VerificationBook book)
    {
        if (!due.MayAdd.Contains("link") || due.MayAdd.Contains("code")) return;
        var told = data.GetValueOrDefault("reason");
        var details = file.Attempts[due.Line.Subject].Where(step => step.At == row.At)
            .Select(static step => step.Detail).ToList();
        if (details.Count == 0 || details.Contains(told)) return;
        book.Find(
            ErrorCodes.PaymentDisagrees,
            $"history of {due.Line.Subject}",
            $"{told ?? "no reason"}, as {PlaceOf(row)} says",
            string.Join(" and ", details.Select(static detail => detail ?? "no reason")));
    }

    /// <summary>Whether it is of something that was done and has no row any more, which other checks report.</summary>
    private static bool IsOfMissingRow(MessageRow row, ValueMap data, CustomerFile file, AuditIndex audit)
    {
        string?[] owners = [row.Subject, data.GetValueOrDefault("invoice"), data.GetValueOrDefault("credit_note")];
        return owners.Any(owner => owner is not null && audit.Knows(owner) && !file.Holds(owner));
    }

    private static ValueMap? Read(MessageRow row)
    {
        try
        {
            return DimensionText.Read(row.Data);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string PlaceOf(MessageRow row) =>
        FormattableString.Invariant($"message {row.Sequence} of customer {row.Customer}");

    private static string Text(MessageRow row) => $"{row.Name} of {row.Subject} at {VerificationBook.Text(row.At)}";

    private static void Missing(VerificationBook book, string place, long sequence) => book.Find(
        ErrorCodes.MessageMissing, place, FormattableString.Invariant($"message {sequence}"), "none");
}
