using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>An invoice of bare amounts.</summary>
public static class CaseInvoice
{
    public static string Key(int index) => index.ToString("D4", CultureInfo.InvariantCulture);

    public static InvoiceRequest Request(Currency currency, IReadOnlyList<decimal> amounts) => new()
    {
        Kind = DueKind.Cycle,
        Customer = CustomerId.Of("customer"),
        Currency = currency,
        Period = Period.UtcMonth(2026, 1),
        Items = amounts.Select((amount, i) => new BillableItem
        {
            Id = Key(i),
            Kind = InvoiceLineKind.Usage,
            Description = Key(i),
            Exact = ExactAmount.Of(amount),
            Price = new LinePrice(new PlanVersion("plan", 1), Key(i), Charge: null),
        }).ToValueArray(),
    };
}
