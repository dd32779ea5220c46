using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>Keeps the largest changes of one direction: of equal ones those of the customers that come first.</summary>
internal sealed class LargestChanges(int most, int sign)
{
    private readonly List<CustomerChange> _changes = [];
    private decimal _least;

    public ValueArray<CustomerChange> Sorted => [.. _changes];

    public void Add(CustomerId customer, string plan, Currency currency, decimal before, decimal after)
    {
        if (_changes.Count == most && sign * (after - before) < _least) return;
        var change = new CustomerChange(customer, plan, Money.Of(before, currency), Money.Of(after, currency));
        var place = _changes.FindIndex(other => Compare(change, other) < 0);
        _changes.Insert(place < 0 ? _changes.Count : place, change);
        if (_changes.Count > most) _changes.RemoveAt(most);
        if (_changes.Count > 0) _least = sign * (_changes[^1].After.Amount - _changes[^1].Before.Amount);
    }

    private int Compare(CustomerChange left, CustomerChange right)
    {
        var order = (sign * (right.After.Amount - right.Before.Amount))
            .CompareTo(sign * (left.After.Amount - left.Before.Amount));
        if (order == 0) order = string.CompareOrdinal(left.Customer.Value, right.Customer.Value);
        return order == 0 ? string.CompareOrdinal(left.Plan, right.Plan) : order;
    }
}
