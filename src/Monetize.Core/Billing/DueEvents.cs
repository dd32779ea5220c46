using System.Globalization;

namespace Monetize.Billing;

/// <summary>
/// Events of providers that are to be worked on: those that wait longest first, then by id. Rows that are locked at the
/// moment are passed over.
/// </summary>
/// <param name="Now">Up to when they were to be tried, inclusive.</param>
/// <param name="Limit">How many at most.</param>
public sealed record DueEvents(DateTimeOffset Now, int Limit)
{
    /// <summary>Number and instant.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Limit} events due by {Now:u}");
}
