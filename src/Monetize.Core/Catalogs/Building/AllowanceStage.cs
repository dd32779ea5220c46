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

    /// <summary>Usage beyond the included quantity has a price, the next word.</summary>
    public PriceStage Overage => new(_plan, _charge);

    /// <summary>Usage beyond the included quantity is refused.</summary>
    public PlanBuilder HardLimit() => _plan.With(_charge with { Limit = UsageLimit.Hard });

    /// <summary>Usage beyond the included quantity is allowed and free; the host is told.</summary>
    public PlanBuilder SoftLimit() => _plan.With(_charge with { Limit = UsageLimit.Soft });
}
