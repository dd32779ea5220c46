using System.Globalization;
using Monetize.Invoicing;
using Monetize.Collections;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Cli.Previews;

/// <summary>The invoices of a subscription that exists nowhere yet, from records that are all there.</summary>
internal sealed class InvoicePreview
{
    private readonly Subscription _subscription;
    private readonly Dictionary<PlanVersion, CompiledPlan> _plans;
    private readonly IReadOnlyList<UsageRecord> _records;
    private readonly List<Invoice> _invoices = [];
    private readonly Dictionary<string, decimal> _carried = new(StringComparer.Ordinal);
    private CreditBalance _balance;

    private InvoicePreview(
        Subscription subscription, Dictionary<PlanVersion, CompiledPlan> plans, IReadOnlyList<UsageRecord> records)
    {
        _subscription = subscription;
        _plans = plans;
        _records = records;
        _balance = CreditBalance.Empty(subscription.Terms.Plan.Currency);
    }

    /// <summary>Every invoice that falls due until an instant, in order.</summary>
    /// <param name="subscription">The subscription with all of its changes.</param>
    /// <param name="plans">All plan versions that it may be on.</param>
    /// <param name="records">The usage of its customer, each key once.</param>
    /// <param name="through">The last instant, inclusive.</param>
    public static IReadOnlyList<Invoice> Run(
        Subscription subscription,
        IEnumerable<Plan> plans,
        IReadOnlyList<UsageRecord> records,
        DateTimeOffset through)
    {
        var compiled = plans.ToDictionary(PlanVersion.Of, RatingEngine.Compile);
        var preview = new InvoicePreview(subscription, compiled, records);
        foreach (var due in subscription.Due(subscription.Terms.Start.AddTicks(-1), through)) preview.Bill(due);
        return preview._invoices;
    }

    private void Bill(DueItem due)
    {
        var usage = SubscriptionInvoicing.UsageNeeded(_subscription, due).Select(UsageOf).ToValueArray();
        var request = SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = _subscription,
            Plans = _plans.Values.ToValueArray(),
            Usage = usage,
            Earlier = _invoices.ToValueArray(),
        });
        if (due.Closing is not null) CarryOver(usage);
        if (request.Items.Count == 0) return;

        // The numbers of a preview only tell its invoices apart.
        var number = string.Create(CultureInfo.InvariantCulture, $"preview-{_invoices.Count + 1}");
        var credit = new AvailableCredit { At = due.At, Balance = _balance.Amount.Amount };
        var invoice = InvoiceCalculator.Calculate(request, credit: credit).Finalize(number, due.At).Invoice;
        _balance = _balance.After(invoice);
        _invoices.Add(invoice);
    }

    private SpanUsage UsageOf(UsageSpan span) => new()
    {
        Span = span,
        Usage = PlanUsage.Collect(_plans[span.Plan], span.Span, _records),
        CarriedOver = _carried.Select(carried => new CarriedAllowance(carried.Key, carried.Value)).ToValueArray(),
    };

    private void CarryOver(IEnumerable<SpanUsage> closed)
    {
        foreach (var span in closed)
        {
            var plan = _plans[span.Span.Plan];
            foreach (var charge in plan.Plan.Charges.OfType<UsageCharge>())
            {
                var use = plan.FindUsage(charge.Meter.Key)!;
                var before = _carried.GetValueOrDefault(charge.Meter.Key);
                _carried[charge.Meter.Key] = use.Carry(span.Usage.QuantityOf(charge.Meter.Key), before);
            }
        }
    }
}
