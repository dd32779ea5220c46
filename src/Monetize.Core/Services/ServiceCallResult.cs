using Monetize.Collections;

namespace Monetize.Services;

/// <summary>What a call gave, what it used, and what it is estimated to cost.</summary>
/// <typeparam name="TResult">What the call gives.</typeparam>
public sealed record ServiceCallResult<TResult>
{
    /// <summary>What the call gave.</summary>
    public required TResult Value { get; init; }

    /// <summary>What it used: one for each meter of the method.</summary>
    public required ValueArray<MeteredUse> Uses { get; init; }

    /// <summary>
    /// The estimated cost over all meters, exactly; null where no meter has one, or where they are of several
    /// currencies, so that each use has its own.
    /// </summary>
    public Money? MarginalCost
    {
        get
        {
            var costs = Uses.Select(static use => use.MarginalCost).OfType<Money>().ToList();
            return costs.Count == 0 || costs.Exists(cost => cost.Currency != costs[0].Currency)
                ? null
                : costs.Aggregate(static (sum, cost) => sum + cost);
        }
    }

    /// <summary>Why no cost could be estimated; null where nothing failed. The record is not touched by it.</summary>
    public Exception? CostFailure { get; init; }

    /// <summary>What handlers of the call's event threw. The record is not touched by it.</summary>
    public ValueArray<Exception> HandlerFailures { get; init; }

    /// <summary>How many uses there are.</summary>
    public override string ToString() => string.Join(", ", Uses);
}
