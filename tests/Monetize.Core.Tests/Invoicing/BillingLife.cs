using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>A subscription of any history, its usage with late records, and every invoice that falls due.</summary>
internal sealed class BillingLife
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Meter Calls = Meter.Count("calls", Unit.Call);

    private static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    private readonly InvoiceGenerator _some;
    private readonly List<Use> _uses = [];
    private readonly List<UsageSpan> _spans = [];
    private readonly bool _withNotes;
    private readonly TaxTable? _taxes;
    private PrepaidCredit[] _prepaid;

    public BillingLife(InvoiceGenerator some, bool withNotes = false)
    {
        _some = some;
        _withNotes = withNotes;
        _taxes = some.Chance(50)
            ? new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", some.Pick(19m, 7.7m))] })
            : null;
        _prepaid = [.. Enumerable.Range(0, some.Below(3)).Select(i => new PrepaidCredit
        {
            Id = $"prepaid-{i}",
            Remaining = some.Amount(),
            GrantedAt = Start,
            ExpiresAt = some.Chance(30) ? Start.AddDays(40) : null,
        })];
        Plans = [RatingEngine.Compile(Plan("basic", 49m, 0.01m)), RatingEngine.Compile(Plan("pro", 99.99m, 0.007m))];
        Subscription = History();
        Coupons = Enumerable.Range(0, some.Below(3)).Select(Applied).ToValueArray();
        for (var i = 0; i < 60; i++)
        {
            var time = Start.AddMinutes(some.Below(120 * 24 * 60));
            var late = some.Chance(20) ? TimeSpan.FromDays(some.Below(40)) : TimeSpan.Zero;
            _uses.Add(new Use(time, time + late, some.Pick("words", "calls"), some.Below(2_000)));
        }

        Run();
    }

    /// <summary>A record of usage and when it arrived.</summary>
    public sealed record Use(DateTimeOffset Time, DateTimeOffset Arrived, string Meter, decimal Quantity);

    public ValueArray<CompiledPlan> Plans { get; }

    public Subscription Subscription { get; }

    public ValueArray<AppliedCoupon> Coupons { get; }

    public List<DueInvoice> Inputs { get; } = [];

    /// <summary>What was paid ahead when each invoice was made.</summary>
    public List<AvailableCredit> Credits { get; } = [];

    public List<Invoice> Invoices { get; } = [];

    /// <summary>Notes for parts of invoices, each made before the next invoice; none unless asked for.</summary>
    public List<CreditNote> Notes { get; } = [];

    public CreditBalance Balance { get; private set; } = CreditBalance.Empty(Currency.Usd);

    public IReadOnlyList<UsageSpan> Spans => _spans;

    public IReadOnlyList<Use> Uses => _uses;

    public DateTimeOffset LastDue => Inputs[^1].Due.At;

    public CompiledPlan PlanOf(PlanVersion version) => Plans.Single(plan => PlanVersion.Of(plan.Plan) == version);

    /// <summary>What of a meter was used in a span and had arrived by an instant.</summary>
    public decimal Quantity(UsageSpan span, string meter, DateTimeOffset by) => _uses
        .Where(use => use.Meter == meter && span.Contains(use.Time) && use.Arrived <= by)
        .Sum(use => use.Quantity);

    public Invoice Calculate(DueInvoice input, AvailableCredit credit) => InvoiceCalculator.Calculate(
        SubscriptionInvoicing.Request(input), _taxes, new BuyerTaxStatus("here", TaxTreatment.Taxed), credit);

    public DueInvoice Shuffled(DueInvoice input) => input with
    {
        Plans = _some.Shuffled(input.Plans).ToValueArray(),
        Usage = _some.Shuffled(input.Usage).ToValueArray(),
        Earlier = _some.Shuffled(input.Earlier).ToValueArray(),
        Coupons = _some.Shuffled(input.Coupons).ToValueArray(),
        CreditNotes = _some.Shuffled(input.CreditNotes).ToValueArray(),
    };

    private void Run()
    {
        var due = Subscription.Due(Start.AddTicks(-1), Start.AddDays(110)).ToList();
        for (var i = 0; i < 3; i++)
        {
            var at = Start.AddMinutes(_some.Below(100 * 24 * 60) + 1);
            if (Subscription.PeriodAt(at) is { IsTrial: false }) due.Add(DueItem.Threshold(Subscription, at, i + 1));
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
            Earlier = Invoices.ToValueArray(),
            Coupons = Coupons,
            CreditNotes = Notes.ToValueArray(),
        };
        var credit = new AvailableCredit
        {
            At = due.At,
            Balance = Balance.Amount.Amount,
            Credits = _prepaid.ToValueArray(),
        };
        Inputs.Add(input);
        Credits.Add(credit);
        Book(Calculate(input, credit).Finalize($"{Invoices.Count}", due.At).Invoice);
        if (due.Kind != DueKind.Threshold) _spans.AddRange(needed);
    }

    private void Book(Invoice invoice)
    {
        Invoices.Add(invoice);
        Balance = Balance.After(invoice);
        _prepaid = [.. _prepaid.Select(prepaid => prepaid with
        {
            Remaining = prepaid.Remaining + invoice.Lines
                .Where(line => line.CreditId == prepaid.Id).Sum(line => line.Amount.Amount),
        })];
        if (!_withNotes || !_some.Chance(30)) return;
        foreach (var line in invoice.Lines.Where(line => line.IsCharge))
        {
            var left = invoice.NetOf(line.Id).ToMinor();
            if (left <= 0) continue;
            var part = Money.FromMinor(_some.Chance(40) ? left : _some.Below((int)left) + 1, Currency.Usd);
            var note = Crediting.Part(invoice, Notes, $"C{Notes.Count}", invoice.IssuedAt!.Value, [new(line.Id, part)]);
            if (note.IsAccepted) Notes.Add(note.CreditNote);
        }
    }

    private AppliedCoupon Applied(int index)
    {
        var coupon = _some.Chance(30)
            ? Coupon.PercentOff($"C{index}", _some.Pick(20m, 33.3m, 100m))
            : Coupon.AmountOff($"C{index}", Money.Of(_some.Pick(0m, 5m, 13.37m, 60m), Currency.Usd));
        if (_some.Chance(40)) coupon = coupon.PerLine();
        if (_some.Chance(30)) coupon = coupon.OnlyFor("usage:words", "recurring:0");
        coupon = _some.Pick(0, 1, 2) switch { 0 => coupon, 1 => coupon.Repeating(2), _ => coupon.Forever() };
        return new AppliedCoupon { Coupon = coupon, FirstPeriod = _some.Pick(0, 0, 1) };
    }

    private SpanUsage Usage(UsageSpan span, DateTimeOffset by) => new()
    {
        Span = span,
        Usage = new PlanUsage()
            .Add(Words, Quantity(span, "words", by)).Add(Calls, Quantity(span, "calls", by)),
    };

    private Subscription History()
    {
        var subscription = Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("sub-1"),
            Customer = CustomerId.Of("customer"),
            Plan = PlanTerms.Of(Plans[0].Plan),
            Start = Start,
            Quantity = _some.Pick(1m, 3m),
            TrialDays = _some.Pick(0, 0, 10),
            Alignment = _some.Pick(BillingAlignment.Anniversary, BillingAlignment.Calendar),
        });
        var at = Start;
        for (var i = _some.Below(6); i > 0; i--)
        {
            at = at.AddMinutes(_some.Below(30 * 24 * 60));
            var timing = _some.Pick(ChangeTiming.AtOnce, ChangeTiming.AtOnce, ChangeTiming.AtPeriodEnd);
            var result = _some.Below(9) switch
            {
                < 4 => subscription.ChangePlan(_some.Pick(Plans[0], Plans[1]).Plan, at, timing),
                4 or 5 => subscription.ChangeQuantity(_some.Below(4) + 1, at, timing),
                6 => subscription.Pause(at),
                7 => subscription.Resume(at),
                _ => subscription.Cancel(at, timing),
            };
            if (result.IsAccepted) subscription = result.Subscription;
        }

        return subscription;
    }

    private Plan Plan(string key, decimal fee, decimal price) => new()
    {
        Key = key,
        Currency = Currency.Usd,
        Period = Every.Month,
        Minimum = _some.Chance(30) ? 60m : null,
        Maximum = _some.Chance(30) ? 120m : null,
        Charges =
        [
            new RecurringCharge { Amount = fee },
            new UsageCharge
            {
                Meter = Words,
                Price = new GraduatedPrice { Tiers = [Tier.UpTo(1_000m, price), Tier.Beyond(price / 4m)] },
                Maximum = _some.Chance(40) ? 12m : null,
            },
            new UsageCharge
            {
                Meter = Calls,
                Included = 500m,
                Price = Price.PerUnit(0.0035m),
                Minimum = _some.Chance(40) ? 3m : null,
            },
            new OneTimeCharge { Amount = 10m },
        ],
    };
}
