using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.Storage;

namespace Monetize.CrashTests.Campaigns;

/// <summary>One of the writers of the load: records its batches and notes each that is acknowledged.</summary>
internal static class LoadChild
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (writer, until) = (arguments.Number("writer", 0), arguments.Number("until", 0));
        var journalPath = arguments.Text("journal");
        await using var store = await CrashStore.OpenAsync(
            arguments.Text("store"), arguments.Text("place"), foldEvery: 100_000, reached: null);
        var recorder = new UsageRecorder(store, [LoadWork.Calls], new FixedTime());
        var next = Journal.Count(journalPath);
        using var journal = new Journal(journalPath);
        for (; next < until; next++)
        {
            await RecordAsync(recorder, LoadWork.Batch(writer, next));
            journal.Write(next);
        }

        return 0;
    }

    // Four processes wait for one file longer than any time that is right everywhere: what is busy is tried again.
    private static async Task RecordAsync(UsageRecorder recorder, UsageRecord[] batch)
    {
        while (true)
        {
            try
            {
                await recorder.RecordAsync(batch);
                return;
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                await Console.Error.WriteLineAsync(exception.Message);
            }
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => LoadWork.Now;
    }
}
