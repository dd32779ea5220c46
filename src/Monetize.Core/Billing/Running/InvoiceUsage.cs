using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Running;

/// <summary>The usage that an invoice rests on.</summary>
/// <param name="Spans">That of what is due, and of earlier periods of which records came late.</param>
/// <param name="Counted">How many records each period has of which more may come; none where none is closed.</param>
internal sealed record InvoiceUsage(ValueArray<SpanUsage> Spans, ValueArray<CountedPeriod>? Counted);
