namespace Monetize.Catalogs.Building;

/// <summary>An included quantity that waits for the word on what happens beyond it.</summary>
public sealed class AllowanceStage
{
    private readonly PlanBuilder _plan;
    private readonly UsageCharge _charge;

    internal AllowanceStage(PlanBuilder plan, UsageCharge charge)
    {
        _plan = plan;
        _charge = charge;
    }

    /// <summary>Lets what is not used roll over into the next period.</summary>
    /// <param name="maximum">How much of it at most, in billed units, 0 or more.</param>
    public AllowanceStage Rollover(decimal maximum) => new(_plan, _charge with { RolloverMaximum = maximum });

    /// <summary>Divides the metered quantity first; the included quantity is in the unit that results.</summary>
    /// <param name="factor">What it is divided by, more than 0.</param>
    /// <param name="rounding">How the result is rounded; not at all by default.</param>
    /// <param name="digits">At which digit: 0 for whole units, 2 for hundredths, -2 for hundreds.</param>
    public AllowanceStage DividedBy(decimal factor, RoundingMode? rounding = null, int digits = 0) =>
        new(_plan, _charge with { Transform = new() { Factor = factor, Rounding = rounding, Digits = digits } });

    /// <summary>Usage beyond the included quantity has a price, the next word.</summary>
    public PriceStage Overage => new(_plan, _charge);

    /// <summary>Usage beyond the included quantity is refused.</summary>
    public PlanBuilder HardLimit() => _plan.With(_charge with { Limit = UsageLimit.Hard });

    /// <summary>Usage beyond the included quantity is allowed and free; the host is told.</summary>
    public PlanBuilder SoftLimit() => _plan.With(_charge with { Limit = UsageLimit.Soft });
}
