using System.Globalization;

namespace Monetize.Payments;

/// <summary>One attempt to take the money of a payment that was prepared.</summary>
/// <param name="ProviderId">The provider's object, which was stored before.</param>
/// <param name="Number">
/// From 1. It rises only after an attempt has certainly failed: an unknown outcome keeps its number, so that the
/// provider sees one attempt however often it is sent.
/// </param>
/// <param name="FirstSentAt">
/// When it was sent for the first time: the instant of that run. Who repeats a call by a key that a provider keeps for
/// some hours looks the payment up instead where that is too long ago.
/// </param>
public sealed record PaymentAttempt(string ProviderId, int Number, DateTimeOffset FirstSentAt)
{
    /// <summary>Object and number.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"attempt {Number} of {ProviderId}");
}
