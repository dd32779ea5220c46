using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>
/// Which usage an invoice rests on, and what each span of it is given of included quantities: one rule for a run, which
/// reads summaries, and for its replay, which reads records.
/// </summary>
/// <remarks>
/// Periods of which records came late are read first, the oldest before the others: what they leave now goes into the
/// next one, also where that one has no late records itself.
/// </remarks>
internal sealed class InvoiceReading
{
    private readonly PlanShelf _plans;
    private readonly SubscriptionWork _work;
    private readonly DueItem _due;
    private readonly ValueArray<Meter> _meters;
    private readonly LatePeriods? _late;

    /// <param name="plans">The plan versions.</param>
    /// <param name="work">The subscription.</param>
    /// <param name="due">What is due of it.</param>
    /// <param name="late">How long usage may come late.</param>
    public InvoiceReading(PlanShelf plans, SubscriptionWork work, DueItem due, TimeSpan late)
    {
        (_plans, _work, _due) = (plans, work, due);

        // What was decided later counts nothing here: a replay finds the same, whatever was decided since.
        Known = work.Stored.Subscription.Known(due.HistoryCount);
        _meters = plans.MetersOf(Known);
        if (due.Closing is { } closing) _late = new LatePeriods(Known, closing, _meters, plans.RollOver(Known), late);
    }

    /// <summary>The subscription as what is due knows it.</summary>
    public Subscription Known { get; }

    /// <summary>Every meter that it pays for, as far as what is due knows.</summary>
    public ValueArray<Meter> Meters => _meters;

    /// <summary>The spans of what is due.</summary>
    public ValueArray<UsageSpan> Needed => SubscriptionInvoicing.UsageNeeded(_work.Stored.Subscription, _due);

    /// <summary>Where records are counted, by period: of what is closed, and of what may have come late.</summary>
    public IEnumerable<Period> Windows => _late is null ? [] : _late.Periods().Select(_late.WindowOf);

    /// <summary>Reads it.</summary>
    /// <param name="before">What the periods were when they were billed.</param>
    /// <param name="count">How many records there are in a window.</param>
    /// <param name="collect">The usage of a span, which is given something.</param>
    public async ValueTask<InvoiceUsage> ReadAsync(
        ValueArray<CountedPeriod> before,
        Func<Period, ValueTask<long>> count,
        Func<UsageSpan, ValueArray<CarriedAllowance>, ValueTask<SpanUsage>> collect)
    {
        var given = before.ToDictionary(static period => period.Number, static period => period.CarriedOver);
        var into = _work.Stored.Carried;
        var now = new List<CountedPeriod>();
        var lateSpans = new Dictionary<int, List<SpanUsage>>();
        if (_late is { } late)
        {
            foreach (var period in late.Periods())
            {
                now.Add(new CountedPeriod(period.Number, await count(late.WindowOf(period)).ConfigureAwait(false)));
            }

            var again = late.In(before, now, _work.VoidedPeriods);
            foreach (var period in late.Periods().Reverse().Where(period => again.Contains(period.Number)))
            {
                var spans = await CollectAsync(
                    Spans.Of(Known, period), given.GetValueOrDefault(period.Number), collect).ConfigureAwait(false);
                lateSpans[period.Number] = spans;
                if (!again.Contains(period.Number + 1) && period.Number + 1 != late.Closing.Number) continue;
                into = AllowanceCarrying.Left(_plans, spans.ToValueArray(), period.Number);
                given[period.Number + 1] = into;
            }

            given[late.Closing.Number] = into;
        }

        var read = await CollectAsync(Needed, into, collect).ConfigureAwait(false);
        foreach (var period in now.Where(period => lateSpans.ContainsKey(period.Number)))
        {
            read.AddRange(lateSpans[period.Number]);
        }

        return new InvoiceUsage(
            read.ToValueArray(),
            _late is null
                ? null
                : now.Select(period => period with { CarriedOver = given.GetValueOrDefault(period.Number) })
                    .ToValueArray());
    }

    private async ValueTask<List<SpanUsage>> CollectAsync(
        ValueArray<UsageSpan> spans,
        ValueArray<CarriedAllowance> given,
        Func<UsageSpan, ValueArray<CarriedAllowance>, ValueTask<SpanUsage>> collect)
    {
        var carrying = new AllowanceCarrying(_plans, given);
        var read = new List<SpanUsage>();
        foreach (var span in spans) read.Add(await collect(span, carrying.Take(span)).ConfigureAwait(false));
        return read;
    }
}
