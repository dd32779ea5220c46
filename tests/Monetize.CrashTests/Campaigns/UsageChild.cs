using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.Storage;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Records batches and notes each that is acknowledged, until it is done or reaches the point of its death.
/// </summary>
internal static class UsageChild
{
    /// <summary>The exit code of a child whose store failed.</summary>
    public const int StoreFailed = 3;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var journalPath = arguments.Text("journal");
        var (until, death) = (arguments.Number("until", 0), arguments.Number("die-at", 0));
        var points = 0;
        void Reach(string point)
        {
            if (++points == death) Child.KillMyself();
        }

        try
        {
            await using var store = await CrashStore.OpenAsync(
                arguments.Text("store"), arguments.Text("place"), CrashStore.FoldEvery, Reach);
            var next = Journal.Count(journalPath);
            using var journal = new Journal(journalPath);
            for (; next < until; next++)
            {
                await store.AppendAsync(CrashWork.Batch(next));
                Reach("acknowledged");
                journal.Write(next);
                Reach("noted");
            }
        }
        catch (StoreException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return StoreFailed;
        }

        if (arguments.Text("points", "") is { Length: > 0 } file) await File.WriteAllTextAsync(file, $"{points}");
        return 0;
    }
}
