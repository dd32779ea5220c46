using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Something in a store that does not add up.</summary>
/// <param name="Code">What kind of thing it is, one of MON20xx.</param>
/// <param name="Place">Where, such as <c>invoice INV-000001</c>. Nothing in it tells a person.</param>
/// <param name="Expected">What should be there, with exact figures.</param>
/// <param name="Found">What is there.</param>
public sealed record VerificationFinding(ErrorCode Code, string Place, string Expected, string Found)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() => $"{Code}: {Place}: expected {Expected}, found {Found}";
}
