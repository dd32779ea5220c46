using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>The books: every entry balances, and is what its invoice, credit note, credit or payment says.</summary>
internal static class LedgerCheck
{
    public static void Check(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        book.Postings += file.Ledger.Count;
        var found = file.Ledger.GroupBy(static row => row.EntryId, StringComparer.Ordinal)
            .ToDictionary(static entry => entry.Key, static entry => entry.ToList(), StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, expected) in Expected(file, audit, found, book))
        {
            known.Add(id);
            if (expected is null) continue;
            var rows = found.GetValueOrDefault(id);
            if (rows is not null && !IsBalanced(id, rows, book)) continue;
            book.Same(ErrorCodes.EntryDiffers, $"ledger entry {id}", Text(expected), Text(rows));
            CheckTime(id, rows, audit, book);
        }

        foreach (var (id, rows) in found)
        {
            if (known.Contains(id) || !IsBalanced(id, rows, book)) continue;
            book.Find(ErrorCodes.EntryDiffers, $"ledger entry {id}", "nothing that it is of", Text(rows)!);
        }

        CheckLeft(file, audit, book);
    }

    /// <summary>All entries that there should be; without postings where a document cannot be read.</summary>
    private static IEnumerable<(string Id, LedgerEntry? Entry)> Expected(
        CustomerFile file, AuditIndex audit, Dictionary<string, List<LedgerRow>> found, VerificationBook book)
    {
        foreach (var row in file.Invoices)
        {
            var invoice = file.Documents.Invoices.GetValueOrDefault(row.Number);
            yield return ($"invoice/{row.Number}", invoice is null ? null : Bookkeeping.Of(invoice));
            if (file.Voids.ContainsKey(row.Number))
            {
                var lowered = file.LoweredOf(row.Number);
                yield return ($"void/{row.Number}", invoice is null ? null : Bookkeeping.OfVoid(invoice, lowered));
            }
        }

        foreach (var row in file.CreditNotes)
        {
            var note = file.Documents.CreditNotes.GetValueOrDefault(row.Number);
            yield return ($"credit-note/{row.Number}", note is null ? null : Bookkeeping.Of(note));
        }

        foreach (var row in file.Credits)
        {
            if (audit.Chain.IsSound && audit.Line("credit.granted", row.Id) is { } granted)
            {
                book.Same(
                    ErrorCodes.EntryDiffers, $"credit {row.Id}, as the audit log says", granted.At, row.GrantedAt);
            }

            var amount = Money.FromMinor(row.AmountMinor, Currency.Of(row.Currency));
            yield return ($"credit/{row.Id}", Bookkeeping.OfGrant(row.Id, file.Id, amount));
        }

        var cash = DocumentWords.Accounts.Write(AccountKind.Cash);
        foreach (var row in file.Payments)
        {
            var id = $"payment/{row.Id}";
            if (!file.Documents.Payments.TryGetValue(row.Id, out var payment))
            {
                yield return (id, null);
                foreach (var step in file.LoweredBy(row.Id)) yield return (EntryOf(step), null);
                continue;
            }

            foreach (var step in file.LoweredBy(row.Id))
            {
                var by = Money.FromMinor(step.LoweredMinor!.Value, payment.Amount.Currency);
                yield return (EntryOf(step), Bookkeeping.OfBalancePaid(payment, step.Step, by));
            }

            if (payment.Status != PaymentStatus.Succeeded) continue;
            var provider = found.GetValueOrDefault(id)?.Find(posting => posting.Account == cash)?.Subject ?? "?";
            var isOwed = audit.Place("payment.succeeded_unowed", row.Id) is null;
            yield return (id, Bookkeeping.Of(payment, provider, isOwed));
        }
    }

    private static string EntryOf(PaymentAttemptRow step) =>
        $"balance/{OpenPayments.SubjectOf(step.Payment, step.Step)}";

    /// <summary>An entry is of the moment that the audit log tells of what it is about.</summary>
    private static void CheckTime(string id, List<LedgerRow>? rows, AuditIndex audit, VerificationBook book)
    {
        if (!audit.Chain.IsSound || audit.LineOfEntry(id) is not { } line) return;
        foreach (var at in (rows ?? []).Select(static row => row.At).Distinct())
        {
            book.Same(ErrorCodes.EntryDiffers, $"ledger entry {id}, as the audit log says", line.At, at);
        }
    }

    private static bool IsBalanced(string id, List<LedgerRow> rows, VerificationBook book)
    {
        var isBalanced = true;
        foreach (var currency in rows.GroupBy(static row => row.Currency))
        {
            Int128 sum = 0;
            foreach (var row in currency) sum += row.AmountMinor;
            if (sum == 0) continue;
            isBalanced = false;
            book.Find(
                ErrorCodes.EntryUnbalanced,
                $"ledger entry {id}",
                "debits less credits of 0",
                FormattableString.Invariant($"{sum} in {currency.Key}"));
        }

        return isBalanced;
    }

    /// <summary>Nothing is paid from a balance or a credit that is not there, at any moment.</summary>
    private static void CheckLeft(CustomerFile file, AuditIndex audit, VerificationBook book)
    {
        var owed = new[]
        {
            DocumentWords.Accounts.Write(AccountKind.Balance), DocumentWords.Accounts.Write(AccountKind.Prepaid),
        };
        var left = new Dictionary<(string Account, string Subject, string Currency), Int128>();
        var events = file.Ledger.Where(row => owed.Contains(row.Account))
            .GroupBy(static row => row.EntryId)
            .OrderBy(entry => audit.PlaceOfEntry(entry.Key) ?? long.MaxValue);
        foreach (var entry in events)
        {
            foreach (var account in entry.GroupBy(static row => (row.Account, row.Subject, row.Currency)))
            {
                var sum = left.GetValueOrDefault(account.Key);
                foreach (var row in account) sum -= row.AmountMinor;
                left[account.Key] = sum;
                if (sum >= 0) continue;
                book.Find(
                    ErrorCodes.CreditOverdrawn,
                    $"{account.Key.Account} {account.Key.Subject} after {entry.Key}",
                    "0 or more left",
                    FormattableString.Invariant($"{sum} in {account.Key.Currency}"));
            }
        }
    }

    // What comes to nothing has no postings, and so no entry.
    private static string? Text(LedgerEntry entry) => entry.Postings.IsEmpty ? null : string.Join(
        ", ",
        entry.Postings.Select(posting => Text(
            DocumentWords.Accounts.Write(posting.Account.Kind), posting.Account.Subject, entry.Currency.Code,
            posting.AmountMinor)));

    private static string? Text(List<LedgerRow>? rows) => rows is null ? null : string.Join(
        ", ",
        rows.OrderBy(static row => row.Line)
            .Select(static row => Text(row.Account, row.Subject, row.Currency, row.AmountMinor)));

    private static string Text(string account, string subject, string currency, long amount) =>
        FormattableString.Invariant($"{account}{(subject.Length > 0 ? " " : "")}{subject} {currency} {amount}");
}
