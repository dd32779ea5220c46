using Monetize.Billing.Rows;
using Monetize.Invoicing;

namespace Monetize.Billing.Verification;

/// <summary>The usage of a span as an invoice read it last.</summary>
/// <param name="Usage">What was read.</param>
/// <param name="Row">What was settled with it.</param>
/// <param name="Place">
/// Where in the audit log it was read: where the invoice stands, or after what it follows where nothing was owed.
/// </param>
internal sealed record TouchedSpan(SpanUsage Usage, SettledRow Row, long Place)
{
    public override string ToString() => Usage.ToString();
}
