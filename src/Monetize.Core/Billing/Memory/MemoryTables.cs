using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Memory;

/// <summary>All tables of billing in memory. Not safe for several threads at once.</summary>
internal sealed class MemoryTables
{
    private readonly Dictionary<BillingTable, MemoryTable> _tables =
        BillingTables.All.ToDictionary(static table => table, static table => new MemoryTable(table));

    public MemoryTable Of(BillingTable table) => _tables[table];

    /// <summary>Finds what is needed.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="isClaim">Whether what is due is to be found as well.</param>
    public BillingState Load(BillingNeed need, bool isClaim)
    {
        var state = new BillingState();
        Add(state, CustomerRow.Definition, need.Customers.Select(static customer => customer.Value));
        Add(state, CounterRow.Definition, need.Counters);
        foreach (var wanted in need.Rows)
        {
            foreach (var row in Of(wanted.Table).Find(wanted)) state.Add(row);
        }

        if (need.Balances) AddBalances(state, need.Customers);
        if (isClaim && need.Due is { } due) AddAll(state, Due(due));
        if (isClaim && need.Events is { } events) AddAll(state, Due(events));
        return state;
    }

    /// <summary>Writes a change whole, or throws and writes nothing.</summary>
    public void Apply(BillingChange change)
    {
        foreach (var row in change.Added)
        {
            if (Of(row.Table).Find(row.Key) is not null) throw Impossible(row, "is there already");
        }

        foreach (var row in change.Changed)
        {
            if (row.Table.IsAppendOnly || Of(row.Table).Find(row.Key)?.Version != row.Version - 1)
            {
                throw Impossible(row, "is not there in the version before, or never changes");
            }
        }

        foreach (var row in change.Added) Of(row.Table).Put(row);
        foreach (var row in change.Changed) Of(row.Table).Put(row);
    }

    private static InvalidOperationException Impossible(IBillingRow row, string why) =>
        new($"The row {row} {why}.");

    private static void AddAll(BillingState state, IEnumerable<IBillingRow> rows)
    {
        foreach (var row in rows) state.Add(row);
    }

    private void Add(BillingState state, BillingTable table, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (Of(table).Find(key) is { } row) state.Add(row);
        }
    }

    private void AddBalances(BillingState state, ValueArray<CustomerId> customers)
    {
        var owed = new[]
        {
            DocumentWords.Accounts.Write(AccountKind.Balance), DocumentWords.Accounts.Write(AccountKind.Prepaid),
        };
        var wanted = new WantedRows(
            LedgerRow.Definition, "customer", customers.Select(static customer => customer.Value).ToValueArray());
        var sums = Of(LedgerRow.Definition).Find(wanted)
            .Cast<LedgerRow>()
            .Where(row => owed.Contains(row.Account))
            .GroupBy(static row => (row.Account, row.Subject, row.Currency));
        foreach (var sum in sums)
        {
            var (account, subject, currency) = sum.Key;
            state.AddSum(account, subject, currency, sum.Sum(static row => row.AmountMinor));
        }
    }

    private IEnumerable<IBillingRow> Due(DueCustomers due) => Of(CustomerRow.Definition).All
        .Cast<CustomerRow>()
        .Where(row => DateOf(row, due) <= due.Through)
        .Where(row => due.Kind == LeaseKind.Billing
            ? (due.WithPayments || row.ParkedAt is null) && !(row.BillingUntil > due.Now)
            : !(row.DeliveryUntil > due.Now))
        .OrderBy(row => DateOf(row, due))
        .ThenBy(static row => row.Id, TextOrder.Instance)
        .Take(due.Limit);

    private static DateTimeOffset? DateOf(CustomerRow row, DueCustomers due) => due switch
    {
        { Kind: LeaseKind.Delivery } => row.SendAt,
        { WithPayments: true } => row.WakeAt,
        _ => row.BillAt,
    };

    private IEnumerable<IBillingRow> Due(DueEvents due) => Of(InboxRow.Definition).All
        .Cast<InboxRow>()
        .Where(row => row.NextTry <= due.Now)
        .OrderBy(static row => row.NextTry)
        .ThenBy(static row => row.Id, TextOrder.Instance)
        .Take(due.Limit);
}
