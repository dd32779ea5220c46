using System.Globalization;

namespace Monetize.Billing.Operations;

/// <summary>How far the messages of a customer were handed on.</summary>
/// <param name="Lease">The right to hand them on.</param>
/// <param name="Through">The last message that was handed on; 0 for none.</param>
/// <param name="RetryAt">When to go on where a message could not be handed on; at once where null.</param>
public sealed record HandedOn(Lease Lease, long Through, DateTimeOffset? RetryAt = null)
{
    /// <summary>Customer and message.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Lease.Customer} through {Through}");
}
