using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Burns prepaid credits down in one order: by priority, then the one that expires first (never comes last), then the
/// one granted first, then by id.
/// </summary>
public static class CreditBurnDown
{
    /// <summary>Takes an amount from credits.</summary>
    /// <param name="amount">What is to be paid, 0 or more.</param>
    /// <param name="credits">The credits, in any order; those that are expired or empty are passed over.</param>
    /// <param name="at">The instant of the payment; a credit that expires at it is expired.</param>
    /// <param name="uncovered">What no credit covered, 0 or more.</param>
    /// <returns>What was taken from which credit, in the order of taking; it adds up to what was covered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount or what is left of a credit is negative.</exception>
    /// <exception cref="ArgumentException">Two credits have one id.</exception>
    public static ValueArray<CreditUse> Take(
        decimal amount,
        IEnumerable<PrepaidCredit> credits,
        DateTimeOffset at,
        out decimal uncovered)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 0m);
        ArgumentNullException.ThrowIfNull(credits);
        var ordered = credits
            .OrderBy(credit => credit.Priority)
            .ThenBy(credit => credit.ExpiresAt ?? DateTimeOffset.MaxValue)
            .ThenBy(credit => credit.GrantedAt)
            .ThenBy(credit => credit.Id, StringComparer.Ordinal)
            .ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var uses = new List<CreditUse>();
        uncovered = amount;
        foreach (var credit in ordered)
        {
            if (!seen.Add(credit.Id))
            {
                throw new ArgumentException($"Two credits are called {credit.Id}.", nameof(credits));
            }

            ArgumentOutOfRangeException.ThrowIfLessThan(credit.Remaining, 0m, nameof(credits));
            var taken = credit.ExpiresAt <= at ? 0m : Math.Min(credit.Remaining, uncovered);
            if (taken == 0m) continue;
            uses.Add(new CreditUse(credit.Id, taken));
            uncovered = ExactDecimal.Subtract(uncovered, taken);
        }

        return [.. uses];
    }
}
