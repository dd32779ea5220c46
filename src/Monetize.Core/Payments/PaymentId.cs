namespace Monetize.Payments;

/// <summary>
/// What names a payment on both sides: ours and the provider's. There is one for each invoice, whatever is retried.
/// </summary>
/// <param name="Value">Not empty; nothing in it tells a person.</param>
public readonly record struct PaymentId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}
