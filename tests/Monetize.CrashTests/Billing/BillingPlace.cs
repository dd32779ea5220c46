using Monetize.Billing;
using Monetize.CrashTests.Stores;
using Monetize.Storage;

namespace Monetize.CrashTests.Billing;

/// <summary>Billing and usage of one place, open.</summary>
internal sealed class BillingPlace : IAsyncDisposable
{
    private BillingPlace(IBillingStore store, IUsageStore usage) => (Store, Usage) = (store, usage);

    public IBillingStore Store { get; }

    public IUsageStore Usage { get; }

    public static ValueTask<BillingPlace> OpenAsync(CrashStore store) => OpenAsync(store.Name, store.Place);

    public static async ValueTask<BillingPlace> OpenAsync(string name, string place, Action<string>? reached = null)
    {
        var usage = await CrashStore.OpenAsync(name, place, CrashStore.FoldEvery, reached);
        return new BillingPlace(await CrashStore.OpenBillingAsync(name, place, reached), usage);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Usage.DisposeAsync();
    }
}
