using Monetize.KnownAnswers.Models;

namespace Monetize.KnownAnswers;

/// <summary>Runs cases through the engine.</summary>
public static class CaseRunner
{
    private static readonly Dictionary<string, ICaseModel> Models = new(StringComparer.Ordinal)
    {
        ["flat"] = new PriceCases(),
        ["per_unit"] = new PriceCases(),
        ["graduated"] = new PriceCases(),
        ["volume"] = new PriceCases(),
        ["package"] = new PriceCases(),
        ["stairstep"] = new PriceCases(),
        ["dynamic"] = new PriceCases(),
        ["block_tiers"] = new PriceCases(),
        ["percentage"] = new PercentageCases(),
        ["graduated_percentage"] = new GraduatedPercentageCases(),
        ["bucketed"] = new BucketedCases(),
        ["progressive"] = new ProgressiveCases(),
        ["aggregation"] = new AggregationCases(),
        ["entitlement"] = new RolloverCases(),
        ["credits"] = new RolloverCases(),
        ["hybrid"] = new HybridCases(),
        ["rounding"] = new RoundingCases(),
        ["calendar"] = new CalendarCases(),
        ["billing_cycles"] = new BillingCyclesCases(),
        ["proration"] = new ProrationCases(),
        ["proration_factor"] = new ProrationFactorCases(),
        ["prorated_graduated"] = new ProratedGraduatedCases(),
        ["discount"] = new DiscountCases(),
        ["commitment"] = new CommitmentCases(),
    };

    public static Verdict Run(KnownCase known)
    {
        if (!Models.TryGetValue(known.Model, out var model)) return Verdict.Skip($"the engine has no {known.Model} yet");
        try
        {
            return known.Tags.Contains("peer_bug") ? Verdict.Skip("the peer is wrong here") : model.Run(known);
        }
#pragma warning disable CA1031 // Whatever one case throws is its failure, and the others still run.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Verdict.Fail("an answer", $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
