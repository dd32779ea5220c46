using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>A minimum of a charge for a part of its period, with taxes line by line.</summary>
public sealed class CommitmentCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var usage = CaseMoney.Optional(input, "usage_amount") ?? 0m;
        var request = CaseInvoice.Request(input.Currency, [usage]) with
        {
            Bounds =
            [
                new SpendBound
                {
                    Scope = "",
                    ChargeKey = CaseInvoice.Key(0),
                    Description = "minimum",
                    Minimum = CaseMoney.Optional(input, "charge_minimum"),
                    MinimumShare = Share(input),
                    IsLast = true,
                },
            ],
        };
        var rate = new TaxRate("tax", input.OptionalNumber("tax_rate_percent") ?? 0m);
        var table = new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [rate] });
        var invoice = InvoiceCalculator.Calculate(request, table, new BuyerTaxStatus("here"));
        var trueUp = invoice.Lines.FirstOrDefault(line => line.Kind == InvoiceLineKind.MinimumTrueUp);
        return Verdict.All(known.Expected.Names.Select(name => Verdict.Compare(
            name, CaseMoney.Major(input, known.Expected.Number(name)), Figure(name, invoice, trueUp))));
    }

    private static ProrationShare Share(CaseFields input) => input.OptionalNumber("billed_days") is { } days
        ? new ProrationShare((long)days, (long)input.Number("period_days"))
        : ProrationShare.Everything;

    private static decimal Figure(string name, Invoice invoice, InvoiceLine? trueUp) => name switch
    {
        "true_up_minor" => trueUp?.Amount.Amount ?? 0m,
        "true_up_tax_minor" => trueUp is null ? 0m : invoice.TaxOf(trueUp.Id).Amount,
        "usage_tax_minor" => invoice.TaxOf(CaseInvoice.Key(0)).Amount,
        "fees_minor" => invoice.Subtotal.Amount,
        "taxes_minor" => invoice.Tax.Amount,
        "total_minor" => invoice.Total.Amount,
        _ => throw new InvalidDataException($"Unknown figure {name}."),
    };
}
