using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing.Rendering;

/// <summary>What invoices that are looked at are made of; the tests in a browser take this file as well.</summary>
internal static class RenderedLines
{
    public static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A charge of each kind; minimum, discount, tax and credit are made of bounds, coupons, rates and a balance.
    /// </summary>
    public static ValueArray<BillableItem> OfEveryKind { get; } =
    [
        Item("plan", InvoiceLineKind.Recurring, 499m) with { Description = "Platform" },
        Item("seats", InvoiceLineKind.Proration, 0m) with
        {
            Description = "Seats",
            Quantity = 5m,
            Exact = new ExactAmount(50m, new ProrationShare(14, 31)),
            Breakdown = [new RatedPart(0m, 1m, 1m, 50m, 0m, 50m)],
            Position = 1,
        },
        Item("back", InvoiceLineKind.Proration, -29m) with { Description = "Basic, not used", Position = 2 },
        Item("words", InvoiceLineKind.Usage, 1_570m) with
        {
            Description = "words",
            Quantity = 250_000m,
            Unit = Unit.Word,
            Position = 3,
            Breakdown =
            [
                new RatedPart(0m, 10_000m, 10_000m, 0.01m, 0m, 100m),
                new RatedPart(10_000m, 100_000m, 90_000m, 0.008m, 0m, 720m),
                new RatedPart(100_000m, 250_000m, 150_000m, 0.005m, 0m, 750m),
            ],
        },
        Item("storage", InvoiceLineKind.Overage, 37.5m) with
        {
            Description = "storage",
            Quantity = 250m,
            Unit = Unit.Gigabyte,
            Price = new LinePrice(new PlanVersion("pro", 1), "usage:storage", Charge: null),
            Position = 4,
        },
        Item("late", InvoiceLineKind.Correction, 1.235m) with { Description = "words, correction", Position = 5 },
        Item("book", InvoiceLineKind.OneTime, 30m) with
        {
            Description = "Handbook, printed on paper, with a title that does not fit into one line of text",
            TaxCategory = "books",
            Position = 6,
        },
    ];

    public static ValueArray<SpendBound> Bounds { get; } =
    [
        new SpendBound { Scope = "", Description = "Platform", Minimum = 2_500m, IsLast = true },
        new SpendBound { Scope = "", ChargeKey = "usage:storage", Description = "storage", Maximum = 30m },
    ];

    public static BillableItem Item(string id, InvoiceLineKind kind, decimal amount) => new()
    {
        Id = id,
        Kind = kind,
        Description = id,
        Exact = ExactAmount.Of(amount),
        ServicePeriod = Period.UtcMonth(2026, 2),
        Breakdown = [new RatedPart(0m, 1m, 1m, amount, 0m, amount)],
        Price = new LinePrice(new PlanVersion("pro", 1), $"recurring:{id}", Charge: null),
    };

    /// <summary>Lines of every kind, with a coupon of either sort.</summary>
    public static InvoiceRequest EveryKind(Currency currency) => Request(currency, OfEveryKind) with
    {
        Bounds = Bounds,
        Coupons =
        [
            new AppliedCoupon { Coupon = Coupon.PercentOff("WELCOME10", 10m) },
            new AppliedCoupon { Coupon = Coupon.AmountOff("THANKS", Money.Of(25m, currency)) },
        ],
    };

    public static InvoiceRequest Request(Currency currency, IEnumerable<BillableItem> items) => new()
    {
        Kind = DueKind.Cycle,
        Customer = CustomerId.Of("customer-1"),
        Subscription = SubscriptionId.Of("sub-1"),
        Currency = currency,
        Period = Period.UtcMonth(2026, 3),
        Items = items.ToValueArray(),
    };

    /// <summary>What is paid ahead: one credit and a balance.</summary>
    public static AvailableCredit Credit(string id) => new()
    {
        At = At,
        Balance = 12m,
        Credits = [new PrepaidCredit { Id = id, Remaining = 100m, GrantedAt = At }],
    };
}
