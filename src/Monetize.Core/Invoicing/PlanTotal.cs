using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// What a plan costs for quantities in a fixed order, as its statement adds up, without the statement.
/// </summary>
internal sealed class PlanTotal
{
    private readonly CompiledUsageCharge[] _charges;
    private readonly int[] _quantityOf;
    private readonly bool[] _isBounded;
    private readonly Currency _currency;
    private readonly decimal? _minimum;
    private readonly decimal? _maximum;
    private readonly decimal _fixed;
    private readonly int _digits;

    public PlanTotal(CompiledPlan plan, ReadOnlySpan<string> meters)
    {
        RequirePriced(plan, meters);
        Meters = meters.Length;
        _currency = plan.Plan.Currency;
        _minimum = plan.Plan.Minimum;
        _maximum = plan.Plan.Maximum;
        var charges = new List<CompiledUsageCharge>();
        var places = new List<int>();
        var once = Money.Zero(_currency);
        foreach (var charge in plan.Plan.Charges)
        {
            if (charge is UsageCharge usage)
            {
                charges.Add(Readable(plan.FindUsage(usage.Meter.Key)!));
                places.Add(meters.IndexOf(usage.Meter.Key));
                continue;
            }

            var amount = charge switch
            {
                RecurringCharge recurring => recurring.Amount,
                OneTimeCharge oneTime => oneTime.Amount,
                _ => throw new ArgumentOutOfRangeException(nameof(plan), charge, "Not a kind of charge."),
            };
            once += Money.Of(amount, _currency).Round();
        }

        _charges = [.. charges];
        _quantityOf = [.. places];
        _isBounded = [.. charges.Select(static charge => charge.Charge is not { Minimum: null, Maximum: null })];
        _fixed = once.Amount;
        _digits = _currency.MinorUnits ?? 0;
    }

    public int Meters { get; }

    public decimal Of(ReadOnlySpan<decimal> quantities)
    {
        var total = _fixed;
        for (var i = 0; i < _charges.Length; i++)
        {
            var place = _quantityOf[i];
            var exact = _charges[i].Total(place < 0 ? 0m : quantities[place]);
            var amount = decimal.Round(exact, _digits, MidpointRounding.AwayFromZero);
            if (_isBounded[i]) amount = Bounded(amount, _charges[i].Charge.Minimum, _charges[i].Charge.Maximum);
            total = Monetary.ExactDecimal.Add(total, amount);
        }

        return _minimum is null && _maximum is null ? total : Bounded(total, _minimum, _maximum);
    }

    private static void RequirePriced(CompiledPlan plan, ReadOnlySpan<string> meters)
    {
        var usage = new PlanUsage();
        foreach (var meter in meters) usage.Add(meter, new UsageItem(0m));
        plan.RequirePriced(usage);
    }

    private static CompiledUsageCharge Readable(CompiledUsageCharge charge) =>
        charge.Charge.Bucket is null && charge.Reads == UsageReading.Quantity
            ? charge
            : throw new ArgumentException(
                $"The price of {charge.Charge.Meter} reads more than a quantity; add customers with their usage.");

    private decimal Bounded(decimal amount, decimal? minimum, decimal? maximum)
    {
        var money = Money.Of(amount, _currency);
        money -= SpendBounds.Excess(money, maximum);
        return (money + SpendBounds.Shortfall(money, minimum)).Amount;
    }
}
