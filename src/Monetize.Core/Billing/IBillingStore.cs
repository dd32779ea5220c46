using Monetize.Billing.Rows;

namespace Monetize.Billing;

/// <summary>
/// Where customers, subscriptions, invoices, payments and the books are kept. There is one way to change it: an
/// operation, such as <see cref="Operations.FinalizeInvoices"/>, whole or not at all.
/// </summary>
/// <remarks>
/// The contract, which the conformance kit of Monetize.Testing checks. A store knows tables and not what they mean: it
/// reads and locks what an operation needs, asks it what becomes of that, and writes the answer, all in one transaction
/// that is durable when the call returns. What an operation decides follows from what it was given alone, so it may be
/// asked again when others were in the way. Of a row that is new there must be none; of a row that is changed there
/// must be the version before; append-only tables refuse every change. With its tables a store makes one row,
/// its own id (<see cref="CounterRow.OfStore"/>), by which its payments are told from those of other stores. Every
/// member is safe to call from several threads and processes at once. A call that is cancelled or fails has done all of
/// it or nothing; each operation may be sent again and tells what it finds done. Failures of the world outside are
/// <see cref="Storage.StoreException"/>.
/// </remarks>
public interface IBillingStore : IAsyncDisposable
{
    /// <summary>Carries out an operation.</summary>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="cancellationToken">Cancels the wait; once the transaction is committed it stays.</param>
    /// <returns>What the operation found and did.</returns>
    /// <exception cref="BillingException">It cannot be done as things stand.</exception>
    /// <exception cref="Storage.StoreException">The store failed.</exception>
    ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default);

    /// <summary>Reads rows, all of one snapshot, and locks none.</summary>
    /// <param name="need">Which rows. What it says of claims and events that wait is not looked at.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default);

    /// <summary>Reads a whole table, of one snapshot, in the order of its key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<IBillingRow> StreamAsync(BillingTable table, CancellationToken cancellationToken = default);
}
