using System.Runtime.InteropServices;
using System.Text;
using Monetize.Cli.Commands;
using Monetize.Cli.Usage;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Cli.Statements;

/// <summary>
/// From rows in any order to one statement for each customer, month and plan. Each key counts once.
/// </summary>
/// <remarks>
/// Memory grows with customers, meters and keys, and with what percentage, bucketed, unique and weighted pricing must
/// keep. Of the other rows nothing is held.
/// </remarks>
internal sealed class RateRun
{
    private static readonly IdempotencyKey Unread = IdempotencyKey.Of("-");

    private readonly Catalog _catalog;
    private readonly PlanBook _plans;
    private readonly RowJudge _judge;
    private readonly bool _remembers;
    private readonly BillingMonth? _period;
    private readonly string? _customer;
    private readonly KeyLedger _keys = new();
    private readonly RowIdentity _identity = new();
    private readonly Utf8Map<CustomerEntry> _customers = new();
    private readonly Dictionary<(CustomerEntry Customer, BillingMonth Month, RatedPlan Plan), CollectedUsage> _usage
        = [];
    private readonly MonthClock _clock = new();
    private readonly MonthSpan _months = new();
    private int _customerCount;

    /// <param name="catalog">The catalog, for its meters.</param>
    /// <param name="plans">The plans.</param>
    /// <param name="period">The one month that is priced; every one where null.</param>
    /// <param name="customer">The one customer who is priced; every one where null.</param>
    public RateRun(Catalog catalog, PlanBook plans, BillingMonth? period = null, string? customer = null)
    {
        _catalog = catalog;
        _plans = plans;
        _remembers = plans.Remembers;
        _judge = new RowJudge(catalog.Meters);
        _period = period;
        _customer = customer;
    }

    /// <summary>What became of the rows so far.</summary>
    public RowCounts Counts { get; } = new();

    /// <summary>Counts a row.</summary>
    /// <returns>Why it cannot be priced, null where it can or need not be.</returns>
    public string? Add(UsageRow row)
    {
        var fault = row.Fault ?? Count(row);
        if (fault is not null) Counts.Bad++;
        return fault;
    }

    /// <summary>The statements: by customer in ordinal order, then by month, then by plan.</summary>
    public IEnumerable<CustomerStatement> Statements()
    {
        var slots = _usage.Keys.ToArray();
        Array.Sort(slots, InOrder);
        if (!_remembers) return slots.Select(slot => StatementOf(slot.Customer, _usage[slot]));
        IReadOnlyList<BillingMonth> months = _period is { } only ? [only] : _months.All();
        return slots
            .GroupBy(slot => slot.Customer, slot => _usage[slot])
            .SelectMany(own => CustomerMonths.Of([.. own], months).Select(usage => StatementOf(own.Key, usage)));
    }

    private string? Count(UsageRow row)
    {
        if (RowReading.MissingFault(row) is { } missing) return missing;
        var key = _identity.KeyOf(row);
        _keys.Expect(key);
        if (_plans.Find(row[UsageField.Plan], out var unknown) is not { } plan) return unknown;
        if (plan.Find(row[UsageField.Meter]) is not { } use) return UnpricedFault(row, plan);
        if (RowReading.FiguresFault(row, out var figures) is { } unreadable) return unreadable;
        if (_judge.Fault(row, use.Meter, figures) is { } refused) return refused;
        if (use.DimensionsFault(row, out var dimensions) is { } unpriced) return unpriced;
        var customer = Customer(row[UsageField.Customer]);
        switch (_keys.Add(key, _identity.ContentOf(row, customer.Index, plan.Index, use.Index, figures)))
        {
            case RecordOutcome.Duplicate:
                Counts.Duplicates++;
                return null;
            case RecordOutcome.Conflict:
                return $"the key {RowReading.Shown(row[UsageField.Key])} was counted before with other content; "
                    + "the first one stays";
            default:
                Collect(row, customer, plan, use, figures, dimensions);
                return null;
        }
    }

    private void Collect(
        UsageRow row, CustomerEntry customer, RatedPlan plan, MeterUse use, RowFigures figures, ValueMap dimensions)
    {
        var month = _clock.MonthAt(figures.Ticks);
        var isOutside = _period is { } only && month != only;
        if (isOutside) Counts.Outside++;
        else Counts.Counted++;
        _months.Add(month);
        if (_customer is not null && customer.Id != _customer) return;

        // Of the months before the one that is priced, what lasts counts, and which plan the customer had.
        if (isOutside && !(month < _period && _remembers)) return;
        var record = new UsageRecord
        {
            Key = use.ReadsKeys ? new IdempotencyKey(Encoding.UTF8.GetString(row[UsageField.Key])) : Unread,
            Customer = new CustomerId(customer.Id),
            Meter = use.Meter.Key,
            Quantity = figures.Quantity,
            Time = new DateTimeOffset(figures.Ticks, TimeSpan.Zero),
            Amount = figures.Amount,
            Corrects = RowReading.CorrectedKey(row),
            Dimensions = dimensions,
        };
        Open(customer, month, plan, isOutside).Add(use, record);
    }

    private CustomerEntry Customer(ReadOnlySpan<byte> name)
    {
        if (_customers.Find(name) is { } known) return known;
        var customer = new CustomerEntry(_customerCount++, Encoding.UTF8.GetString(name));
        _customers.Add(name, customer);
        return customer;
    }

    // A customer's rows mostly go where the last one went.
    private CollectedUsage Open(CustomerEntry customer, BillingMonth month, RatedPlan plan, bool isOutside)
    {
        if (customer.Last is { } last && last.Month == month && last.Plan == plan) return last;
        ref var usage = ref CollectionsMarshal.GetValueRefOrAddDefault(_usage, (customer, month, plan), out _);
        return customer.Last = usage ??= new CollectedUsage(plan, month, isRemembered: isOutside);
    }

    private string UnpricedFault(UsageRow row, RatedPlan plan)
    {
        var meter = RowReading.Shown(row[UsageField.Meter]);
        return _catalog.Meters.Any(known => row[UsageField.Meter].SequenceEqual(Encoding.UTF8.GetBytes(known.Key)))
            ? $"the plan {plan.Plan} does not price the meter {meter}"
            : $"there is no meter {meter}; the catalog has {MeterNames.Of(_catalog)}";
    }

    private static int InOrder(
        (CustomerEntry Customer, BillingMonth Month, RatedPlan Plan) x,
        (CustomerEntry Customer, BillingMonth Month, RatedPlan Plan) y)
    {
        var byCustomer = string.CompareOrdinal(x.Customer.Id, y.Customer.Id);
        if (byCustomer != 0) return byCustomer;
        var byMonth = x.Month.CompareTo(y.Month);
        return byMonth != 0 ? byMonth : string.CompareOrdinal(x.Plan.Plan.Key, y.Plan.Plan.Key);
    }

    private static CustomerStatement StatementOf(CustomerEntry customer, CollectedUsage usage)
    {
        var statement = new CustomerStatement
        {
            Customer = customer.Id,
            Month = usage.Month,
            Plan = usage.Plan.Plan,
        };
        try
        {
            return statement with { Statement = usage.Rate() };
        }
        catch (MonetizeException exception)
        {
            return statement with { Fault = $"{exception.Code}: {exception.Message}" };
        }
    }

    private sealed class CustomerEntry(int index, string id)
    {
        public int Index => index;

        public string Id => id;

        /// <summary>Where the last row of the customer was collected.</summary>
        public CollectedUsage? Last { get; set; }
    }
}
