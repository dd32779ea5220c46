using System.Globalization;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>What a plan costs for one period's usage: a line for each charge, and their sum.</summary>
public sealed record RatedStatement
{
    /// <summary>The plan version that priced it.</summary>
    public required Plan Plan { get; init; }

    /// <summary>One line for each charge, in the plan's order.</summary>
    public required ValueArray<RatedLine> Lines { get; init; }

    /// <summary>The rounded lines added up.</summary>
    public required Money Total { get; init; }

    /// <summary>Plan and total in one line, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Plan}: {Total}");
}
