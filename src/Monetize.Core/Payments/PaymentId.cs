namespace Monetize.Payments;

/// <summary>
/// What names a payment on both sides: ours and the provider's. There is one for each invoice, whatever is retried. The
/// run makes it of the id of the store and the key of what was due, such as <c>5c0e…/sub-1/cycle/3</c>: stores that
/// share a provider never meet, and a store that lost its last moments gives the same payment the same name again.
/// </summary>
/// <param name="Value">Not empty; nothing in it tells a person, unless the host's id of the subscription does.</param>
public readonly record struct PaymentId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}
