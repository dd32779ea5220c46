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
        if (_changes.Count == most && Size(before, after) < _least) return;
        var change = new CustomerChange(customer, plan, Money.Of(before, currency), Money.Of(after, currency));
        var place = _changes.FindIndex(other => Compare(change, other) < 0);
        _changes.Insert(place < 0 ? _changes.Count : place, change);
        if (_changes.Count > most) _changes.RemoveAt(most);
        if (_changes.Count > 0) _least = Size(_changes[^1]);
    }

    private decimal Size(CustomerChange change) => Size(change.Before.Amount, change.After.Amount);

    private decimal Size(decimal before, decimal after) => sign > 0 ? after - before : before - after;

    private int Compare(CustomerChange left, CustomerChange right)
    {
        var order = Size(right).CompareTo(Size(left));
        if (order == 0) order = string.CompareOrdinal(left.Customer.Value, right.Customer.Value);
        return order == 0 ? string.CompareOrdinal(left.Plan, right.Plan) : order;
    }
}
