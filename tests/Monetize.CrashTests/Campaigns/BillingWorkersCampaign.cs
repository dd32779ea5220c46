using System.Globalization;
using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Four processes run the billing of one PostgreSQL schema at the same time; they are killed at any of their points, or
/// their server is stopped at once. What is finished then is what nobody disturbed would have done.
/// </summary>
internal static class BillingWorkersCampaign
{
    private const int Workers = 4;

    public static async Task<int> RunAsync(int kills, int stops, int seed)
    {
        await using var bank = await BankProcess.StartAsync();
        await using var store = new PostgresCrashStore();
        using var folder = new TemporaryFolder();
        var heard = folder.PathTo("heard");
        var report = new Report("billing on postgresql");
        var random = new Random(seed);
        await StartAnewAsync(bank, store, heard);
        var expected = await FinishAsync(bank, store, heard, life: 0);
        var requests = await bank.RequestsAsync();
        var killed = 0;
        for (var round = 0; killed < kills; round++)
        {
            await StartAnewAsync(bank, store, heard);
            var lives = 1;
            var codes = await Task.WhenAll(Enumerable.Range(0, Workers).Select(
                _ => RunChildAsync(bank, store, heard, 1 + random.Next(600), life: 0)));
            killed += codes.Count(static code => code == Child.Killed);
            if (round % 3 == 0)
            {
                codes = await Task.WhenAll(Enumerable.Range(0, Workers).Select(
                    _ => RunChildAsync(bank, store, heard, 1 + random.Next(200), lives)));
                lives++;
                killed += codes.Count(static code => code == Child.Killed);
            }

            await JudgeAsync(bank, store, heard, expected, report, $"round {round}", lives);
            if (round > kills) break;
        }

        var noticed = 0;
        for (var stop = 0; stop < stops; stop++)
        {
            await StartAnewAsync(bank, store, heard);
            noticed += await StopAsync(bank, store, heard, 1 + random.Next(requests * 3 / 4));
            await JudgeAsync(bank, store, heard, expected, report, $"stop {stop}", life: 1);
        }

        report.Say($"{expected.Rows.Count} invoices and {expected.Charges.Count} charges each time, {Workers} workers");
        report.Say($"{killed} kills, {stops} stops of the server that {noticed} workers noticed");
        if (noticed < stops) report.Fault("the server was stopped when nobody needed it any more");
        if (killed < kills) report.Fault("processes came to their end that were to be killed");
        return report.End();
    }

    /// <summary>Stops the server when the bank has heard so many requests; gives how many workers were told.</summary>
    private static async Task<int> StopAsync(
        BankProcess bank, PostgresCrashStore store, string heard, int requests)
    {
        var until = await bank.RequestsAsync() + requests;
        var work = Task.WhenAll(
            Enumerable.Range(0, Workers).Select(_ => RunChildAsync(bank, store, heard, 0, life: 0)));
        while (!work.IsCompleted && await bank.RequestsAsync() < until) await Task.Delay(2);
        store.StopImmediately();
        var codes = await work;
        store.Start();
        return codes.Count(static code => code == BillingChild.StoreFailed);
    }

    private static async Task StartAnewAsync(BankProcess bank, PostgresCrashStore store, string heard)
    {
        HeardEvents.Clear(heard);
        await store.StartAnewAsync();
        await bank.StartAnewAsync();
        await using var place = await BillingPlace.OpenAsync(store);
        await BillingWork.PopulateAsync(place.Store, place.Usage);
    }

    private static async Task JudgeAsync(
        BankProcess bank,
        PostgresCrashStore store,
        string heard,
        BillingOutcome expected,
        Report report,
        string where,
        int life)
    {
        var outcome = await FinishAsync(bank, store, heard, life);
        foreach (var fault in outcome.Faults(expected, isOneWorker: false)) report.Fault($"{where}: {fault}");
        report.Checked++;
    }

    private static async Task<BillingOutcome> FinishAsync(
        BankProcess bank, PostgresCrashStore store, string heard, int life)
    {
        await using var place = await BillingPlace.OpenAsync(store);
        using (var listener = new HeardEvents(heard))
        {
            await BillingWork.RunAsync(place.Store, place.Usage, bank.Client, withLate: false, life, listener);
            await BillingWork.SettleAsync(place.Store, place.Usage, bank.Client, life, listener);
        }

        return await BillingOutcome.ReadAsync(place, await bank.ChargesAsync(), HeardEvents.Read(heard));
    }

    private static async Task<int> RunChildAsync(
        BankProcess bank, PostgresCrashStore store, string heard, int death, int life)
    {
        using var child = Child.Start(
            "billing-child", "--store", store.Name, "--place", store.Place, "--bank", bank.Socket,
            "--heard", heard,
            "--die-at", death.ToString(CultureInfo.InvariantCulture),
            "--life", life.ToString(CultureInfo.InvariantCulture));
        return await child.WaitAsync();
    }
}
