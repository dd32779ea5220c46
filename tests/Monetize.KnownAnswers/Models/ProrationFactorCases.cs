using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>The share of a stretch of days in the periods that begin with it.</summary>
public sealed class ProrationFactorCases : ICaseModel
{
    private const int Digits = 9;

    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        if (input.Text("method") == "fixed_30_day_month")
        {
            return Verdict.Skip("this peer counts every month as 30 days, and parts of a period then do not add up");
        }

        var from = CaseDates.At(input, "from_date");
        var to = CaseDates.At(input, "to_date_exclusive");
        var anchor = BillingAnchor.StartingAt(from, CaseDates.Months(input, "interval_months"), TimeZoneInfo.Utc);
        var factor = 0m;
        for (var k = 0; anchor.At(k) < to; k++)
        {
            var whole = anchor.PeriodAt(k);
            var part = to < whole.ToExclusive ? whole with { ToExclusive = to } : whole;
            var proration = new PeriodProration(ProrationMethod.Day, whole, TimeZoneInfo.Utc);
            factor += proration.ShareOf(part).Of(1m, Digits);
        }

        return Verdict.Compare("factor", known.Expected.Number("factor"), factor);
    }
}
