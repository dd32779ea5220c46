using System.Globalization;

namespace Monetize.Payments;

/// <summary>One attempt to take the money of a payment that was prepared.</summary>
/// <param name="ProviderId">The provider's object, which was stored before.</param>
/// <param name="Number">
/// From 1. It rises only after an attempt has certainly failed, or has certainly not arrived: an unknown outcome keeps
/// its number, so that the provider sees one attempt however often it is sent.
/// </param>
/// <param name="FirstSentAt">
/// When it was sent for the first time, by the clock of that run. It is not sent again later than
/// <see cref="Collection.PaymentPolicy.SendAgainWithin"/> after that, for as long as a key of the call is good.
/// </param>
public sealed record PaymentAttempt(string ProviderId, int Number, DateTimeOffset FirstSentAt)
{
    /// <summary>Object and number.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"attempt {Number} of {ProviderId}");
}
