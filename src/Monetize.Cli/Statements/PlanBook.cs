using System.Globalization;
using System.Text;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Statements;

/// <summary>Finds the plan version that prices a row.</summary>
internal sealed class PlanBook
{
    private readonly Catalog _catalog;
    private readonly int? _version;
    private readonly RatedPlan? _always;
    private readonly RatedPlan? _otherwise;
    private readonly Utf8Map<RatedPlan> _plans = new();
    private int _count;

    /// <param name="catalog">The catalog, which has no errors.</param>
    /// <param name="plan">The plan that prices every row, whatever the row says; the row's own where null.</param>
    /// <param name="version">The version of the rows' plans; the highest of each where null.</param>
    public PlanBook(Catalog catalog, Plan? plan, int? version)
    {
        _catalog = catalog;
        _version = version;
        if (plan is not null) _always = Rated(plan);
        var keys = catalog.Plans.Select(other => other.Key).Distinct().Take(2).ToList();
        if (plan is null && keys.Count == 1 && catalog.FindPlan(keys[0], version) is { } only)
        {
            _otherwise = Rated(only);
            _plans.Add(Encoding.UTF8.GetBytes(only.Key), _otherwise);
        }
    }

    /// <summary>Whether a row without a plan has a price all the same.</summary>
    public bool HasDefault => _always is not null || _otherwise is not null;

    /// <summary>Whether what a month costs may depend on the months before it.</summary>
    public bool Remembers => _always is not null
        ? RatedPlan.Remembers(_always.Plan)
        : _catalog.Plans.Any(RatedPlan.Remembers);

    /// <summary>The plan version that prices a row, or why there is none.</summary>
    public RatedPlan? Find(ReadOnlySpan<byte> name, out string? fault)
    {
        fault = null;
        if (_always is not null) return _always;
        if (name.IsEmpty && _otherwise is not null) return _otherwise;
        if (_plans.Find(name) is { } known) return known;
        var key = Encoding.UTF8.GetString(name);
        if (_catalog.FindPlan(key, _version) is { } plan)
        {
            var rated = Rated(plan);
            _plans.Add(name, rated);
            return rated;
        }

        fault = Fault(key);
        return null;
    }

    private RatedPlan Rated(Plan plan) => new(_count++, plan);

    private string Fault(string key)
    {
        if (key.Length == 0) return "it has no plan";
        var keys = _catalog.Plans.Select(plan => plan.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        return keys.Contains(key)
            ? string.Create(CultureInfo.InvariantCulture, $"the plan {Safe.Quoted(key)} has no version {_version}")
            : $"there is no plan {Safe.Quoted(key)}; the catalog has {(keys.Count == 0 ? "none" : Safe.Listed(keys))}";
    }
}
