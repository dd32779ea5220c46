using System.Globalization;
using Monetize.Payments;

namespace Monetize.CrashTests.Bank;

/// <summary>An outcome as a line of text.</summary>
internal static class BankAnswer
{
    public static string Write(PaymentOutcome outcome) => string.Join(
        '\t',
        ((int)outcome.Status).ToString(CultureInfo.InvariantCulture),
        outcome.ProviderId ?? "",
        outcome.Decline is { } decline ? ((int)decline.Kind).ToString(CultureInfo.InvariantCulture) : "",
        outcome.Decline?.Code ?? "");

    public static PaymentOutcome Read(string line)
    {
        var parts = line.Split('\t');
        var status = (PaymentStatus)int.Parse(parts[0], CultureInfo.InvariantCulture);
        return status switch
        {
            PaymentStatus.Unknown => PaymentOutcome.Unknown,
            PaymentStatus.Missing => PaymentOutcome.Missing,
            PaymentStatus.Declined => PaymentOutcome.DeclinedFor(parts[1], new Decline(
                (DeclineKind)int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3])),
            _ => PaymentOutcome.Of(status, parts[1]),
        };
    }
}
