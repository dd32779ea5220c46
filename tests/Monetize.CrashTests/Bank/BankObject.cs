using Monetize.Payments;

namespace Monetize.CrashTests.Bank;

/// <summary>A payment at the bank, with every attempt that arrived.</summary>
internal sealed class BankObject(string request, string id, string customer, string invoice, long amountMinor)
{
    public string Request { get; } = request;

    public string Id { get; } = id;

    public int Customer { get; } = int.Parse(customer[2..], System.Globalization.CultureInfo.InvariantCulture);

    public string Invoice { get; } = invoice;

    /// <summary>What it asks for.</summary>
    public long AmountMinor { get; set; } = amountMinor;

    public HashSet<string> Attempts { get; } = new(StringComparer.Ordinal);

    public PaymentOutcome Outcome { get; set; } = PaymentOutcome.Of(PaymentStatus.Prepared, id);

    /// <summary>Whether the same one pays as much; the number of the invoice is only what is read.</summary>
    public bool IsFor(string payer, string minor) =>
        Request.Split('\t') is [_, _, var known, var amount, ..] && known == payer && amount == minor;
}
