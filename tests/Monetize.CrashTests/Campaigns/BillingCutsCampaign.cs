using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Stores;
using Monetize.Sqlite.Native;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// The write-ahead log of a SQLite file is cut at any byte while the bank knows of everything that came after: who goes
/// on from there finds the charges that were made, and makes none again.
/// </summary>
internal static class BillingCutsCampaign
{
    public static async Task<int> RunAsync(int cuts, int seed)
    {
        await using var bank = await BankProcess.StartAsync();
        using var folder = new TemporaryFolder();
        var report = new Report("billing after a cut");
        var random = new Random(seed);
        var (whole, cut) = (folder.PathTo("whole.db"), folder.PathTo("cut.db"));
        await using (var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, whole))
        {
            await BillingWork.PopulateAsync(place.Store, place.Usage);
        }

        // Whoever reads the state at the beginning keeps all that follows in the log.
        using var reader = SqliteDatabase.Open(whole, TimeSpan.FromSeconds(5));
        reader.Execute("BEGIN");
        reader.Scalar("SELECT count(*) FROM sqlite_schema");
        await using var open = await BillingPlace.OpenAsync(CrashStore.Sqlite, whole);
        await BillingWork.RunAsync(open.Store, open.Usage, bank.Client, withLate: true, life: 0);
        var expected = await BillingOutcome.ReadAsync(open, await bank.ChargesAsync());
        var journal = bank.Journal;
        var log = await ReadAsync($"{whole}-wal");
        var behind = 0;
        for (var i = 0; i < cuts; i++)
        {
            File.Copy(whole, cut, overwrite: true);
            File.Delete($"{cut}-shm");
            await File.WriteAllBytesAsync($"{cut}-wal", log[..random.Next(log.Length)]);
            await bank.StartAnewAsync(journal);
            await using var place = await BillingPlace.OpenAsync(CrashStore.Sqlite, cut);
            if ((await BillingOutcome.ReadAsync(place, [])).Rows.Count < expected.Rows.Count) behind++;
            await BillingWork.RunAsync(place.Store, place.Usage, bank.Client, withLate: true, life: 1);
            var outcome = await BillingOutcome.ReadAsync(place, await bank.ChargesAsync());
            foreach (var fault in outcome.Faults(expected, isOneWorker: true, isBankAhead: true))
            {
                report.Fault(FormattableString.Invariant($"cut {i}: {fault}"));
            }

            report.Checked++;
        }

        report.Say($"{cuts} cuts, {behind} of them lost invoices that the bank had charged");
        if (behind < cuts / 4) report.Fault("too few cuts lost anything");
        return report.End();
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
