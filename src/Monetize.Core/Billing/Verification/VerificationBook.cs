using System.Globalization;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Billing.Verification;

/// <summary>Where checks write what they find.</summary>
internal sealed class VerificationBook
{
    private readonly List<VerificationFinding> _findings = [];

    public long Differences { get; private set; }

    public long Customers { get; set; }

    public long Subscriptions { get; set; }

    public long Invoices { get; set; }

    public long Recomputed { get; set; }

    public long Postings { get; set; }

    public long Payments { get; set; }

    /// <summary>Payments that the provider refused, and that rest.</summary>
    public long Refused { get; set; }

    /// <summary>The ids of all plan versions, those that were changed as well.</summary>
    public HashSet<string> Plans { get; } = new(StringComparer.Ordinal);

    public ValueArray<VerificationFinding> Findings => _findings.ToValueArray();

    public void Find(ErrorCode code, string place, string expected, string found)
    {
        Differences++;
        if (_findings.Count < BillingVerification.MostFindings)
        {
            _findings.Add(new VerificationFinding(code, place, expected, found));
        }
    }

    /// <summary>Finds a difference between two values, if there is one.</summary>
    /// <returns>Whether they are the same.</returns>
    public bool Same<T>(ErrorCode code, string place, T expected, T found)
    {
        if (EqualityComparer<T>.Default.Equals(expected, found)) return true;
        Find(code, place, Text(expected), Text(found));
        return false;
    }

    /// <summary>An instant as stores keep it, to the microsecond.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) => UsageTime.From(UsageTime.Of(at));

    public static string Text<T>(T value) => value switch
    {
        null => "nothing",
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "nothing",
    };
}
