using System.Globalization;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Stops a PostgreSQL server at once while a process records, starts it again and checks what is left.
/// </summary>
internal static class StopCampaign
{
    /// <summary>More than a child records before the server is gone.</summary>
    private const int BatchesPerChild = 100_000;

    public static async Task<int> RunAsync(int stops, int seed)
    {
        await using var store = new PostgresCrashStore();
        using var folder = new TemporaryFolder();
        var report = new Report("stops of the postgresql server");
        var random = new Random(seed);
        var noticed = 0;
        var journal = folder.PathTo("journal");
        await store.StartAnewAsync();
        for (var stop = 0; stop < stops; stop++)
        {
            var target = Journal.Count(journal) + 1 + random.Next(40);
            using (var child = Child.Start(UsageCampaign.Arguments(store, journal, BatchesPerChild, "0")))
            {
                while (!child.HasExited && Journal.Count(journal) < target) await Task.Delay(1);
                store.StopImmediately();
                if (await child.WaitAsync() == UsageChild.StoreFailed) noticed++;
            }

            store.Start();
            await UsageCampaign.CheckAsync(
                store, report, string.Create(
                    CultureInfo.InvariantCulture, $"stop {stop}"), journal, Journal.Count(journal) + 1);
        }

        report.Say($"{stops} stops, {noticed} times the recording process was told that its store failed");
        if (noticed < stops) report.Fault("a process did not notice that its store was gone");
        return report.End();
    }
}
