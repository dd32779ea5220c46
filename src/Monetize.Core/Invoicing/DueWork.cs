using System.Globalization;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>What is gathered for the invoice of a subscription.</summary>
internal sealed class DueWork
{
    private readonly Dictionary<PlanVersion, CompiledPlan> _plans = [];

    public DueWork(DueInvoice input)
    {
        Input = input;
        Known = input.Subscription.Known(input.Due.HistoryCount);
        Booked = new BookedSoFar(input.Issued, input.Subscription.Id);
        foreach (var plan in input.Plans) _plans[PlanVersion.Of(plan.Plan)] = plan;
        if (input.Due.Kind == DueKind.Final) FindGone();
    }

    public DueInvoice Input { get; }

    public DueItem Due => Input.Due;

    /// <summary>The subscription as the due item knows it.</summary>
    public Subscription Known { get; }

    public BookedSoFar Booked { get; }

    public List<BillableItem> Items { get; } = [];

    public List<SpendBound> Bounds { get; } = [];

    /// <summary>
    /// Periods that were booked in advance and then never began: the subscription ended at the instant before them.
    /// </summary>
    public SortedDictionary<int, BillingPeriod> Gone { get; } = [];

    /// <summary>
    /// The periods and plan versions that the invoice touches, and whether no invoice of theirs follows.
    /// </summary>
    public Dictionary<(int Period, PlanVersion Plan), bool> Touched { get; } = [];

    public static string Scope(PlanVersion plan, int period) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan}#{period}");

    public CompiledPlan PlanOf(PlanVersion version) => _plans.TryGetValue(version, out var plan)
        ? plan
        : throw new ArgumentException($"{Due} needs plan {version}, which is not among the plans.", nameof(version));

    /// <summary>That a decimal does not hold something, with the charge and the invoice that it is about.</summary>
    public NotExactException About(string scope, string chargeKey, NotExactException fault) =>
        new($"{chargeKey} of {scope} for {Due.Key}: {fault.Message}", fault);

    public void Touch(int period, PlanVersion plan, bool isOver) =>
        Touched[(period, plan)] = isOver || Touched.GetValueOrDefault((period, plan));

    /// <summary>The billing period of a number, as the due item knows it.</summary>
    public BillingPeriod PeriodOf(int number) => Gone.TryGetValue(number, out var gone)
        ? gone
        : Known.PeriodNumber(number)
            ?? throw new ArgumentException($"{Due} is given period {number}, which there is not.", nameof(number));

    /// <summary>
    /// A coupon as it counts: the trial is a period that owes nothing, and what is redeemed in it counts from the next.
    /// </summary>
    public AppliedCoupon AfterTrial(AppliedCoupon applied) =>
        applied.FirstPeriod >= 0 && Known.PeriodNumber(applied.FirstPeriod) is { IsTrial: true } trial
            ? applied with { FirstPeriod = trial.Number + 1 }
            : applied;

    private void FindGone()
    {
        foreach (var line in Booked.Lines)
        {
            if (line.Price?.Charge is not RecurringCharge || line.ServicePeriod is not { } whole) continue;
            if (Known.PeriodNumber(line.PeriodNumber) is not null) continue;
            var nothing = new Period(whole.From, whole.From);
            Gone.TryAdd(line.PeriodNumber, new BillingPeriod(line.PeriodNumber, whole, nothing));
        }
    }
}
