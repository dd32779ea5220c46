using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>A part of a period by days, with or without a trial, and the bound of a credit.</summary>
internal static class ProrationParts
{
    private const int PreciseDigits = 10;

    public static Verdict CapCredit(KnownCase known)
    {
        var input = known.Input;
        return CaseMoney.Compare(known, "credit", PeriodProration.CapCredit(
            Money.Of(input.Number("potential_credit"), input.Currency),
            Money.Of(input.Number("originally_paid"), input.Currency),
            Money.Of(input.Number("already_credited"), input.Currency)));
    }

    public static Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var price = Money.Of(CaseMoney.Optional(input, "plan_amount") ?? 0m, input.Currency);
        var billed = new Period(
            CaseDates.At(input, "from_date"),
            CaseDates.Optional(input, "to_date_exclusive") ?? CaseDates.At(input, "to_date_inclusive").AddDays(1));
        var proration = new PeriodProration(Method(input), Whole(input, billed), TimeZoneInfo.Utc);
        var share = proration.ShareOf(Paid(input, billed));
        var amount = share.Of(price);
        var tax = (amount * (input.OptionalNumber("tax_rate_percent") ?? 0m) * 0.01m).Round();
        return Verdict.All(
            CaseMoney.Compare(known, "amount", amount),
            CaseMoney.Compare(known, "total_amount", amount + tax),
            known.Expected.OptionalNumber("precise_amount_minor") is { } precise
                ? Verdict.Compare(
                    "precise_amount_minor", precise, share.Of(input.Number("plan_amount_minor"), PreciseDigits))
                : Verdict.Passed);
    }

    public static ProrationMethod Method(CaseFields input) =>
        input.Text("method") == "by_day" ? ProrationMethod.Day : ProrationMethod.Second;

    /// <summary>The part after the trial; empty where the trial lasts longer.</summary>
    private static Period Paid(CaseFields input, Period billed)
    {
        var trialDays = (int)(input.OptionalNumber("trial_days") ?? 0m);
        if (trialDays == 0) return billed;
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("case"),
            Customer = CustomerId.Of("case"),
            Plan = new PlanTerms(new PlanVersion("case", 1), input.Currency, Every.Month),
            Start = CaseDates.Optional(input, "started_on") ?? billed.From,
            TrialDays = trialDays,
        });
        return subscription.SegmentsIn(billed).Where(segment => !segment.IsTrial).Select(segment => segment.Span)
            .DefaultIfEmpty(billed with { From = billed.ToExclusive }).Single();
    }

    private static Period Whole(CaseFields input, Period billed)
    {
        if (CaseDates.Optional(input, "period_start") is { } start)
        {
            var end = CaseDates.Optional(input, "period_end_exclusive")
                ?? CaseDates.At(input, "period_end_inclusive").AddDays(1);
            return new Period(start, end);
        }

        if (input.OptionalNumber("period_days") is { } days)
        {
            return new Period(billed.ToExclusive.AddDays(-(double)days), billed.ToExclusive);
        }

        var interval = CaseIntervals.Read(input.Text("interval")!);
        var anchor = BillingAnchor.StartingAt(CaseDates.At(input, "billing_anchor"), interval, TimeZoneInfo.Utc);
        return anchor.PeriodAt(anchor.IndexOf(billed.From));
    }
}
