using System.Collections.Concurrent;
using Monetize.Billing;
using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.Testing.Simulation;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Worlds that are billed by several workers while stores and provider fail: each in memory, and some in a SQLite file.
/// </summary>
internal static class WorldsCampaign
{
    private const int SqliteIn = 25;

    public static async Task<int> RunAsync(int seeds, int seed, int operations)
    {
        var report = new Report("worlds");
        var done = new ConcurrentBag<BillingSimulationReport>();
        var faults = new ConcurrentBag<(int Seed, string Fault)>();
        await Parallel.ForEachAsync(Enumerable.Range(seed, seeds), async (number, _) =>
        {
            try
            {
                done.Add(await RunAsync(number, operations));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Whatever it is, its seed is told.
                faults.Add((number, exception is ConformanceException ? exception.Message : $"{exception}"));
            }
        });
        foreach (var (failed, fault) in faults.OrderBy(static one => one.Seed))
        {
            report.Fault($"{fault}\n    again: dotnet run -c Release --project tests/Monetize.CrashTests -- "
                + FormattableString.Invariant($"worlds --seeds 1 --seed {failed} --operations {operations}"));
        }

        report.Checked = seeds;
        report.Say($"{seeds} worlds of {operations} operations from seed {seed}, {seeds / SqliteIn} of them in a file");
        var (invoices, payments) = (done.Sum(static one => one.Invoices), done.Sum(static one => one.Payments));
        report.Say($"{invoices:N0} invoices, {payments:N0} payments, {done.Sum(static one => one.Records):N0} records");
        var (allowed, refused) = (done.Sum(static one => one.Allowed), done.Sum(static one => one.Refused));
        report.Say($"{done.Sum(static one => one.Amended):N0} times a payment asked for less");
        report.Say($"{done.Sum(static one => one.Events):N0} events of the provider");
        report.Say($"{allowed:N0} uses within a hard limit, {refused:N0} refused");
        var (runs, deaths) = (done.Sum(static one => one.Runs), done.Sum(static one => one.Deaths));
        report.Say($"{runs:N0} runs, {deaths:N0} workers died, {done.Sum(static one => one.Faults):N0} calls failed");
        return report.End();
    }

    private static async Task<BillingSimulationReport> RunAsync(int seed, int operations)
    {
        if (seed % SqliteIn != 0)
        {
            await using var memory = new InMemoryBillingStore();
            await using var usageInMemory = new InMemoryUsageStore();
            return await BillingSimulation.RunAsync(memory, usageInMemory, (ulong)seed, operations);
        }

        using var folder = new TemporaryFolder();
        await using var store = await SqliteBillingStore.OpenAsync(folder.PathTo("world.db"));
        await using var usage = await SqliteUsageStore.OpenAsync(folder.PathTo("world.db"));
        return await BillingSimulation.RunAsync(store, usage, (ulong)seed, operations);
    }
}
