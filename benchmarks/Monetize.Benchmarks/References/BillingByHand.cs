using System.Globalization;
using System.Text.Json;

namespace Monetize.Benchmarks.References;

/// <summary>
/// A billing run for one plan by hand, over the store's own tables: who is due, what they used, the prices written out,
/// and the rows that the run writes: invoice with lines and hash, postings, payment, message, line of the audit log,
/// what is settled, and when who is due next. A page of customers is one transaction, and nobody else may work.
/// </summary>
/// <remarks>
/// It knows no leases, no late records, no credits, no taxes, no other plan and no change of one: that is what the run
/// costs more.
/// </remarks>
public abstract class BillingByHand : IDisposable
{
    protected const int PageSize = 1_000;

    /// <summary>Reads the totals of a month: how many customers have some, and the sum of all quantities.</summary>
    public abstract (int Customers, decimal Sum) Drain(DateTimeOffset month);

    /// <summary>What the usage of a month costs everybody, in cents.</summary>
    public decimal Rate(DateTimeOffset month) => Usage(month, "", "~").Values
        .Sum(static one => one.TotalMinor - MonthByHand.Minor(MonthByHand.Base));

    /// <summary>Invoices the month that ends, and gives how many invoices were written.</summary>
    /// <param name="start">When the subscriptions began.</param>
    /// <param name="opening">The end of the month.</param>
    /// <param name="issuedAt">When the invoices are issued.</param>
    public int Bill(DateTimeOffset start, DateTimeOffset opening, DateTimeOffset issuedAt)
    {
        var (count, last) = (0, "");
        while (true)
        {
            Begin();
            var due = Due(opening, last);
            if (due.Count > 0) Bill(due, MonthNumber(opening) - MonthNumber(start), opening, issuedAt);
            Commit();
            if (due.Count == 0) return count;
            count += due.Count;
            last = due[^1].Customer;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected static int MonthNumber(DateTimeOffset month) => (month.Year * 12) + month.Month - 1;

    protected abstract void Begin();

    protected abstract void Commit();

    protected abstract void Close();

    /// <summary>The next page of who is due, in the order of ids.</summary>
    protected abstract List<DueByHand> Due(DateTimeOffset opening, string after);

    /// <summary>What the customers between two ids used in a month.</summary>
    protected abstract Dictionary<string, MonthByHand> Usage(DateTimeOffset month, string first, string last);

    /// <summary>Up to where usage is read, and the last invoice number and line of the audit log.</summary>
    protected abstract (long Watermark, long Number, long Sequence, string Link) Heads();

    protected abstract void Write(List<InvoiceRowsByHand> invoices, long number, long sequence);

    private void Bill(List<DueByHand> due, int period, DateTimeOffset opening, DateTimeOffset issuedAt)
    {
        var (watermark, number, sequence, link) = Heads();
        var usage = Usage(opening.AddMonths(-1), due[0].Customer, due[^1].Customer);
        var invoices = new List<InvoiceRowsByHand>(due.Count);
        foreach (var one in due)
        {
            var month = usage.GetValueOrDefault(one.Customer);
            var invoice = new InvoiceRowsByHand
            {
                Customer = one.Customer,
                Number = string.Create(CultureInfo.InvariantCulture, $"INV-{++number:D6}"),
                Period = period,
                Opening = opening,
                IssuedAt = issuedAt,
                Usage = month,
                Watermark = watermark,
                Message = one.NextMessage,
                Counted = Count(one.Counted, period - 1, month.Records),
            };
            invoice.Write(link, ++sequence);
            link = invoice.Link;
            invoices.Add(invoice);
        }

        Write(invoices, number, sequence);
    }

    /// <summary>Keeps how many records the last three periods had.</summary>
    private static string Count(string counted, int period, long records)
    {
        using var before = JsonDocument.Parse(counted);
        var kept = before.RootElement.EnumerateObject()
            .Where(one => int.Parse(one.Name, CultureInfo.InvariantCulture) >= period - 2)
            .Select(static one => $"\"{one.Name}\":\"{one.Value.GetString()}\"")
            .Append(string.Create(CultureInfo.InvariantCulture, $"\"{period}\":\"{records}\""));
        return $"{{{string.Join(',', kept)}}}";
    }
}
