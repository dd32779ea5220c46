using Monetize.Billing.Documents;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Testing;
using Monetize.Tests.Invoicing;

namespace Monetize.Tests.Billing;

/// <summary>What is kept as a document is read back as it was, to the last digit, and has one text.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Invoice_OfAnyKind_IsReadBackEqual() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice.Finalize("1", InvoiceGenerator.At.AddTicks(7)).Invoice;
        var text = InvoiceDocument.Write(invoice);
        var read = InvoiceDocument.Read(text);
        return read == invoice && InvoiceDocument.Write(read) == text;
    });

    [Fact]
    public void Life_OfASubscription_IsReadBackEqual() => InvoiceGenerator.All(
        some =>
        {
            var life = new BillingLife(some, withNotes: true);
            var (subscription, coupons) = SubscriptionDocument.Read(
                SubscriptionDocument.Write(life.Subscription, life.Coupons));
            return subscription == life.Subscription
                && coupons == life.Coupons
                && life.Invoices.TrueForAll(invoice => InvoiceDocument.Read(InvoiceDocument.Write(invoice)) == invoice)
                && life.Notes.TrueForAll(note => CreditNoteDocument.Read(CreditNoteDocument.Write(note)) == note);
        },
        cases: 100);

    /// <summary>Decimals keep their zeros, so that an invoice that is shown again shows the same.</summary>
    [Fact]
    public void Invoice_ReadBack_IsExplainedInTheSameWords() => InvoiceGenerator.All(
        some => new BillingLife(some).Invoices.TrueForAll(invoice =>
        {
            var read = InvoiceDocument.Read(InvoiceDocument.Write(invoice));
            return Explained(read) == Explained(invoice);
        }),
        cases: 30);

    [Fact]
    public void Invoice_Draft_IsRefused()
    {
        var write = () => InvoiceDocument.Write(InvoiceCalculator.Calculate(Invoices.Request(49m)));

        write.Should().Throw<ArgumentException>().WithMessage("*not final*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"number\":7}")]
    [InlineData("{\"number\":\"1\",\"currency\":\"???\"}")]
    public void Invoice_DamagedText_IsAFormatException(string text)
    {
        var read = () => InvoiceDocument.Read(text);

        read.Should().Throw<FormatException>();
    }

    [Fact]
    public void Plan_OfAnyKind_IsReadBackEqual()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var plan = new CatalogGenerator(seed).Plan();

            PlanDocument.Read(PlanDocument.Write(plan)).Should().Be(plan, "seed {0}", seed);
        }
    }

    /// <summary>The line keeps its price whole, whatever becomes of the plan.</summary>
    [Fact]
    public void Line_WithAChargeOfAnyKind_IsReadBackEqual()
    {
        var invoice = Invoices.OfOneLine(49m);
        for (var seed = 0UL; seed < 300; seed++)
        {
            var charge = new CatalogGenerator(seed).UsageCharge();
            var price = new LinePrice(new PlanVersion("pro", 1), "usage:x", charge);
            var priced = invoice with { Lines = [invoice.Lines[0] with { Price = price }] };

            InvoiceDocument.Read(InvoiceDocument.Write(priced)).Should().Be(priced, "seed {0}", seed);
        }
    }

    [Fact]
    public void Customer_WithAllParts_IsReadBackEqualAndForgotten()
    {
        var customer = new Customer
        {
            Id = CustomerId.Of("ada"),
            Name = "Zo\u00EB",
            Zone = "Asia/Tokyo",
            Address = new PostalAddress { Lines = ["1", "2"], City = "c", Region = "r", Country = "JP" },
            TaxIds = ValueMap.Of(KeyValuePair.Create("k", "v")),
            ProviderIds = ValueMap.Of(KeyValuePair.Create("p", "i")),
        };

        var forgotten = customer.Forget(InvoiceGenerator.At);

        CustomerDocument.Read(CustomerDocument.Write(customer)).Should().Be(customer);
        CustomerDocument.Read(CustomerDocument.Write(forgotten)).Should().Be(forgotten);
        CustomerDocument.Write(forgotten).Should().NotContainAny("Zo", "\"lines\"", "\"k\"");
    }

    private static string Explained(Invoice invoice) => invoice.Explain().ToString();

}
