using System.Globalization;

namespace Monetize.Payments;

/// <summary>A payment that a provider says has succeeded.</summary>
/// <param name="Id">Our id of it.</param>
/// <param name="ProviderId">The provider's object.</param>
/// <param name="Amount">What was paid.</param>
public sealed record SettledPayment(PaymentId Id, string ProviderId, Money Amount)
{
    /// <summary>Ids and amount.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} ({ProviderId}): {Amount}");
}
