using System.Globalization;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Numbers of documents: every one that was given has its document, once.</summary>
internal static class NumberCheck
{
    private const string SeriesPrefix = "series/";
    private const int MostByOne = 100;

    public static async ValueTask CheckAsync(
        IBillingStore store, VerificationOptions options, VerificationBook book, CancellationToken cancellationToken)
    {
        var notes = CounterNames.Of(options.CreditNotes);
        var current = CounterNames.Of(options.Run.Series);
        var given = new List<long>();
        var (givenNotes, last) = (0L, 0L);
        await foreach (var row in store.StreamAsync<CounterRow>(CounterRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            if (row.Name == notes) givenNotes = row.Value;
            else if (row.Name.StartsWith(SeriesPrefix, StringComparison.Ordinal)) given.Add(row.Value);
            if (row.Name == current) last = row.Value;
        }

        var invoices = new NumberTally(options.Run.Series.Prefix);
        await foreach (var row in store.StreamAsync<InvoiceRow>(InvoiceRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            invoices.Add(row.Number);
            book.Invoices++;
        }

        var credits = new NumberTally(options.CreditNotes.Prefix);
        await foreach (var row in store.StreamAsync<CreditNoteRow>(CreditNoteRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            credits.Add(row.Number);
        }

        if (invoices.HighestOfSeries > last)
        {
            book.Same(ErrorCodes.NumberGap, $"counter {current}", invoices.HighestOfSeries, last);
        }

        invoices.Check("invoice", given, options.Run.Series, book);
        credits.Check("credit note", [givenNotes], options.CreditNotes, book);
    }

    /// <summary>How often each number stands on a document, whatever stands before its digits.</summary>
    private sealed class NumberTally(string prefix)
    {
        private readonly Dictionary<long, int> _times = [];

        /// <summary>The highest number behind the prefix.</summary>
        public long HighestOfSeries { get; private set; }

        public void Add(string number)
        {
            var isOfSeries = prefix.Length > 0 && number.StartsWith(prefix, StringComparison.Ordinal);
            var digits = isOfSeries ? number.AsSpan(prefix.Length) : Digits(number);
            var value = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            if (isOfSeries) HighestOfSeries = Math.Max(HighestOfSeries, value);
            _times[value] = _times.GetValueOrDefault(value) + 1;
        }

        public void Check(string kind, List<long> given, NumberSeries series, VerificationBook book)
        {
            var last = given.DefaultIfEmpty(0).Max();
            var next = 1L;
            foreach (var (number, times) in _times.OrderBy(static found => found.Key))
            {
                if (number < 1 || number > last)
                {
                    book.Same(ErrorCodes.NumberGap, $"{kind} {series.Number(number)}, which was never given", 0, times);
                    continue;
                }

                Missing(next, number - 1);
                Tell(number, times);
                next = number + 1;
            }

            Missing(next, last);

            void Tell(long number, int times) => book.Same(
                ErrorCodes.NumberGap,
                $"{kind} {series.Number(number)}",
                given.Count(value => value >= number),
                times);

            void Missing(long from, long to)
            {
                if (to - from >= MostByOne)
                {
                    book.Find(
                        ErrorCodes.NumberGap,
                        $"{kind} {series.Number(from)} to {series.Number(to)}",
                        "a document of each number",
                        "none");
                    return;
                }

                for (var number = from; number <= to; number++) Tell(number, 0);
            }
        }

        private static ReadOnlySpan<char> Digits(string number)
        {
            var from = number.Length;
            while (from > 0 && char.IsAsciiDigit(number[from - 1])) from--;
            return number.AsSpan(from);
        }
    }
}
