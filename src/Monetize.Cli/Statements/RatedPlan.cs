using System.Text;
using Monetize.Cli.Usage;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Cli.Statements;

/// <summary>A plan version that rows are priced by.</summary>
internal sealed class RatedPlan
{
    private readonly List<MeterUse> _uses = [];
    private readonly Utf8Map<MeterUse> _byMeter = new();

    /// <param name="index">A number that no other plan of the run has.</param>
    /// <param name="plan">The plan version.</param>
    public RatedPlan(int index, Plan plan)
    {
        Index = index;
        Compiled = RatingEngine.Compile(plan);
        foreach (var charge in plan.Charges.OfType<UsageCharge>())
        {
            var use = new MeterUse(_uses.Count, Compiled.FindUsage(charge.Meter.Key)!);
            _uses.Add(use);
            _byMeter.Add(Encoding.UTF8.GetBytes(charge.Meter.Key), use);
        }

        var lasting = plan.Charges.Where(charge => charge is not OneTimeCharge).ToList();
        AfterFirst = lasting.Count == plan.Charges.Count
            ? Compiled
            : RatingEngine.Compile(plan with { Charges = [.. lasting] });
    }

    /// <summary>A number that no other plan of the run has.</summary>
    public int Index { get; }

    /// <summary>The plan version, ready to rate.</summary>
    public CompiledPlan Compiled { get; }

    /// <summary>The same without one-time charges, for all months of a customer but the first one.</summary>
    public CompiledPlan AfterFirst { get; }

    /// <summary>The plan version.</summary>
    public Plan Plan => Compiled.Plan;

    /// <summary>The meters that it prices, by their <see cref="MeterUse.Index"/>.</summary>
    public IReadOnlyList<MeterUse> Uses => _uses;

    /// <summary>Whether what a month costs under a plan depends on the months before it.</summary>
    public static bool Remembers(Plan plan) => plan.Charges.Any(charge =>
        charge is OneTimeCharge
            or UsageCharge { Meter.Aggregation: Aggregation.WeightedSum }
            or UsageCharge { RolloverMaximum: > 0m });

    /// <summary>How it prices a meter, null where it does not.</summary>
    /// <param name="meter">The key.</param>
    public MeterUse? Find(string meter) => _uses.Find(use => use.Meter.Key == meter);

    /// <summary>How it prices a meter, null where it does not.</summary>
    /// <param name="meter">The key in UTF-8.</param>
    public MeterUse? Find(ReadOnlySpan<byte> meter) => _byMeter.Find(meter);
}
