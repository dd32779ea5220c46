using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Rows;

namespace Monetize.Billing;

/// <summary>What a store found of what was needed.</summary>
/// <remarks>Filled by a store while it reads, by one thread, and not changed after.</remarks>
public sealed class BillingState
{
    private readonly Dictionary<BillingTable, Dictionary<string, IBillingRow>> _rows = [];
    private readonly Dictionary<BalanceKey, long> _left = [];

    /// <summary>Takes a row. One that was found in two ways is taken once.</summary>
    /// <param name="row">The row.</param>
    public void Add(IBillingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!_rows.TryGetValue(row.Table, out var rows))
        {
            rows = new Dictionary<string, IBillingRow>(StringComparer.Ordinal);
            _rows.Add(row.Table, rows);
        }

        rows[row.Key] = row;
    }

    /// <summary>Takes the sum of the postings of an account.</summary>
    /// <param name="account">The kind of account, as the column says it.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="sumMinor">Debits less credits, in minor units.</param>
    public void AddSum(string account, string subject, string currency, long sumMinor)
    {
        var key = new BalanceKey(
            new LedgerAccount(DocumentWords.Accounts.Of(account), subject), Currency.Of(currency));
        _left[key] = checked(-sumMinor);
    }

    /// <summary>The rows of a table, in the order of their keys.</summary>
    /// <typeparam name="TRow">Their type.</typeparam>
    /// <param name="table">The table.</param>
    public IEnumerable<TRow> All<TRow>(BillingTable table)
        where TRow : class, IBillingRow => _rows.TryGetValue(table, out var rows)
            ? rows.OrderBy(static row => row.Key, Collections.TextOrder.Instance).Select(static row => (TRow)row.Value)
            : [];

    /// <summary>The row with a key; none where it was not found.</summary>
    /// <typeparam name="TRow">Its type.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    public TRow? Find<TRow>(BillingTable table, string key)
        where TRow : class, IBillingRow =>
        _rows.TryGetValue(table, out var rows) && rows.TryGetValue(key, out var row) ? (TRow)row : null;

    /// <summary>What is left on an account that is owed to customers; 0 where nothing was booked.</summary>
    /// <param name="account">The account.</param>
    /// <param name="currency">The currency.</param>
    public Money LeftOn(LedgerAccount account, Currency currency) =>
        Money.FromMinor(_left.GetValueOrDefault(new BalanceKey(account, currency)), currency);

    /// <summary>The id of the store, where it was asked for.</summary>
    internal string StoreId => Find<CounterRow>(CounterRow.Definition, CounterNames.Store)?.Text
        ?? throw new InvalidOperationException("The store has no id: it has to make one with its tables.");

    /// <summary>Every account of which something was booked, with what is left on it.</summary>
    public IEnumerable<KeyValuePair<BalanceKey, long>> Left => _left;
}
