using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>Small invoices for examples.</summary>
internal static class Invoices
{
    public static readonly DateTimeOffset At = InvoiceGenerator.At;

    public static InvoiceRequest Request(params ReadOnlySpan<decimal> amounts)
    {
        var items = new List<BillableItem>();
        foreach (var amount in amounts) items.Add(Item(items.Count == 0 ? "fee" : $"fee-{items.Count}", amount));
        return new InvoiceRequest
        {
            Kind = DueKind.Cycle,
            Customer = CustomerId.Of("customer"),
            Currency = Currency.Usd,
            Period = Period.UtcMonth(2026, 2),
            Items = items.ToValueArray(),
        };
    }

    public static BillableItem Item(string id, decimal amount) => new()
    {
        Id = id,
        Kind = InvoiceLineKind.Recurring,
        Description = id,
        Exact = ExactAmount.Of(amount),
        Price = new LinePrice(new PlanVersion("pro", 1), $"recurring:{id}", Charge: null),
    };

    public static Invoice OfOneLine(decimal amount) =>
        InvoiceCalculator.Calculate(Request(amount)).Finalize("2026-1", At).Invoice;

    public static AppliedCoupon Applied(Coupon coupon) => new() { Coupon = coupon };
}
