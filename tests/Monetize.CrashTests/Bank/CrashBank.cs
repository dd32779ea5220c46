using System.Globalization;
using Monetize.Payments;

namespace Monetize.CrashTests.Bank;

/// <summary>
/// A bank that takes money whenever it is asked to: each attempt with a number that it has not heard is charged anew,
/// also of what was paid before. So whoever asks twice has paid twice, and the list of charges says so.
/// </summary>
/// <remarks>
/// What it does follows from its requests alone, which a journal keeps. Of seven customers four pay at once, one after
/// a decline, one never, one when a bank debit has arrived; every fourteenth has a stolen card.
/// </remarks>
/// <param name="isKind">Whether everybody pays at once instead.</param>
internal sealed class CrashBank(bool isKind)
{
    private const int Kinds = 7;

    private readonly Dictionary<string, BankObject> _byPayment = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BankObject> _byId = new(StringComparer.Ordinal);
    private readonly List<Taking> _charges = [];

    public IReadOnlyList<Taking> Charges => _charges;

    /// <summary>Answers a request.</summary>
    public string Answer(string request)
    {
        var parts = request.Split('\t');
        return parts[0] switch
        {
            "prepare" => Prepare(request, parts),
            "confirm" => _byId.TryGetValue(parts[1], out var known) ? Confirm(known, parts[2]) : Missing,
            "amend" => _byId.TryGetValue(parts[1], out var known) ? Amend(known, parts[2]) : Missing,
            "cancel" => _byId.TryGetValue(parts[1], out var known) ? Cancel(known) : Missing,
            "lookup" => _byPayment.TryGetValue(parts[1], out var known) ? LookUp(known) : Missing,
            _ => throw new ArgumentException($"The bank does not know '{request}'."),
        };
    }

    private static string Missing => BankAnswer.Write(PaymentOutcome.Missing);

    private string Prepare(string request, string[] parts)
    {
        if (_byPayment.TryGetValue(parts[1], out var known))
        {
            return known.IsFor(parts[2], parts[3]) ? BankAnswer.Write(known.Outcome) : "refused";
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"object-{_byPayment.Count + 1}");
        var made = new BankObject(request, id, parts[2], parts[4], long.Parse(parts[3], CultureInfo.InvariantCulture));
        _byPayment.Add(parts[1], made);
        _byId.Add(id, made);
        return BankAnswer.Write(made.Outcome);
    }

    private string Confirm(BankObject payment, string attempt)
    {
        var isOpen = payment.Outcome.Status != PaymentStatus.Canceled;
        if (isOpen && payment.Attempts.Add(attempt)) payment.Outcome = Try(payment);
        return BankAnswer.Write(payment.Outcome);
    }

    private static string Amend(BankObject payment, string minor)
    {
        if (payment.Outcome.Status is PaymentStatus.Prepared or PaymentStatus.Declined)
        {
            payment.AmountMinor = long.Parse(minor, CultureInfo.InvariantCulture);
        }

        return BankAnswer.Write(payment.Outcome);
    }

    private static string Cancel(BankObject payment)
    {
        if (payment.Outcome.Status is not (PaymentStatus.Succeeded or PaymentStatus.Pending))
        {
            payment.Outcome = PaymentOutcome.Of(PaymentStatus.Canceled, payment.Id);
        }

        return BankAnswer.Write(payment.Outcome);
    }

    // A bank debit has arrived when somebody asks for it.
    private string LookUp(BankObject payment)
    {
        if (payment.Outcome.Status == PaymentStatus.Pending) payment.Outcome = Take(payment);
        return BankAnswer.Write(payment.Outcome);
    }

    private PaymentOutcome Try(BankObject payment) => (payment.Customer % Kinds, payment.Attempts.Count) switch
    {
        _ when isKind => Take(payment),
        (3, 1) => Declined(payment, DeclineKind.Soft, "insufficient_funds"),
        (4, _) => Declined(payment, DeclineKind.Soft, "insufficient_funds"),
        (5, 1) => PaymentOutcome.Of(PaymentStatus.Pending, payment.Id),
        (6, _) when payment.Customer % 2 == 0 => Declined(payment, DeclineKind.Hard, "stolen_card"),
        _ => Take(payment),
    };

    private PaymentOutcome Take(BankObject payment)
    {
        _charges.Add(new Taking(payment.Request.Split('\t')[1], payment.Invoice, payment.AmountMinor));
        return PaymentOutcome.Of(PaymentStatus.Succeeded, payment.Id);
    }

    private static PaymentOutcome Declined(BankObject payment, DeclineKind kind, string code) =>
        PaymentOutcome.DeclinedFor(payment.Id, new Decline(kind, code));
}
