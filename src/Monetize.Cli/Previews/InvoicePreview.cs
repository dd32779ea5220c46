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
    private Dictionary<string, decimal> _carried = new(StringComparer.Ordinal);
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
        var usage = Usage(SubscriptionInvoicing.UsageNeeded(_subscription, due));
        var request = SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = _subscription,
            Plans = _plans.Values.ToValueArray(),
            Usage = usage,
            Issued = new IssuedDocuments { Invoices = _invoices.ToValueArray() },
        });
        if (due.Closing is not null) CarryOver(usage);

        // The numbers of a preview only tell its invoices apart.
        var number = string.Create(CultureInfo.InvariantCulture, $"preview-{_invoices.Count + 1}");
        var draft = InvoiceCalculator.Calculate(request, credit: _balance.At(due.At));
        if (draft.Lines.IsEmpty) return;
        var invoice = draft.Finalize(number, due.At).Invoice;
        _balance = _balance.After(invoice);
        _invoices.Add(invoice);
    }

    // What the last period left belongs to the version that this one begins with, and is used once.
    private ValueArray<SpanUsage> Usage(ValueArray<UsageSpan> spans)
    {
        var left = new Dictionary<string, decimal>(_carried, StringComparer.Ordinal);
        var all = new List<SpanUsage>();
        foreach (var span in spans)
        {
            var plan = _plans[span.Plan];
            var carried = new List<CarriedAllowance>();
            foreach (var charge in plan.Plan.Charges.OfType<UsageCharge>())
            {
                var meter = charge.Meter.Key;
                if (left.Remove(meter, out var quantity)) carried.Add(new CarriedAllowance(meter, quantity));
            }

            all.Add(new SpanUsage
            {
                Span = span,
                Usage = PlanUsage.Collect(plan, span.Whole, span.Stretches, _records),
                CarriedOver = [.. carried],
            });
        }

        return [.. all];
    }

    // The next period gets what the version left that this one ended with.
    private void CarryOver(ValueArray<SpanUsage> closed)
    {
        if (closed.IsEmpty) return;
        _carried = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var span in closed.OrderBy(span => span.Span.Hull.ToExclusive))
        {
            var plan = _plans[span.Span.Plan];
            foreach (var charge in plan.Plan.Charges.OfType<UsageCharge>())
            {
                var meter = charge.Meter.Key;
                var before = span.CarriedOver.FirstOrDefault(carried => carried.Meter == meter).Quantity;
                _carried[meter] = plan.FindUsage(meter)!.Carry(span.Usage.QuantityOf(meter), before);
            }
        }
    }
}
