using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Storage;

namespace Monetize.Cli.Stores;

/// <summary>
/// The summaries of a store without those that no decimal holds. Such a quantity is the matter of one customer and one
/// meter, and hides no other.
/// </summary>
internal sealed class ExactSummaries
{
    private readonly OpenStore _store;
    private readonly List<NotExactException> _failures = [];

    private ExactSummaries(OpenStore store, UsageSummaryQuery query)
    {
        _store = store;
        Found = Read(query).ToValueArray();
    }

    /// <summary>What a decimal holds, by customer and then in the order of the query's meters.</summary>
    public ValueArray<UsageSummary> Found { get; }

    /// <summary>What none holds, one for each customer and meter, whom the message names.</summary>
    public IReadOnlyList<NotExactException> Failures => _failures;

    /// <summary>Reads them: in one go where all are exact.</summary>
    public static ExactSummaries Of(OpenStore store, UsageSummaryQuery query) => new(store, query);

    /// <summary>Halves what is asked for until each failure stands alone.</summary>
    private List<UsageSummary> Read(UsageSummaryQuery query)
    {
        try
        {
            return [.. _store.Summarize(query)];
        }
        catch (NotExactException exception)
        {
            var customers = query.Customers ?? _store.CustomersOf(query).ToValueArray();
            if (customers.Count > 1)
            {
                var half = customers.Count / 2;
                return
                [
                    .. Read(query with { Customers = customers.Take(half).ToValueArray() }),
                    .. Read(query with { Customers = customers.Skip(half).ToValueArray() }),
                ];
            }

            if (query.Meters.Count > 1)
            {
                var half = query.Meters.Count / 2;
                return
                [
                    .. Read(query with { Customers = customers, Meters = query.Meters.Take(half).ToValueArray() }),
                    .. Read(query with { Customers = customers, Meters = query.Meters.Skip(half).ToValueArray() }),
                ];
            }

            _failures.Add(exception);
            return [];
        }
    }
}
