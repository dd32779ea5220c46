using System.Runtime.CompilerServices;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Reading;

/// <summary>Rows of one or all customers, and rows a few at a time.</summary>
internal static class Pages
{
    /// <summary>
    /// The rows of a customer, or all of a table where null; of one snapshot, in the order of the key.
    /// </summary>
    public static async IAsyncEnumerable<TRow> StreamOfAsync<TRow>(
        this IBillingStore store,
        BillingTable table,
        CustomerId? customer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class, IBillingRow
    {
        if (customer is not { } one)
        {
            await foreach (var row in store.StreamAsync(table, cancellationToken).ConfigureAwait(false))
            {
                yield return (TRow)row;
            }

            yield break;
        }

        var wanted = new WantedRows(table, "customer", [one.Value]);
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        foreach (var row in state.All<TRow>(table)) yield return row;
    }

    /// <summary>As many as come together, up to a number.</summary>
    public static async IAsyncEnumerable<ValueArray<T>> PagedAsync<T>(this IAsyncEnumerable<T> items, int size)
    {
        var page = new List<T>(size);
        await foreach (var item in items.ConfigureAwait(false))
        {
            page.Add(item);
            if (page.Count < size) continue;
            yield return page.ToValueArray();
            page.Clear();
        }

        if (page.Count > 0) yield return page.ToValueArray();
    }
}
