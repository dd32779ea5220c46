using Monetize.CrashTests.Stores;
using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.Testing.Models;

namespace Monetize.CrashTests.Campaigns;

/// <summary>Random operations on a store, restarts and all, each compared with a naive list of records.</summary>
internal static class ModelCampaign
{
    private const int OperationsPerSequence = 60;

    public static async Task<int> RunAsync(CrashStore store, int sequences, int seed)
    {
        var report = new Report($"random operations on {store.Name}");
        await using var place = new Place(store);
        for (var i = 0; i < sequences; i++)
        {
            await store.StartAnewAsync();
            try
            {
                await UsageSimulation.RunAsync(place, (ulong)(seed + i), OperationsPerSequence);
            }
            catch (Exception exception) when (exception is ConformanceException or StoreException)
            {
                report.Fault($"seed {seed + i}: {exception.Message}");
            }

            report.Checked++;
        }

        report.Say($"{sequences} sequences of {OperationsPerSequence} operations");
        return report.End();
    }

    private sealed class Place(CrashStore store) : IUsageStorePlace
    {
        public bool IsDurable => store is not MemoryCrashStore;

        public ValueTask<IUsageStore> OpenAsync(CancellationToken cancellationToken = default) => store.OpenAsync();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
