using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.Errors;
using Monetize.Storage;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Cuts the write-ahead log of a SQLite file at any byte, or flips one bit of it, as a power loss might: what opens
/// must be a prefix of the acknowledged batches, or say that it is damaged.
/// </summary>
/// <remarks>
/// The log is left as long as it can become before it is written into the file: what a checkpoint has written there was
/// synchronised before, in the log and in the file.
/// </remarks>
internal static class PowerCampaign
{
    private const int BatchesBefore = 20;
    private const int Batches = 60;
    private const int CutsPerFile = 100;

    public static async Task<int> RunAsync(int cuts, int seed)
    {
        var report = new Report("power loss on sqlite");
        var random = new Random(seed);
        var (prefixes, damaged, done) = (0, 0, 0);
        while (done < cuts)
        {
            using var folder = new TemporaryFolder();
            var path = folder.PathTo("whole.db");
            await RecordAsync(path, 0, BatchesBefore);
            await using var open = await CrashStore.OpenAsync("sqlite", path, CrashStore.FoldEvery, null);
            await RecordAsync(open, BatchesBefore, BatchesBefore + Batches);
            for (var i = 0; i < CutsPerFile && done < cuts; i++, done++)
            {
                var copy = folder.PathTo("cut.db");
                File.Copy(path, copy, overwrite: true);
                File.Delete($"{copy}-shm");
                await File.WriteAllBytesAsync(
                    $"{copy}-wal", Harm(await ReadAsync($"{path}-wal"), random, done % 2 == 0));
                if (await OpensToAPrefixAsync(copy, report)) prefixes++;
                else damaged++;
            }
        }

        report.Say($"{done} cuts and flips: {prefixes} opened to a prefix, {damaged} reported damage");
        return report.End();
    }

    private static byte[] Harm(byte[] log, Random random, bool isCut)
    {
        var at = random.Next(log.Length);
        if (isCut) return log[..at];
        log[at] ^= (byte)(1 << random.Next(8));
        return log;
    }

    private static async Task<bool> OpensToAPrefixAsync(string path, Report report)
    {
        report.Checked++;
        try
        {
            await using var store = await CrashStore.OpenAsync("sqlite", path, CrashStore.FoldEvery, null);
            var verification = await store.VerifyAsync();
            var batches = (int)(verification.Records / CrashWork.RecordsPerBatch);
            if (batches is < BatchesBefore or > BatchesBefore + Batches) report.Fault($"{batches} batches are left");
            foreach (var fault in await StoreCheck.FindAsync(store, batches, batches)) report.Fault(fault);
            return true;
        }
        catch (StoreException exception) when (exception.Code == ErrorCodes.StoreDamaged)
        {
            return false;
        }
    }

    private static async Task RecordAsync(string path, int from, int until)
    {
        await using var store = await CrashStore.OpenAsync("sqlite", path, CrashStore.FoldEvery, null);
        await RecordAsync(store, from, until);
    }

    private static async Task RecordAsync(IUsageStore store, int from, int until)
    {
        for (var batch = from; batch < until; batch++) await store.AppendAsync(CrashWork.Batch(batch));
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
