using Monetize.Billing.Accounts;
using Monetize.Catalogs.Json;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Dunning;
using Monetize.Subscriptions;

namespace Monetize.Billing.Documents;

/// <summary>The words of stored documents and columns. They never change, whatever the code calls things.</summary>
internal static class DocumentWords
{
    public static readonly WordList<DueKind> DueKinds = new(
        ("start", DueKind.Start),
        ("cycle", DueKind.Cycle),
        ("change", DueKind.Change),
        ("threshold", DueKind.Threshold),
        ("final", DueKind.Final));

    public static readonly WordList<InvoiceLineKind> LineKinds = new(
        ("recurring", InvoiceLineKind.Recurring),
        ("usage", InvoiceLineKind.Usage),
        ("overage", InvoiceLineKind.Overage),
        ("one_time", InvoiceLineKind.OneTime),
        ("proration", InvoiceLineKind.Proration),
        ("minimum", InvoiceLineKind.MinimumTrueUp),
        ("correction", InvoiceLineKind.Correction),
        ("discount", InvoiceLineKind.Discount),
        ("tax", InvoiceLineKind.Tax),
        ("credit", InvoiceLineKind.Credit));

    public static readonly WordList<TaxRounding> TaxRoundings = new(
        ("line", TaxRounding.PerLine),
        ("invoice", TaxRounding.PerInvoice));

    public static readonly WordList<TaxTreatment> TaxTreatments = new(
        ("taxed", TaxTreatment.Taxed),
        ("exempt", TaxTreatment.Exempt),
        ("reverse_charge", TaxTreatment.ReverseCharge));

    public static readonly WordList<BillingAlignment> Alignments = new(
        ("anniversary", BillingAlignment.Anniversary),
        ("calendar", BillingAlignment.Calendar));

    public static readonly WordList<PaymentStatus> PaymentStatuses = new(
        ("unknown", PaymentStatus.Unknown),
        ("missing", PaymentStatus.Missing),
        ("prepared", PaymentStatus.Prepared),
        ("pending", PaymentStatus.Pending),
        ("needs_customer", PaymentStatus.NeedsCustomerAction),
        ("declined", PaymentStatus.Declined),
        ("succeeded", PaymentStatus.Succeeded),
        ("canceled", PaymentStatus.Canceled),
        ("refused", PaymentStatus.Refused));

    public static readonly WordList<DunningStage> DunningStages = new(
        ("current", DunningStage.Current),
        ("retrying", DunningStage.Retrying),
        ("awaiting_customer", DunningStage.AwaitingCustomer),
        ("exhausted", DunningStage.Exhausted),
        ("paid", DunningStage.Paid),
        ("stopped", DunningStage.Stopped));

    public static readonly WordList<DeclineKind> DeclineKinds = new(
        ("soft", DeclineKind.Soft),
        ("hard", DeclineKind.Hard),
        ("authentication_required", DeclineKind.AuthenticationRequired));

    public static readonly WordList<AccountKind> Accounts = new(
        ("receivable", AccountKind.Receivable),
        ("invoiced", AccountKind.Invoiced),
        ("tax", AccountKind.Tax),
        ("balance", AccountKind.Balance),
        ("prepaid", AccountKind.Prepaid),
        ("granted", AccountKind.Granted),
        ("cash", AccountKind.Cash));

    public static T Of<T>(this WordList<T> words, string word)
        where T : struct, Enum => words.TryRead(word, out var value)
            ? value
            : throw new FormatException($"The store holds the word {word}, which is not known.");
}
