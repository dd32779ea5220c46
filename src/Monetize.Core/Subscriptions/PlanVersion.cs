using System.Globalization;

namespace Monetize;

/// <summary>Which version of which plan.</summary>
/// <param name="Key">The plan's key.</param>
/// <param name="Version">The version, from 1.</param>
public readonly record struct PlanVersion(string Key, int Version)
{
    /// <summary>The version of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static PlanVersion Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanVersion(plan.Key, plan.Version);
    }

    /// <summary>Key and version, such as <c>pro@2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}@{Version}");
}
