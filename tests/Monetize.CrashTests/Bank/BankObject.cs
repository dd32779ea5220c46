using Monetize.Payments;

namespace Monetize.CrashTests.Bank;

/// <summary>A payment at the bank, with every attempt that arrived.</summary>
internal sealed class BankObject(string request, string id, string customer, string invoice, long amountMinor)
{
    public string Request { get; } = request;

    public string Id { get; } = id;

    public int Customer { get; } = int.Parse(customer[2..], System.Globalization.CultureInfo.InvariantCulture);

    public string Invoice { get; } = invoice;

    public long AmountMinor { get; } = amountMinor;

    public HashSet<string> Attempts { get; } = new(StringComparer.Ordinal);

    public PaymentOutcome Outcome { get; set; } = PaymentOutcome.Of(PaymentStatus.Prepared, id);
}
