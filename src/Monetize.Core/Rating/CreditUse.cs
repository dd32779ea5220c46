using System.Globalization;

namespace Monetize.Rating;

/// <summary>What was taken from one prepaid credit.</summary>
/// <param name="Id">The credit.</param>
/// <param name="Taken">How much was taken, more than 0.</param>
public readonly record struct CreditUse(string Id, decimal Taken)
{
    /// <summary>Id and what was taken, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}: {Taken}");
}
