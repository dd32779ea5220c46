using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>The messages of a customer: from the first on, without holes, and each waiting or handed on.</summary>
internal static class MessageCheck
{
    public static void Check(CustomerFile file, VerificationBook book)
    {
        var place = $"messages of customer {file.Row.Id}";
        var expected = 1L;
        foreach (var row in file.Messages)
        {
            while (expected < row.Sequence) Missing(book, place, expected++);
            expected = row.Sequence + 1;
            var isWaiting = row.WaitingFor == file.Row.Id && row.DeliveredAt is null;
            var isDelivered = row.WaitingFor is null && row.DeliveredAt is not null;
            if (isWaiting || isDelivered) continue;
            book.Find(
                ErrorCodes.MessageMissing,
                FormattableString.Invariant($"message {row.Sequence} of customer {file.Row.Id}"),
                "waiting or handed on",
                "neither or both");
        }

        while (expected < file.Row.NextMessage) Missing(book, place, expected++);
        if (expected > file.Row.NextMessage)
        {
            book.Find(
                ErrorCodes.MessageMissing,
                place,
                FormattableString.Invariant($"{file.Row.NextMessage - 1} messages"),
                FormattableString.Invariant($"{expected - 1}"));
        }
    }

    private static void Missing(VerificationBook book, string place, long sequence) => book.Find(
        ErrorCodes.MessageMissing, place, FormattableString.Invariant($"message {sequence}"), "none");
}
