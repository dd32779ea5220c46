using System.Globalization;
using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Kills a billing process at points all over the runs of three months, at each one where there are as many kills, some
/// once more while they recover, and now and then the bank, which also tells of payments by itself: what is finished
/// then is what nobody disturbed would have done.
/// </summary>
internal static class BillingCampaign
{
    private const int RecoveryIn = 4;
    private const int BankDiesIn = 10;

    // Who recovers near the end may be done before its point comes.
    private const int MostEscape = 5;

    public static async Task<int> RunAsync(int kills, int seed)
    {
        await using var bank = await BankProcess.StartAsync();
        using var folder = new TemporaryFolder();
        var report = new Report("billing on sqlite");
        var random = new Random(seed);
        var template = folder.PathTo("template.db");
        await using (var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, template))
        {
            await BillingWork.PopulateAsync(place.Store, place.Usage);
        }

        var (expected, points) = await UndisturbedAsync(bank, folder, template);
        var (killed, recovering, invoices) = (0, 0, expected.Rows.Count);
        var met = new HashSet<int>();
        for (var i = 0; i < kills; i++)
        {
            var path = Copy(folder, template);
            await bank.StartAnewAsync();
            if (i % BankDiesIn == 0) await bank.DieAfterAsync(1 + random.Next(invoices * 3));
            var point = 1 + (int)((kills < points ? (long)i * points / kills : i) + seed) % points;
            var lives = 0;
            if (await RunChildAsync(bank, path, point, lives++) == Child.Killed)
            {
                killed++;
                met.Add(point);
            }

            if (i % RecoveryIn == 0
                && await RunChildAsync(bank, path, 1 + random.Next(points / 3), lives++) == Child.Killed)
            {
                recovering++;
            }

            var outcome = await FinishAsync(bank, path, lives);
            foreach (var fault in outcome.Faults(expected, isOneWorker: true))
            {
                report.Fault(FormattableString.Invariant($"kill at point {point}, {lives} lives: {fault}"));
            }

            report.Checked++;
        }

        var (charges, events) = (expected.Charges.Count, expected.Inbox.Count);
        report.Say($"{points} points of {invoices} invoices, {charges} charges and {events} events of the bank");
        report.Say($"{met.Count} of these points met, {points - met.Count} left out");
        report.Say($"{killed} kills, {recovering} more while recovering, and the bank {bank.Deaths} times");
        if (killed < kills) report.Fault("processes came to their end that were to be killed");
        if (recovering < kills / MostEscape) report.Fault("too few were killed while they recovered");
        return report.End();
    }

    private static async Task<(BillingOutcome Outcome, int Points)> UndisturbedAsync(
        BankProcess bank, TemporaryFolder folder, string template)
    {
        var (path, file) = (Copy(folder, template), folder.PathTo("points"));
        using var child = Child.Start([.. Arguments(bank, path, 0, 0), "--points", file]);
        if (await child.WaitAsync() != 0) throw new InvalidOperationException("A process that nobody killed failed.");
        await using var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, path);
        var outcome = await BillingOutcome.ReadAsync(place, await bank.ChargesAsync(), HeardEvents.Read(HeardAt(path)));
        return (outcome, int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture));
    }

    private static async Task<int> RunChildAsync(BankProcess bank, string path, int death, int life)
    {
        using var child = Child.Start(Arguments(bank, path, death, life));
        return await child.WaitAsync();
    }

    private static async Task<BillingOutcome> FinishAsync(BankProcess bank, string path, int life)
    {
        await using var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, path);
        using (var heard = new HeardEvents(HeardAt(path)))
        {
            await BillingWork.RunAsync(place.Store, place.Usage, bank.Client, withLate: true, life, heard);
        }

        return await BillingOutcome.ReadAsync(place, await bank.ChargesAsync(), HeardEvents.Read(HeardAt(path)));
    }

    private static string[] Arguments(BankProcess bank, string path, int death, int life) =>
    [
        "billing-child", "--store", CrashStore.Sqlite, "--place", path, "--bank", bank.Socket, "--late", "1",
        "--heard", HeardAt(path),
        "--die-at", death.ToString(CultureInfo.InvariantCulture), "--life", life.ToString(CultureInfo.InvariantCulture),
    ];

    private static string HeardAt(string path) => $"{path}.heard";

    private static string Copy(TemporaryFolder folder, string template)
    {
        var path = folder.PathTo("billing.db");
        File.Delete($"{path}-wal");
        File.Delete($"{path}-shm");
        HeardEvents.Clear(HeardAt(path));
        File.Copy(template, path, overwrite: true);
        return path;
    }
}
