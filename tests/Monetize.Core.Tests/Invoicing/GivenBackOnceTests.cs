using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>I20 over all documents: what was given back of a line is not given back again by another one.</summary>
public sealed class GivenBackOnceTests
{
    private static readonly List<Invoice> Downgraded = CouponLife.Run(
        CouponLife.Begin(CouponLife.Pro).ChangePlan(CouponLife.Basic.Plan, CouponLife.Half).Subscription,
        CouponLife.Half);

    private static readonly CreditBalance Nothing = CreditBalance.Empty(Currency.Usd);

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Part_AfterALaterInvoiceGaveBackHalf_CreditsTheOtherHalfAtMost(int amount, bool isAccepted)
    {
        var result = Part(Downgraded[0], CouponLife.Issued(Downgraded), amount);

        result.IsAccepted.Should().Be(isAccepted);
        if (!isAccepted) result.Refusal!.Message.Should().StartWith("Of line pro@1#0/recurring:0 USD 30.00 is left");
    }

    [Fact]
    public void Whole_AfterALaterInvoiceGaveBackHalf_CreditsTheOtherHalf() =>
        Crediting.Whole(Downgraded[0], CouponLife.Issued(Downgraded), "C1", CouponLife.Half)
            .CreditNote.Total.Should().Be(CouponLife.Usd(30m));

    [Fact]
    public void Whole_AfterTheLaterInvoiceIsVoid_CreditsAll()
    {
        var voided = Downgraded[1].Void(CouponLife.Half, CouponLife.Issued(Downgraded), Nothing).Invoice;

        Crediting.Whole(Downgraded[0], CouponLife.Issued([Downgraded[0], voided]), "C1", CouponLife.Half)
            .CreditNote.Total.Should().Be(CouponLife.Usd(60m));
    }

    [Fact]
    public void Part_AfterALaterInvoiceOfAnotherSubscription_CreditsAll()
    {
        var other = Downgraded[1] with { Subscription = SubscriptionId.Of("sub-2") };

        Part(Downgraded[0], CouponLife.Issued([Downgraded[0], other]), 60).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public void Part_AfterTheReturnItselfWasCredited_CreditsAll()
    {
        var undone = Crediting.Whole(Downgraded[1], CouponLife.Issued(Downgraded), "C1", CouponLife.Half);
        undone.IsAccepted.Should().BeFalse("the invoice came to nothing");

        var note = new CreditNote
        {
            Number = "C1",
            InvoiceNumber = "1",
            Customer = Downgraded[1].Customer,
            Currency = Currency.Usd,
            IssuedAt = CouponLife.Half,
            PricesIncludeTax = false,
            Lines = [new CreditNoteLine("pro@1#0/recurring:0", CouponLife.Usd(-30m), CouponLife.Usd(0m))],
        };

        Part(Downgraded[0], CouponLife.Issued(Downgraded, note), 60).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public void Void_AfterALaterInvoiceGaveAPartBack_IsRefused()
    {
        var result = Downgraded[0].Void(CouponLife.Half, CouponLife.Issued(Downgraded), Nothing);

        result.Refusal!.Code.Should().Be(ErrorCodes.InvoiceAlreadyCredited);
        result.Refusal.Message.Should().Be(
            "A later invoice gave back a part of line pro@1#0/recurring:0 of invoice 0; credit the rest instead.");
    }

    [Fact]
    public void Void_WhatWasCarriedOverIsSpent_IsRefused()
    {
        var credit = Nothing.After(Downgraded[1]);
        var spent = credit.After(InvoiceCalculator.Calculate(
            Invoices.Request(1m), credit: credit.At(Invoices.At)).Finalize("2", Invoices.At).Invoice);

        Downgraded[1].Void(CouponLife.Half, CouponLife.Issued(Downgraded), credit).IsAccepted.Should().BeTrue();
        Downgraded[1].Void(CouponLife.Half, CouponLife.Issued(Downgraded), spent)
            .Refusal!.Code.Should().Be(ErrorCodes.CarriedOverSpent);
    }

    [Fact]
    public void Documents_OfAnyHistory_NeverGiveBackMoreOfAChargeThanWasPaid() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some);
        return Paid(life, AllCredited(some, life)).All(charge => charge.Credited <= Math.Max(0m, charge.Net));
    });

    [Fact]
    public void Documents_OfAnyHistoryWithNotes_NeverGiveBackMoreOfAPeriodThanWasPaid() => InvoiceGenerator.All(some =>
    {
        var life = new BillingLife(some, withNotes: true);
        return Paid(life, AllCredited(some, life)).GroupBy(charge => charge.Scope)
            .All(scope => scope.Sum(charge => charge.Credited) <= scope.Sum(charge => charge.Net));
    });

    private static IssuedDocuments AllCredited(InvoiceGenerator some, BillingLife life)
    {
        var issued = life.Issued;
        foreach (var invoice in some.Shuffled(life.Invoices))
        {
            var whole = Crediting.Whole(invoice, issued, $"W{invoice.Number}", life.LastDue);
            if (whole.IsAccepted) issued = issued with { CreditNotes = issued.CreditNotes.Add(whole.CreditNote) };
        }

        return issued;
    }

    private static IEnumerable<(string Scope, decimal Net, decimal Credited)> Paid(
        BillingLife life, IssuedDocuments issued) => life.Invoices
        .SelectMany(invoice => invoice.Lines.Where(line => line.IsCharge).Select(line => (invoice, line)))
        .GroupBy(charge => (charge.line.Scope, charge.line.Price!.ChargeKey,
            charge.line.Kind == InvoiceLineKind.MinimumTrueUp))
        .Select(charges => (
            charges.Key.Scope,
            charges.Sum(charge => charge.invoice.NetOf(charge.line.Id).Amount),
            charges.Sum(charge => issued.CreditNotes
                .Where(note => note.InvoiceNumber == charge.invoice.Number)
                .SelectMany(note => note.Lines)
                .Where(line => line.LineId == charge.line.Id)
                .Sum(line => line.Amount.Amount))));

    private static CreditNoteResult Part(Invoice invoice, IssuedDocuments issued, decimal amount) => Crediting.Part(
        invoice, issued, "C9", CouponLife.Half, [new LineShare(invoice.Lines[0].Id, CouponLife.Usd(amount))]);
}
