namespace Monetize.Hosting;

/// <summary>
/// A store that is opened when it is first needed: services can be made before, and a server that cannot be reached yet
/// is tried again by the next call.
/// </summary>
internal sealed class OpenedLater<TStore>(Func<CancellationToken, ValueTask<TStore>> open) : IAsyncDisposable
    where TStore : class, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile TStore? _store;
    private bool _isDisposed;

    public ValueTask<TStore> GetAsync(CancellationToken cancellationToken) =>
        _store is { } store ? ValueTask.FromResult(store) : OpenAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            _isDisposed = true;
            if (_store is { } store) await store.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<TStore> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _store ??= await open(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
