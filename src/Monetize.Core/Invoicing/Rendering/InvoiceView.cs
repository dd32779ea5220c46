using System.Globalization;
using Monetize.Rating;

namespace Monetize.Invoicing.Rendering;

/// <summary>What both forms of an invoice show, as text in the invariant culture.</summary>
internal sealed class InvoiceView(Invoice invoice, InvoiceDetails details)
{
    private const string Quantities = "#,##0.############";
    private const string Prices = "#,##0.00##########################";

    public InvoiceWords Title => invoice.Status switch
    {
        InvoiceStatus.Draft => InvoiceWords.Plain("Draft invoice"),
        InvoiceStatus.Void => new InvoiceWords("Void invoice ", invoice.Number!, ""),
        _ => new InvoiceWords("Invoice ", invoice.Number!, ""),
    };

    public string CurrencyCode => invoice.Currency.Code;

    public IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            if (invoice.IssuedAt is { } issued) yield return ("Issued", Date(issued));
            if (details.DueAt is { } due) yield return ("Due", Date(due));
            yield return ("Period", Dates(invoice.Period));
            yield return ("Customer", invoice.Customer.Value);
            if (invoice.Subscription is { } subscription) yield return ("Subscription", subscription.Value);
        }
    }

    public IEnumerable<InvoiceRow> Rows =>
        invoice.Lines.Where(static line => line.IsCharge).Select(line => new InvoiceRow(
            InvoiceWords.Of(line), [.. Details(line)], Quantity(line), Figure(line.Amount)));

    public IEnumerable<InvoiceSum> Sums
    {
        get
        {
            yield return new InvoiceSum(InvoiceWords.Plain("Subtotal"), Figure(invoice.Subtotal));
            foreach (var line in Of(InvoiceLineKind.Discount)) yield return Sum(line);
            foreach (var line in Of(InvoiceLineKind.Tax))
            {
                var words = InvoiceWords.Of(line);
                var title = words with { After = words.After + Base(line) };
                yield return Sum(line) with
                {
                    Title = invoice.PricesIncludeTax ? title with { Before = "Includes " + title.Before } : title,
                };
            }

            var carried = Of(InvoiceLineKind.Credit).Where(static line => line.Amount.Amount > 0m);
            foreach (var line in carried) yield return Sum(line);
            yield return new InvoiceSum(InvoiceWords.Plain("Total"), Amount(invoice.Total), IsBold: true);
            if (invoice.CreditsApplied.Amount == 0m) yield break;
            var paid = Of(InvoiceLineKind.Credit).Where(static line => line.Amount.Amount < 0m);
            foreach (var line in paid) yield return Sum(line);
            yield return new InvoiceSum(InvoiceWords.Plain("Amount due"), Amount(invoice.Due), IsBold: true);
        }
    }

    /// <summary>What the law and the seller want written, each once.</summary>
    public IEnumerable<string> Notes => Of(InvoiceLineKind.Tax).Select(static line => line.Tax?.Note)
        .OfType<string>().Distinct(StringComparer.Ordinal).Concat(details.Notes);

    private IEnumerable<InvoiceLine> Of(InvoiceLineKind kind) => invoice.Lines.Where(line => line.Kind == kind);

    private static InvoiceSum Sum(InvoiceLine line) => new(InvoiceWords.Of(line), Figure(line.Amount));

    private IEnumerable<InvoiceWords> Details(InvoiceLine line)
    {
        if (line.ServicePeriod is { } period) yield return InvoiceWords.Plain(Dates(period));
        if (!line.Exact.IsWhole && line.Kind != InvoiceLineKind.MinimumTrueUp)
        {
            yield return InvoiceWords.Plain($"{Price(line.Exact.Whole)} x {line.Exact.Share.Reduced}");
        }

        if (line.Breakdown.Count < 2) yield break;
        foreach (var part in line.Breakdown)
        {
            yield return part.Label is { } label
                ? InvoiceWords.Named(label, $": {FiguresOf(part)}")
                : InvoiceWords.Plain(FiguresOf(part));
        }
    }

    private static string FiguresOf(RatedPart part)
    {
        if (part.UnitPrice == 0m && part.FlatFee != 0m) return Price(part.FlatFee);
        if (part.Quantity == 0m) return Price(part.Amount);
        var fee = part.FlatFee == 0m ? "" : $" + {Price(part.FlatFee)}";
        return $"{Number(part.Quantity)} x {Price(part.UnitPrice)}{fee} = {Price(part.Amount)}";
    }

    private static string Quantity(InvoiceLine line)
    {
        // "37.5 GB" needs its symbol; "words: 250,000 word" does not.
        var symbol = line.Unit is { } unit && unit.Symbol != unit.Key ? $" {unit.Symbol}" : "";
        return $"{Number(line.Quantity)}{symbol}";
    }

    private string Base(InvoiceLine line)
    {
        if (line.Tax is not { Treatment: TaxTreatment.Taxed }) return "";
        var sum = Money.Zero(invoice.Currency);
        foreach (var share in line.Shares) sum += invoice.NetOf(share.LineId);
        return $" on {Figure(sum)}";
    }

    private string Dates(Period period)
    {
        var last = period.ToExclusive > period.From ? period.ToExclusive.AddTicks(-1) : period.ToExclusive;
        return $"{Date(period.From)} to {Date(last)}";
    }

    private string Date(DateTimeOffset instant) =>
        details.LocalTime(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Money money) => money.ToString("N", CultureInfo.InvariantCulture);

    private static string Figure(Money money) => Amount(money)[(money.Currency.Code.Length + 1)..];

    private static string Number(decimal value) => value.ToString(Quantities, CultureInfo.InvariantCulture);

    private static string Price(decimal value) => value.ToString(Prices, CultureInfo.InvariantCulture);
}
