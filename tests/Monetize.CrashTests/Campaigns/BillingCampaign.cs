using System.Globalization;
using Monetize.Billing.Operations;
using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Kills a billing process at points all over the runs of three months: at each one where there are as many kills, else
/// at each kind of point and at ones that lie equally far apart. Some are killed once more while they recover, and now
/// and then the bank is, which also tells of payments by itself. What is finished then is what nobody disturbed would
/// have done.
/// </summary>
internal static class BillingCampaign
{
    private const int RecoveryIn = 4;
    private const int BankDiesIn = 10;

    // What a run is made of: a step that is no point any more would be killed by nobody.
    private static readonly string[] Steps =
    [
        nameof(ClaimCustomers), "summarize", nameof(FinalizeInvoices), nameof(DeliverMessages), "bank prepare",
        "bank confirm", "bank lookup", "bank cancel", "bank amend", nameof(BookPayments), nameof(PayOpenPayments),
        nameof(ReleaseCustomers), nameof(SettleEvent), nameof(SaveSubscription), nameof(IssueCreditNote),
        nameof(VoidInvoice), "event",
    ];

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
        var kinds = new HashSet<string>(points, StringComparer.Ordinal);
        var (met, metKinds) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        var chosen = Choose(points, kinds, kills, seed);
        for (var i = 0; i < kills; i++)
        {
            var path = Copy(folder, template);
            await bank.StartAnewAsync();
            if (i % BankDiesIn == 0) await bank.DieAfterAsync(1 + random.Next(invoices * 3));
            var point = chosen[i];
            var lives = 0;
            if (await RunChildAsync(bank, path, point, lives++) == Child.Killed)
            {
                killed++;
                met.Add(point);
                metKinds.Add(PointLog.Read(PointsAt(path))[^1]);
            }

            if (i % RecoveryIn == 0
                && await RunChildAsync(bank, path, 1 + random.Next(points.Length / 3), lives++) == Child.Killed)
            {
                recovering++;
                metKinds.Add(PointLog.Read(PointsAt(path))[^1]);
            }

            var outcome = await FinishAsync(bank, path, lives);
            foreach (var fault in outcome.Faults(expected, isOneWorker: true))
            {
                report.Fault(FormattableString.Invariant($"kill at point {point}, {lives} lives: {fault}"));
            }

            report.Checked++;
        }

        var (charges, events) = (expected.Charges.Count, expected.Inbox.Count);
        report.Say($"{points.Length} points of {invoices} invoices, {charges} charges and {events} events of the bank");
        report.Say($"{met.Count} of these points met, {points.Length - met.Count} left out");
        report.Say($"{metKinds.Count} of {kinds.Count} kinds of points met");
        report.Say($"{killed} kills, {recovering} more while recovering, and the bank {bank.Deaths} times");
        if (killed < kills) report.Fault("processes came to their end that were to be killed");
        foreach (var step in Steps.Where(step => !kinds.Any(kind => kind.StartsWith(step, StringComparison.Ordinal))))
        {
            report.Fault($"a run has no point of '{step}'");
        }

        if (kills >= 2 * kinds.Count)
        {
            foreach (var kind in kinds.Except(metKinds)) report.Fault($"nobody was killed at '{kind}'");
        }

        if (recovering < kills / MostEscape) report.Fault("too few were killed while they recovered");
        return report.End();
    }

    /// <summary>
    /// As many numbers of points as there are kills. Every other one is the next of a kind, each kind in its turn and
    /// somewhere else; the others lie equally far apart.
    /// </summary>
    private static int[] Choose(string[] points, IEnumerable<string> kinds, int kills, int seed)
    {
        if (kills >= points.Length) return [.. Enumerable.Range(0, kills).Select(i => 1 + ((i + seed) % points.Length))];
        var ofKinds = kinds.Select(kind => Enumerable.Range(1, points.Length)
            .Where(number => points[number - 1] == kind)
            .ToList()).ToList();
        return
        [
            .. Enumerable.Range(0, kills).Select(i =>
            {
                if (i % 2 == 1) return 1 + (int)((((long)i * points.Length / kills) + seed) % points.Length);
                var (turn, kind) = Math.DivRem(i / 2, ofKinds.Count);
                var some = ofKinds[kind];
                return some[(int)(((turn * 7L) + seed + kind) % some.Count)];
            }),
        ];
    }

    private static async Task<(BillingOutcome Outcome, string[] Points)> UndisturbedAsync(
        BankProcess bank, TemporaryFolder folder, string template)
    {
        var path = Copy(folder, template);
        using var child = Child.Start(Arguments(bank, path, 0, 0));
        if (await child.WaitAsync() != 0) throw new InvalidOperationException("A process that nobody killed failed.");
        await using var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, path);
        var outcome = await BillingOutcome.ReadAsync(place, await bank.ChargesAsync(), HeardEvents.Read(HeardAt(path)));
        return (outcome, PointLog.Read(PointsAt(path)));
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
        "--heard", HeardAt(path), "--points", PointsAt(path),
        "--die-at", death.ToString(CultureInfo.InvariantCulture), "--life", life.ToString(CultureInfo.InvariantCulture),
    ];

    private static string PointsAt(string path) => $"{path}.points";

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
