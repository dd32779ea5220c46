using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>How many periods of a subscription were invoiced up to a date, parts of them as shares.</summary>
public sealed class BillingCyclesCases : ICaseModel
{
    private const int Digits = 9;

    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var subscription = Read(input);
        var target = CaseDates.At(input, "target_date");
        var isInAdvance = input.Text("billing_mode") != "in_arrear";
        var cycles = 0m;
        for (var number = 0; subscription.PeriodNumber(number) is { } period; number++)
        {
            var due = isInAdvance ? period.Billed.From : period.Billed.ToExclusive;
            if (due > target) break;
            var proration = subscription.ProrationOf(period, ProrationMethod.Day);
            cycles += proration.ShareOf(period.Billed).Of(1m, Digits);
        }

        return Verdict.Compare("cycles", known.Expected.Number("cycles"), cycles);
    }

    private static Subscription Read(CaseFields input)
    {
        var interval = CaseDates.Months(input, "interval_months");
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("case"),
            Customer = CustomerId.Of("case"),
            Plan = new PlanTerms(new PlanVersion("case", 1), input.Currency, interval),
            Start = CaseDates.At(input, "start_date"),
            BillingDay = (int)input.Number("billing_cycle_day"),
        });
        return CaseDates.Optional(input, "end_date_exclusive") is { } end
            ? subscription.Cancel(end, ChangeTiming.AtOnce).Subscription
            : subscription;
    }
}
