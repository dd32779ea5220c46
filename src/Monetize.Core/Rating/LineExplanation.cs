using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>The story of a line: what was used, how each part was priced, and where rounding happened.</summary>
public sealed record LineExplanation
{
    /// <summary>What the line is for, with its quantity and the trade name of its price.</summary>
    public required string Title { get; init; }

    /// <summary>The parts in the order of the breakdown; their amounts add up to <see cref="Exact"/>.</summary>
    public required ValueArray<ExplanationStep> Steps { get; init; }

    /// <summary>What the parts add up to, in major units.</summary>
    public required decimal Exact { get; init; }

    /// <summary>The amount that is paid, after rounding half away from zero at the currency's minor unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>What rounding left behind, in major units.</summary>
    public required decimal Residue { get; init; }

    internal static LineExplanation Of(RatedLine line) => new()
    {
        Title = ExplanationText.Title(line),
        Steps = line.Breakdown.Select(part => ExplanationStep.Of(line, part)).ToValueArray(),
        Exact = line.Exact,
        Amount = line.Amount,
        Residue = line.Residue,
    };

    /// <summary>The story as text, in the invariant culture, its lines separated by line feeds.</summary>
    public override string ToString() => ExplanationText.Of(this);
}
