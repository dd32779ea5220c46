using Monetize.Billing.Rows;
using Monetize.Invoicing;

namespace Monetize.Billing.Verification;

/// <summary>The usage of a span as an invoice read it last.</summary>
/// <param name="Usage">What was read.</param>
/// <param name="Row">What was settled with it.</param>
/// <param name="Place">Where the invoice stands in the audit log; none where nothing was owed.</param>
internal sealed record TouchedSpan(SpanUsage Usage, SettledRow Row, long? Place)
{
    public override string ToString() => Usage.ToString();
}
