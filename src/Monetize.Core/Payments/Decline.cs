namespace Monetize.Payments;

/// <summary>Why a payment was declined.</summary>
/// <param name="Kind">What it means for the next attempt.</param>
/// <param name="Code">
/// The provider's word, such as <c>insufficient_funds</c>; for people and logs, not for decisions.
/// </param>
public sealed record Decline(DeclineKind Kind, string Code)
{
    /// <summary>The provider's word and its kind.</summary>
    public override string ToString() => $"{Code} ({Kind})";
}
