using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Tests.Subscriptions;
using Monetize.TestSupport;

namespace Monetize.Tests.Invoicing;

/// <summary>What people read of invoices in logs: each part as text, and each refusal.</summary>
public sealed class InvoicingTextTests
{
    private static readonly Invoice Draft = InvoiceCalculator.Calculate(Invoices.Request(10m));

    private static readonly CreditBalance Credit = CreditBalance.Empty(Currency.Usd);

    [Fact]
    public void Parts_OfAnInvoice_AreAsReviewed() => Snapshot.Match(
        string.Join('\n', Texts().Select(part => $"{part.GetType().Name}: {part}")), "invoicing-texts");

    [Fact]
    public void Refusals_OfTransitions_AreAsReviewed()
    {
        var final = Draft.Finalize("7", Invoices.At).Invoice;
        var voided = final.Void(Invoices.At, IssuedDocuments.None, Credit).Invoice;
        var many = InvoiceCalculator.Calculate(Invoices.Request([.. Enumerable.Repeat(1m, 251)]));
        var note = Crediting.Whole(final, IssuedDocuments.None, "C1", Invoices.At).CreditNote;
        var carried = InvoiceCalculator.Calculate(Invoices.Request(-10m)).Finalize("8", Invoices.At).Invoice;
        var spent = Credit.After(carried);
        spent = spent.After(InvoiceCalculator.Calculate(Invoices.Request(4m), credit: spent.At(Invoices.At))
            .Finalize("9", Invoices.At).Invoice);
        InvoiceResult[] results =
        [
            final.Finalize("8", Invoices.At),
            voided.Finalize("8", Invoices.At),
            Draft.Finalize(" ", Invoices.At),
            many.Finalize("8", Invoices.At),
            Draft.Void(Invoices.At, IssuedDocuments.None, Credit),
            voided.Void(Invoices.At, IssuedDocuments.None, Credit),
            final.Void(Invoices.At, CouponLife.Issued([], note), Credit),
            carried.Void(Invoices.At, IssuedDocuments.None, spent),
        ];

        Snapshot.Match(string.Join('\n', results.Select(result => result.Refusal)), "invoice-refusals");
        results.Should().OnlyContain(result => result.ToString() == result.Refusal!.ToString());
        final.Finalize("8", Invoices.At).Invoking(result => result.Invoice)
            .Should().Throw<InvalidOperationException>().WithMessage("The invoice stays as it is. MON1701: *");
    }

    [Fact]
    public void Invoice_ThroughItsLife_KeepsItsInstants()
    {
        var local = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(9));
        var final = Draft.Finalize("7", local).Invoice;
        var voided = final.Void(local, IssuedDocuments.None, Credit).Invoice;

        final.IssuedAt!.Value.Offset.Should().Be(TimeSpan.Zero);
        voided.VoidedAt!.Value.Offset.Should().Be(TimeSpan.Zero);
        voided.VoidedAt.Should().Be(local);
        final.VoidedAt.Should().BeNull();
    }

    private static IEnumerable<object> Texts()
    {
        var plan = RatingEngine.Compile(Sold.Basic);
        var subscription = Sold.From("2026-01-01T00:00Z");
        var due = subscription.NextDue(Zones.Instant("2026-01-01T00:00Z"))!;
        var span = SubscriptionInvoicing.UsageNeeded(subscription, due)[0];
        var share = new ProrationShare(14, 31);
        var request = Invoices.Request(10m);
        var usd = CouponLife.Usd(1.5m);
        var rule = new TaxRule { Jurisdiction = "DE", Category = "books", Rates = [new TaxRate("VAT", 7.5m)] };
        var query = new UsageQuery(CustomerId.Of("acme"), "words", span.Stretches, 42);
        var booked = new BookedSpend(4.5m, 1m, 2m, 3m);
        return
        [
            Draft, Draft.Lines[0], request, request.Items[0], InvoiceCalculator.Draft(request), due, span,
            new SpanUsage { Span = span, Usage = new PlanUsage() },
            new DueInvoice { Due = due, Subscription = subscription, Plans = [plan] },
            CouponLife.Issued([Draft]), AvailableCredit.None with { Balance = 1.5m }, Credit,
            new CreditEntry("7", usd), new CreditEntry("7", usd, "gift"), new CouponUse(2, 1.5m),
            new DiscountTakenBack(CouponLife.TwentyOff, 1.5m), new CarriedAllowance("words", 2.5m),
            booked, new ExactAmount(29.5m, share), ExactAmount.Of(1.5m), new LineShare("fee", usd),
            new LineAdjustment("TEN", usd, -usd), request.Items[0].Price!, query, query with { Watermark = null },
            rule, rule with { Category = null }, new BuyerTaxStatus("DE"),
            new TaxableLine("fee", "books", usd, ServicePeriod: null),
            new SpendBound { Scope = "s", Description = "d", Minimum = 1.5m, Maximum = 2.5m },
            new SpendBound { Scope = "s", ChargeKey = "usage:words", Description = "d" },
            new CustomerChange(CustomerId.Of("acme"), "pro", usd, usd + usd),
            new RevenueComparison(usd, usd + usd, 1, 2, 3),
            new TaxAmount { Name = "VAT", Treatment = TaxTreatment.Exempt, Shares = [] },
            new TaxAmount { Name = "VAT", Treatment = TaxTreatment.ReverseCharge, Shares = [] },
            new TaxAmount { Name = "VAT", Percent = 7.5m, Shares = [] },
        ];
    }
}
