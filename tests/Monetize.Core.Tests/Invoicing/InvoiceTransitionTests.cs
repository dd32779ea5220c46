using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

public sealed class InvoiceTransitionTests
{
    private static readonly Invoice Draft = InvoiceCalculator.Calculate(Invoices.Request(10m));

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
        var taken = Invoices.OfOneLine(10m).Void(Invoices.At).Invoice;

        taken.Status.Should().Be(InvoiceStatus.Void);
        taken.Number.Should().Be("2026-1");
    }

    [Fact]
    public void Void_DraftOrVoid_IsRefused()
    {
        Draft.Void(Invoices.At).Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
        Invoices.OfOneLine(1m).Void(Invoices.At).Invoice.Void(Invoices.At)
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
    }

    [Fact]
    public void Void_PartlyCredited_IsRefused()
    {
        var invoice = Invoices.OfOneLine(10m);
        var note = Crediting.Whole(invoice, [], "C1", Invoices.At).CreditNote;

        invoice.Void(Invoices.At, note).Refusal!.Code.Should().Be(ErrorCodes.InvoiceCredited);
        invoice.Void(Invoices.At, note with { InvoiceNumber = "other" }).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public void Whole_DraftOrVoid_IsRefused()
    {
        Crediting.Whole(Draft, [], "C1", Invoices.At).Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
        Crediting.Whole(Invoices.OfOneLine(1m).Void(Invoices.At).Invoice, [], "C1", Invoices.At)
            .Refusal!.Code.Should().Be(ErrorCodes.InvoiceNotFinal);
    }

    [Fact]
    public void Invoice_OfARefusal_ThrowsAndSaysWhy() =>
        FluentActions.Invoking(() => Draft.Void(Invoices.At).Invoice)
            .Should().Throw<InvalidOperationException>().WithMessage("*MON1702*");
}
