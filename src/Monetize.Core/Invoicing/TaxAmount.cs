using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>One tax of an invoice: a rate or the reason for none, and what of it falls on which line.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record TaxAmount
{
    /// <summary>The name that the customer reads, such as <c>VAT</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The rate in percent, 0 or more; 0 where none is charged.</summary>
    public decimal Percent { get; init; }

    /// <summary>Why the lines bear it. Taxed by default.</summary>
    public TaxTreatment Treatment { get; init; }

    /// <summary>
    /// What the law wants written on the invoice, such as the reason of an exemption. None by default.
    /// </summary>
    public string? Note { get; init; }

    /// <summary>The lines and what falls on each, in whole minor units; 0 where none is charged.</summary>
    public required ValueArray<LineShare> Shares { get; init; }

    /// <summary>Name, rate and treatment, in the invariant culture, such as <c>VAT 19 %</c>.</summary>
    public override string ToString() => Treatment switch
    {
        TaxTreatment.Exempt => $"{Name} exempt",
        TaxTreatment.ReverseCharge => $"{Name} reverse charge",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Name} {Percent:0.######} %"),
    };
}
