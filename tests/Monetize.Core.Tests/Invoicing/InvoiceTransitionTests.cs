using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

public sealed class InvoiceTransitionTests
{
    private static readonly Invoice Draft = InvoiceCalculator.Calculate(Invoices.Request(10m));

    private static readonly IssuedDocuments None = IssuedDocuments.None;

    private static readonly CreditBalance Nothing = CreditBalance.Empty(Currency.Usd);

    [Fact]
    public void Finalize_Draft_KeepsAllButStatusNumberAndTime()
    {
        var final = Draft.Finalize("2026-1", Invoices.At).Invoice;

        final.Should().Be(Draft with { Status = InvoiceStatus.Final, Number = "2026-1", IssuedAt = Invoices.At });
    }

    [Fact]
    public void Finalize_Final_IsRefused() =>
        Draft.Finalize("1", Invoices.At).Invoice.Finalize("2", Invoices.At)
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotDraft);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Finalize_WithoutANumber_IsRefused(string number) =>
        Draft.Finalize(number, Invoices.At).Refusal!.Code.Should().Be(ErrorCodes.InvoiceNumberMissing);

    [Theory]
    [InlineData(250, true)]
    [InlineData(251, false)]
    public void Finalize_ManyLines_IsAcceptedUpToTheLimit(int lines, bool isAccepted)
    {
        var amounts = Enumerable.Repeat(1m, lines).ToArray();

        var result = InvoiceCalculator.Calculate(Invoices.Request(amounts)).Finalize("1", Invoices.At);

        result.IsAccepted.Should().Be(isAccepted);
        if (!isAccepted) result.Refusal!.Code.Should().Be(ErrorCodes.TooManyLines);
    }

    [Fact]
    public void Void_Final_KeepsItsNumber()
    {
        var taken = Invoices.OfOneLine(10m).Void(Invoices.At, None, Nothing).Invoice;

        taken.Status.Should().Be(InvoiceStatus.Void);
        taken.Number.Should().Be("2026-1");
    }

    [Fact]
    public void Void_DraftOrVoid_IsRefused()
    {
        Draft.Void(Invoices.At, None, Nothing).Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
        Invoices.OfOneLine(1m).Void(Invoices.At, None, Nothing).Invoice.Void(Invoices.At, None, Nothing)
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
    }

    [Fact]
    public void Void_PartlyCredited_IsRefused()
    {
        var invoice = Invoices.OfOneLine(10m);
        var note = Crediting.Whole(invoice, None, "C1", Invoices.At).CreditNote;

        Void(note).Refusal!.Code.Should().Be(ErrorCodes.InvoiceAlreadyCredited);
        Void(note with { InvoiceNumber = "other" }).IsAccepted.Should().BeTrue();

        InvoiceResult Void(CreditNote credited) =>
            invoice.Void(Invoices.At, CouponLife.Issued([], credited), Nothing);
    }

    [Fact]
    public void Whole_DraftOrVoid_IsRefused()
    {
        Crediting.Whole(Draft, None, "C1", Invoices.At).Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
        Crediting.Whole(Invoices.OfOneLine(1m).Void(Invoices.At, None, Nothing).Invoice, None, "C1", Invoices.At)
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
    }

    [Fact]
    public void Invoice_OfARefusal_ThrowsAndSaysWhy() =>
        FluentActions.Invoking(() => Draft.Void(Invoices.At, None, Nothing).Invoice)
            .Should().Throw<InvalidOperationException>().WithMessage("*MON1702*");
}
