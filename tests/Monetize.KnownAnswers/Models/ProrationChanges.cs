using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>A change of prices, of seats or of the interval in the middle of a period.</summary>
internal static class ProrationChanges
{
    public static Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var changes = Changes(input).ToList();
        var credits = changes.ConvertAll(change => change.Credit);
        var charges = changes.ConvertAll(change => change.Charge);
        var zero = Money.Zero(input.Currency);
        var credit = credits.Aggregate(zero, (sum, one) => sum + one);
        var charge = charges.Aggregate(zero, (sum, one) => sum + one);
        return Verdict.All(
            CaseMoney.Compare(known, "credits", Listed(input, "old_amounts", credits)),
            CaseMoney.Compare(known, "charges", Listed(input, "new_amounts", charges)),
            known.Expected.Has("credit") ? CaseMoney.Compare(known, "credit", credit) : Verdict.Passed,
            known.Expected.Has("credit_minor") ? CaseMoney.Compare(known, "credit", -credit) : Verdict.Passed,
            CaseMoney.Compare(known, "charge", charge),
            CaseMoney.Compare(known, "net", credit + charge));
    }

    private static List<Money> Listed(CaseFields input, string name, List<Money> amounts) =>
        [.. amounts.Take(input.Has(name) ? input.Numbers(name).Count : amounts.Count)];

    private static IEnumerable<ProratedChange> Changes(CaseFields input)
    {
        if (input.OptionalNumber("remaining_fraction") is { } fraction)
        {
            var share = Share(fraction);
            return Pairs(input).Select(pair => ProratedChange.Of(pair.Old, share, pair.New, share));
        }

        var at = CaseDates.Optional(input, "change_at") ?? CaseDates.At(input, "change_date");
        var proration = new PeriodProration(ProrationParts.Method(input), Whole(input), TimeZoneInfo.Utc);
        if (input.OptionalNumber("new_seats") is { } seats)
        {
            var unitPrice = Money.Of(CaseMoney.Optional(input, "unit_price") ?? 0m, input.Currency);
            return [proration.ChangeQuantity(unitPrice, input.Number("old_seats"), seats, at)];
        }

        var isOtherInterval = input.OptionalNumber("old_interval_months") is { } months
            && months != input.OptionalNumber("new_interval_months");
        return Pairs(input).Select(pair => isOtherInterval
            ? proration.ChangeInterval(pair.Old, pair.New, at)
            : proration.Change(pair.Old, pair.New, at));
    }

    private static Period Whole(CaseFields input)
    {
        var start = CaseDates.At(input, "period_start");
        if (CaseDates.Optional(input, "period_end_exclusive") is { } end) return new Period(start, end);
        if (CaseDates.Optional(input, "period_end_inclusive") is { } last) return new Period(start, last.AddDays(1));
        var months = input.Has("old_interval_months") ? "old_interval_months" : "interval_months";
        return BillingAnchor.StartingAt(start, CaseDates.Months(input, months), TimeZoneInfo.Utc).PeriodAt(0);
    }

    /// <summary>What was paid beside what is paid, item by item; nothing where there was or is no such item.</summary>
    private static IEnumerable<(Money Old, Money New)> Pairs(CaseFields input)
    {
        var before = Prices(input, "old");
        var after = Prices(input, "new");
        var nothing = Money.Zero(input.Currency);
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            yield return (i < before.Count ? before[i] : nothing, i < after.Count ? after[i] : nothing);
        }
    }

    private static List<Money> Prices(CaseFields input, string side)
    {
        IEnumerable<decimal> amounts = input.Has($"{side}_amounts")
            ? input.Numbers($"{side}_amounts")
            : CaseMoney.Optional(input, $"{side}_amount") is { } amount ? [amount] : [];
        return [.. amounts.Select(amount => Discounted(input, Money.Of(amount, input.Currency), $"{side}_discount"))];
    }

    private static Money Discounted(CaseFields input, Money price, string name)
    {
        if (!input.Has(name)) return price;
        var discount = input.Object(name);
        if (discount.OptionalNumber("percent") is { } percent) return price - (price * percent * 0.01m).Round();
        var amount = discount.OptionalNumber("amount") ?? CaseMoney.Major(input, discount.Number("amount_minor"));
        return amount < price.Amount ? price - Money.Of(amount, price.Currency) : Money.Zero(price.Currency);
    }

    private static ProrationShare Share(decimal fraction)
    {
        var whole = 1L;
        for (var i = 0; i < fraction.Scale; i++) whole *= 10;
        return new ProrationShare((long)(fraction * whole), whole);
    }
}
