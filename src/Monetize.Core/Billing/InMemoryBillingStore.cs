using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Monetize.Billing.Memory;
using Monetize.Billing.Rows;

namespace Monetize.Billing;

/// <summary>Billing in memory, for tests and demonstrations: it is gone when the process ends.</summary>
/// <remarks>Keeps the contract of <see cref="IBillingStore"/> but for durability. One lock guards everything.</remarks>
public sealed class InMemoryBillingStore : IBillingStore
{
    /// <summary>What it says when it is made.</summary>
    private const string Notice = "Billing is kept in memory only: it is gone when the process ends.";

    private readonly Lock _lock = new();
    private readonly MemoryTables _tables = new();

    /// <summary>Starts empty, and says that nothing of it will stay.</summary>
    /// <param name="say">Told once, such as <c>Console.Error.WriteLine</c> or a logger; nobody where null.</param>
    /// <param name="id">Its id; a random one where null. Given where two stores are to be the same.</param>
    public InMemoryBillingStore(Action<string>? say = null, string? id = null)
    {
        say?.Invoke(Notice);
        var row = CounterRow.OfStore(id ?? RandomNumberGenerator.GetHexString(32, lowercase: true));
        _tables.Of(CounterRow.Definition).Put(row);
    }

    /// <inheritdoc/>
    public ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var (result, change) = operation.Decide(_tables.Load(operation.Need, isClaim: true));
            _tables.Apply(change);
            return ValueTask.FromResult(result);
        }
    }

    /// <inheritdoc/>
    public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(need);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult(_tables.Load(need, isClaim: false));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        await Task.CompletedTask.ConfigureAwait(false);
        IBillingRow[] rows;
        lock (_lock) rows = _tables.Of(table).InOrder();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <summary>Nothing to close.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
