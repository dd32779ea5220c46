using Monetize.Metering;

namespace Monetize.Catalogs.Building;

/// <content>What is said of the charge before its price.</content>
public sealed partial class PriceStage
{
    /// <summary>Sets the least that a period of the charge costs, owed as a true-up.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    public PriceStage Minimum(decimal amount) => With(_charge with { Minimum = amount });

    /// <summary>Sets the most that a period of the charge costs; the excess is a discount.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    public PriceStage Maximum(decimal amount) => With(_charge with { Maximum = amount });

    /// <summary>Prices at least some units, used or not, as with seats that are sold in tens.</summary>
    /// <param name="quantity">How many, in billed units, 0 or more.</param>
    public PriceStage AtLeast(decimal quantity) => With(_charge with { MinimumQuantity = quantity });

    /// <summary>Divides the metered quantity before it is priced.</summary>
    /// <param name="factor">What it is divided by, more than 0.</param>
    /// <param name="rounding">How the result is rounded; not at all by default.</param>
    /// <param name="digits">At which digit: 0 for whole units, 2 for hundredths, -2 for hundreds.</param>
    public PriceStage DividedBy(decimal factor, RoundingMode? rounding = null, int digits = 0) =>
        With(_charge with { Transform = new() { Factor = factor, Rounding = rounding, Digits = digits } });

    /// <summary>Prices each hour (UTC) by itself and adds the hours up.</summary>
    public PriceStage EachHour() => With(_charge with { Bucket = UsageBucket.Hour });

    /// <summary>Prices each day (UTC) by itself and adds the days up.</summary>
    public PriceStage EachDay() => With(_charge with { Bucket = UsageBucket.Day });

    private PriceStage With(UsageCharge charge) => new(_plan, charge);
}
