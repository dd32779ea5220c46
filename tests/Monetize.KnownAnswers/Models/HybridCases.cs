using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>A base price with included quantities and a price for what goes beyond them.</summary>
public sealed class HybridCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var plan = Plan.Create("hybrid", input.Currency, Every.Month).Recurring(input.Number("base_price"));
        var included = input.Map("included");
        foreach (var (meter, unitPrice) in input.Map("overage_unit_price"))
        {
            plan = plan
                .Includes(Meter.Sum(meter, Unit.Of(meter)), included.GetValueOrDefault(meter))
                .Overage.PerUnit(unitPrice);
        }

        var statement = RatingEngine.Compile(plan.Build()).Rate(input.Map("usage"));
        return Verdict.Compare("amount", known.Expected.Number("amount"), statement.Lines.Sum(line => line.Exact));
    }
}
