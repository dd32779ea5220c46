using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="PercentagePrice"/>, record by record: what is free is used up in order, each other record costs its
/// share and the fixed amount, within its minimum and maximum.
/// </summary>
internal sealed class PercentageRater : CompiledPrice
{
    private readonly PercentagePrice _price;
    private readonly decimal _rate;
    private readonly LinearTiers _single;

    public PercentageRater(PercentagePrice price)
        : base(price)
    {
        _price = price;
        _rate = ExactDecimal.Multiply(price.RatePercent, 0.01m);

        // One record by itself is linear beyond what is free; without usage there is no record and nothing is owed.
        var free = FreeAmountAtStart;
        _single = new LinearTiers(
        [
            new LinearTier(free, 0m, 0m, 0m),
            new LinearTier(0m, free, _rate, price.FixedAmountPerRecord),
        ]);
    }

    public override int MaxParts => 5;

    public override UsageReading Reads => UsageReading.Records;

    private decimal FreeAmountAtStart => (_price.FreeRecords, _price.FreeAmount) switch
    {
        (null, null) or (0, _) => 0m,
        (_, null) => decimal.MaxValue,
        (_, { } amount) => amount,
    };

    public override decimal Total(decimal quantity)
    {
        var total = _single.Total(quantity, out var tier);
        return tier == 0 ? total : Bound(total);
    }

    public override decimal Total(ReadOnlySpan<UsageItem> items)
    {
        var ledger = new Ledger(this);
        foreach (var item in items) ledger.Add(item.Quantity);
        return ledger.Total;
    }

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        var ledger = new Ledger(this);
        if (quantity != 0m) ledger.Add(quantity);
        total = ledger.Total;
        RequireRoom(parts, MaxParts);
        return ledger.Write(parts);
    }

    public override RatedPart[] Rate(ReadOnlySpan<UsageItem> items, out decimal total)
    {
        var ledger = new Ledger(this);
        foreach (var item in items) ledger.Add(item.Quantity);
        total = ledger.Total;
        var parts = new RatedPart[MaxParts];
        return parts[..ledger.Write(parts)];
    }

    private decimal Bound(decimal cost)
    {
        if (_price.RecordMinimum is { } least && cost < least) return least;
        return _price.RecordMaximum is { } most && cost > most ? most : cost;
    }

    /// <summary>What the records so far came to, by what made it up.</summary>
    private struct Ledger(PercentageRater rater)
    {
        private decimal _freeLeft = rater.FreeAmountAtStart;
        private int _records;
        private decimal _free;
        private decimal _paid;
        private int _paidRecords;
        private decimal _raised;
        private decimal _cut;

        public decimal Total { get; private set; }

        public void Add(decimal amount)
        {
            if (amount < 0m) throw RatingException.Negative(amount);
            var mayBeFree = rater._price.FreeRecords is not { } limit || _records < limit;
            var free = mayBeFree ? Math.Min(amount, _freeLeft) : 0m;
            var isFree = mayBeFree && free == amount && _freeLeft > 0m;
            _records++;
            _free = ExactDecimal.Add(_free, free);
            if (_freeLeft != decimal.MaxValue) _freeLeft = ExactDecimal.Subtract(_freeLeft, free);
            if (isFree) return;
            var paid = ExactDecimal.Subtract(amount, free);
            var cost = ExactDecimal.Add(ExactDecimal.Multiply(paid, rater._rate), rater._price.FixedAmountPerRecord);
            var bound = rater.Bound(cost);
            if (bound > cost) _raised = ExactDecimal.Add(_raised, ExactDecimal.Subtract(bound, cost));
            if (bound < cost) _cut = ExactDecimal.Add(_cut, ExactDecimal.Subtract(bound, cost));
            _paid = ExactDecimal.Add(_paid, paid);
            _paidRecords++;
            Total = ExactDecimal.Add(Total, bound);
        }

        public readonly int Write(Span<RatedPart> parts)
        {
            var count = 0;
            var all = ExactDecimal.Add(_free, _paid);
            if (_free > 0m) parts[count++] = new RatedPart(0m, _free, _free, 0m, 0m, 0m, "free");
            parts[count++] = new RatedPart(
                _free, all, _paid, rater._rate, 0m, ExactDecimal.Multiply(_paid, rater._rate), "rate");
            var each = rater._price.FixedAmountPerRecord;
            if (each != 0m && _paidRecords > 0)
            {
                parts[count++] = new RatedPart(
                    all, all, _paidRecords, each, 0m, ExactDecimal.Multiply(_paidRecords, each), "records");
            }

            if (_raised != 0m) parts[count++] = new RatedPart(all, all, 0m, 0m, _raised, _raised, "record minimum");
            if (_cut != 0m) parts[count++] = new RatedPart(all, all, 0m, 0m, _cut, _cut, "record maximum");
            return count;
        }
    }
}
