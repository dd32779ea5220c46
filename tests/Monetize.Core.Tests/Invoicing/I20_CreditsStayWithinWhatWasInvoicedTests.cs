using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>I20: what credit notes give back of a line, and of its tax, is never more than was invoiced.</summary>
public sealed class I20_CreditsStayWithinWhatWasInvoicedTests
{
    [Fact]
    public void Part_AnySequence_NeverExceedsALineNorTheInvoice() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice.Finalize("1", InvoiceGenerator.At).Invoice;
        var notes = Notes(some, invoice);
        return notes.Sum(note => note.Total.ToMinor()) <= invoice.Total.ToMinor()
            && notes.SelectMany(note => note.Lines).GroupBy(line => line.LineId).All(lines =>
                lines.Sum(line => line.Amount.ToMinor()) <= invoice.NetOf(lines.Key).ToMinor()
                && lines.Sum(line => line.Tax.ToMinor()) <= Math.Max(0, invoice.TaxOf(lines.Key).ToMinor()));
    });

    [Fact]
    public void Part_LineGivenBackInPieces_GivesBackExactlyItsTax() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice.Finalize("1", InvoiceGenerator.At).Invoice;
        var line = invoice.Lines.FirstOrDefault(line => line.IsCharge && invoice.NetOf(line.Id).Amount > 0m
            && invoice.NetOf(line.Id) + invoice.TaxOf(line.Id) <= invoice.Total);
        if (line is null) return true;
        var notes = new List<CreditNote>();
        for (var left = invoice.NetOf(line.Id).ToMinor(); left > 0;)
        {
            var part = notes.Count == 6 ? left : some.Below((int)Math.Min(left, 1_000_000)) + 1;
            notes.Add(Crediting.Part(
                invoice, Of(notes), $"C{notes.Count}", InvoiceGenerator.At,
                [new LineShare(line.Id, Money.FromMinor(part, invoice.Currency))]).CreditNote);
            left -= part;
        }

        return notes.Sum(note => note.Tax.ToMinor()) == invoice.TaxOf(line.Id).ToMinor();
    });

    [Fact]
    public void Whole_AfterAnyParts_GivesBackExactlyTheRest() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice.Finalize("1", InvoiceGenerator.At).Invoice;
        var notes = Notes(some, invoice);
        var rest = Crediting.Whole(invoice, Of(notes), "rest", InvoiceGenerator.At);
        var given = notes.Sum(note => note.Total.ToMinor());
        return rest.IsAccepted
            ? given + rest.CreditNote.Total.ToMinor() == invoice.Total.ToMinor()
            : given == invoice.Total.ToMinor();
    });

    [Fact]
    public void Part_MoreThanIsLeft_IsRefused()
    {
        var invoice = Invoices.OfOneLine(100m);
        var first = Crediting.Part(invoice, Of([]), "C1", InvoiceGenerator.At, [Half(60m)]).CreditNote;

        var second = Crediting.Part(invoice, Of([first]), "C2", InvoiceGenerator.At, [Half(60m)]);

        second.Refusal!.Code.Should().Be(Monetize.Errors.ErrorCodes.CreditExceedsInvoice);
        second.Refusal.Message.Should().Be("Of line fee USD 40.00 is left and not USD 60.00; credit that at most.");
    }

    private static IssuedDocuments Of(IEnumerable<CreditNote> notes) => CouponLife.Issued([], notes);

    private static LineShare Half(decimal amount) => new("fee", Money.Of(amount, Currency.Usd));

    private static List<CreditNote> Notes(InvoiceGenerator some, Invoice invoice)
    {
        var notes = new List<CreditNote>();
        var charges = invoice.Lines.Where(line => line.IsCharge).ToList();
        for (var i = 0; i < 4; i++)
        {
            var line = charges[some.Below(charges.Count)];
            var amount = Money.FromMinor(some.Below(100_000) + 1, invoice.Currency);
            var result = Crediting.Part(
                invoice, Of(notes), $"C{i}", InvoiceGenerator.At, [new LineShare(line.Id, amount)]);
            if (result.IsAccepted) notes.Add(result.CreditNote);
        }

        return notes;
    }
}
