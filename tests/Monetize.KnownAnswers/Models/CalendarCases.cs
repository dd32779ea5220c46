using Monetize.Subscriptions;

namespace Monetize.KnownAnswers.Models;

/// <summary>Where billing periods begin and end.</summary>
public sealed class CalendarCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        return input.Text("operation") switch
        {
            "advance" => CaseDates.Compare(
                known.Expected, "date", Anchor(input, "from").At((int)input.Number("count"))),
            "whole_periods_between" => Verdict.Compare(
                "count", known.Expected.Number("count"), Anchor(input, "from").IndexOf(CaseDates.At(input, "to"))),
            "local_days_between" => Verdict.Compare("days", known.Expected.Number("days"), ZonedTime.DaysBetween(
                CaseDates.At(input, "from"), CaseDates.At(input, "to"), Zone(input))),
            "cycle_end_after" => CycleEnd(known),
            "next_billing_date" => NextBillingDate(known),
            "in_advance_period" => InAdvance(known),
            "in_arrears_period" => InArrears(known),
            var operation => throw new InvalidDataException($"No operation is called {operation}."),
        };
    }

    private static Verdict CycleEnd(KnownCase known)
    {
        var interval = CaseDates.Months(known.Input, "interval_months");
        var anchor = BillingAnchor.StartingAt(CaseDates.At(known.Input, "anchor"), interval, TimeZoneInfo.Utc);
        var running = anchor.PeriodAt(anchor.IndexOf(CaseDates.At(known.Input, "now")));
        return CaseDates.Compare(known.Expected, "cycle_end", running.ToExclusive);
    }

    private static Verdict NextBillingDate(KnownCase known)
    {
        var input = known.Input;
        var zone = Zone(input);
        var anchor = BillingAnchor.AtLocal(
            CaseDates.Local(input, "anchor_local"), CaseDates.Months(input, "interval_months"), zone);
        var start = ZonedTime.ToUtc(CaseDates.Local(input, "period_start_local"), zone);
        var next = anchor.PeriodAt(anchor.IndexOf(start)).ToExclusive;
        return CaseDates.Compare(
            known.Expected, "next_local", new DateTimeOffset(ZonedTime.ToLocal(next, zone), TimeSpan.Zero));
    }

    private static Verdict InAdvance(KnownCase known)
    {
        var invoiced = CaseDates.At(known.Input, "invoice_date");
        var anchor = OnBillingDay(known.Input, invoiced);
        var period = anchor.PeriodAt(anchor.IndexOf(invoiced));
        return Compare(known, known.Input.Flag("first_period") ? period with { From = invoiced } : period);
    }

    private static Verdict InArrears(KnownCase known)
    {
        var invoiced = CaseDates.At(known.Input, "invoice_date");
        var start = CaseDates.At(known.Input, "billing_start");
        var anchor = OnBillingDay(known.Input, invoiced);
        var period = anchor.PeriodAt(anchor.IndexOf(invoiced) - 1);
        return Compare(known, start > period.From ? period with { From = start } : period);
    }

    private static Verdict Compare(KnownCase known, Period got) => Verdict.All(
        CaseDates.Compare(known.Expected, "period_start", got.From),
        CaseDates.Compare(known.Expected, "period_end_exclusive", got.ToExclusive));

    private static BillingAnchor OnBillingDay(CaseFields input, DateTimeOffset instant) => BillingAnchor.OnDay(
        instant, (int)input.Number("billing_day"), CaseDates.Months(input, "interval_months"), TimeZoneInfo.Utc);

    private static BillingAnchor Anchor(CaseFields input, string name) => BillingAnchor.StartingAt(
        CaseDates.At(input, name), CaseIntervals.Read(input.Text("interval")!), TimeZoneInfo.Utc);

    private static TimeZoneInfo Zone(CaseFields input) =>
        TimeZoneInfo.FindSystemTimeZoneById(input.Text("time_zone") ?? "UTC");
}
