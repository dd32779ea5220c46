using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>All usage of a span, as its charges read it.</summary>
public sealed record SpanUsage
{
    /// <summary>The span.</summary>
    public required UsageSpan Span { get; init; }

    /// <summary>
    /// All that was used in it so far, what was invoiced before as well; a meter without any counts as 0.
    /// </summary>
    public required PlanUsage Usage { get; init; }

    /// <summary>The position of the store up to which records were read; none where nobody says.</summary>
    public long? Watermark { get; init; }

    /// <summary>What the period before left of included quantities. Nothing by default.</summary>
    public ValueArray<CarriedAllowance> CarriedOver { get; init; }

    /// <summary>The span.</summary>
    public override string ToString() => Span.ToString();

    internal decimal CarriedOverOf(string meter)
    {
        foreach (var carried in CarriedOver)
        {
            if (carried.Meter == meter) return carried.Quantity;
        }

        return 0m;
    }
}
