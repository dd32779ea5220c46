using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>A subscription of any history, its usage with late records, and every invoice that falls due.</summary>
internal sealed class BillingLife
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Meter Calls = Meter.Sum("calls", Unit.Call);
    public static readonly Meter Storage = Meter.WeightedSum("storage", Unit.Gigabyte);

    private readonly LifeParts _parts;
    private readonly Func<BillingLife, Invoice, IEnumerable<CreditNote>> _notes;
    private readonly List<UsageSpan> _spans = [];

    public BillingLife(InvoiceGenerator some, bool withNotes = false)
        : this(new LifeGenerator(some).Parts(), (life, invoice) => withNotes ? SomeNotes(some, life, invoice) : [])
    {
    }

    /// <summary>The life of these parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="notes">The notes for parts of an invoice, made before the next one.</param>
    public BillingLife(LifeParts parts, Func<BillingLife, Invoice, IEnumerable<CreditNote>>? notes = null)
    {
        _parts = parts;
        _notes = notes ?? ((_, _) => []);
        Balance = parts.Prepaid.Aggregate(CreditBalance.Empty(Currency), (all, credit) => all.Grant(credit));
        Run();
    }

    public Currency Currency => Subscription.Terms.Plan.Currency;

    public ValueArray<CompiledPlan> Plans => _parts.Plans;

    public Subscription Subscription => _parts.Subscription;

    public ValueArray<AppliedCoupon> Coupons => _parts.Coupons;

    public List<DueInvoice> Inputs { get; } = [];

    /// <summary>What was paid ahead when each invoice was made.</summary>
    public List<AvailableCredit> Credits { get; } = [];

    public List<Invoice> Invoices { get; } = [];

    /// <summary>Notes for parts of invoices, each made before the next invoice; none unless asked for.</summary>
    public List<CreditNote> Notes { get; } = [];

    public CreditBalance Balance { get; private set; }

    public IssuedDocuments Issued => CouponLife.Issued(Invoices, Notes);

    public IReadOnlyList<UsageSpan> Spans => _spans;

    public IEnumerable<UsageRecord> Uses => _parts.Uses.Select(use => use.Record);

    /// <summary>The last instant at which something was due; the first of all where nothing ever was.</summary>
    public DateTimeOffset LastDue => Inputs.Count == 0 ? DateTimeOffset.MinValue : Inputs[^1].Due.At;

    public CompiledPlan PlanOf(PlanVersion version) => Plans.Single(plan => PlanVersion.Of(plan.Plan) == version);

    /// <summary>What of a meter was used in a span and had arrived by an instant.</summary>
    public decimal Quantity(UsageSpan span, string meter, DateTimeOffset by) => meter == Storage.Key
        ? Usage(span, by).Usage.QuantityOf(meter)
        : Arrived(by).Where(use => use.Meter == meter && span.Contains(use.Time)).Sum(use => use.Quantity);

    public Invoice Calculate(DueInvoice input, AvailableCredit credit) => InvoiceCalculator.Calculate(
        SubscriptionInvoicing.Request(input), _parts.Taxes, new BuyerTaxStatus("here", TaxTreatment.Taxed), credit);

    public static DueInvoice Shuffled(InvoiceGenerator some, DueInvoice input) => input with
    {
        Plans = some.Shuffled(input.Plans).ToValueArray(),
        Usage = some.Shuffled(input.Usage).ToValueArray(),
        Coupons = some.Shuffled(input.Coupons).ToValueArray(),
        Issued = CouponLife.Issued(some.Shuffled(input.Issued.Invoices), some.Shuffled(input.Issued.CreditNotes)),
    };

    private static IEnumerable<CreditNote> SomeNotes(InvoiceGenerator some, BillingLife life, Invoice invoice)
    {
        if (!some.Chance(30)) yield break;
        foreach (var line in invoice.Lines.Where(line => line.IsCharge))
        {
            var left = invoice.NetOf(line.Id).ToMinor();
            if (left <= 0) continue;
            var part = Money.FromMinor(some.Chance(40) ? left : some.Below((int)left) + 1, life.Currency);
            var note = Crediting.Part(
                invoice, life.Issued, $"C{life.Notes.Count}", invoice.IssuedAt!.Value, [new(line.Id, part)]);
            if (note.IsAccepted) yield return note.CreditNote;
        }
    }

    private void Run()
    {
        var due = Subscription.Due(Subscription.Terms.Start.AddTicks(-1), _parts.Through).ToList();
        foreach (var at in _parts.Thresholds)
        {
            if (Subscription.PeriodAt(at) is not { IsTrial: false }) continue;
            due.Add(DueItem.Threshold(Subscription, at, due.Count + 1));
        }

        foreach (var item in due.OrderBy(item => item.At).ThenBy(item => item.Kind)) Bill(item);
    }

    private void Bill(DueItem due)
    {
        var needed = SubscriptionInvoicing.UsageNeeded(Subscription, due);
        var earlier = _spans.Where(span => needed.All(other => other.PeriodNumber != span.PeriodNumber)
            && Subscription.PeriodNumber(span.PeriodNumber)!.Value.Billed.ToExclusive <= due.At);
        var input = new DueInvoice
        {
            Due = due,
            Subscription = Subscription,
            Plans = Plans,
            Usage = needed.Concat(earlier).Select(span => Usage(span, due.At)).ToValueArray(),
            Coupons = Coupons,
            Issued = Issued,
            TaxRounding = _parts.TaxRounding,
            PricesIncludeTax = _parts.PricesIncludeTax,
        };
        var credit = Balance.At(due.At);
        Inputs.Add(input);
        Credits.Add(credit);
        Book(Calculate(input, credit).Finalize($"{Invoices.Count}", due.At).Invoice);
        if (due.Kind != DueKind.Threshold) _spans.AddRange(needed);
    }

    private void Book(Invoice invoice)
    {
        Invoices.Add(invoice);
        Balance = Balance.After(invoice);
        foreach (var note in _notes(this, invoice)) Notes.Add(note);
    }

    private SpanUsage Usage(UsageSpan span, DateTimeOffset by) => new()
    {
        Span = span,
        Usage = PlanUsage.Collect(PlanOf(span.Plan), span.Whole, span.Stretches, Arrived(by)),
    };

    private IEnumerable<UsageRecord> Arrived(DateTimeOffset by) =>
        _parts.Uses.Where(use => use.Arrived <= by).Select(use => use.Record);
}
