using Monetize.Monetary;

namespace Monetize.Invoicing;

/// <summary>Adds up what customers of one currency pay before and after.</summary>
internal sealed class RevenueSum(Currency currency)
{
    private decimal _before;
    private decimal _after;
    private long _up;
    private long _down;
    private long _same;

    public Currency Currency => currency;

    public RevenueComparison Comparison =>
        new(Money.Of(_before, currency), Money.Of(_after, currency), _up, _down, _same);

    /// <summary>Adds a customer, with the sign of the change.</summary>
    public void Add(decimal before, decimal after, int direction)
    {
        _before = ExactDecimal.Add(_before, before);
        _after = ExactDecimal.Add(_after, after);
        if (direction > 0) _up++;
        else if (direction < 0) _down++;
        else _same++;
    }
}
