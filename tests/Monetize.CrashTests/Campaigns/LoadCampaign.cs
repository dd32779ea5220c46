using System.Globalization;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.Storage;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>Four processes record together; now one and now another is killed and goes on where it was.</summary>
internal static class LoadCampaign
{
    private const int Writers = 4;

    public static async Task<int> RunAsync(CrashStore store, int records, int kills, int seed)
    {
        using var folder = new TemporaryFolder();
        var report = new Report($"load on {store.Name}");
        var batches = Math.Max(1, records / LoadWork.RecordsPerBatch / Writers);
        await store.StartAnewAsync();
        await (await store.OpenAsync()).DisposeAsync();
        var random = new Random(seed);
        var work = Enumerable.Range(0, Writers).Select(writer => WriteAsync(
            store, folder.PathTo(Text($"journal-{writer}")), writer, batches, Deaths(writer, kills, batches, random)));
        var killed = (await Task.WhenAll(work)).Sum();
        report.Say($"{batches * Writers * LoadWork.RecordsPerBatch:N0} records of {Writers} writers, {killed} kills");
        if (killed < kills) report.Fault("writers came to their end that were to be killed");
        await CheckAsync(store, report, batches);
        return report.End();
    }

    /// <summary>
    /// After how many acknowledged batches a writer dies, each time: in the first half, so that it is still there.
    /// </summary>
    private static int[] Deaths(int writer, int kills, int batches, Random random)
    {
        var mine = (kills / Writers) + (writer < kills % Writers ? 1 : 0);
        return [.. Enumerable.Range(0, mine).Select(_ => random.Next(batches / 2)).Order()];
    }

    private static async Task<int> WriteAsync(CrashStore store, string journal, int writer, int batches, int[] deaths)
    {
        var killed = 0;
        foreach (var death in deaths)
        {
            using var child = Start(store, journal, writer, batches);

            // Looks on until the writer has come so far; it dies wherever it is then.
            while (!child.HasExited && Journal.Count(journal) < death) await Task.Delay(1);
            if (!child.HasExited) child.Kill();
            if (await child.WaitAsync() == Child.Killed) killed++;
        }

        using var last = Start(store, journal, writer, batches);
        await last.WaitAsync();
        return killed;
    }

    private static Child Start(CrashStore store, string journal, int writer, int batches) => Child.Start(
        "load-child", "--store", store.Name, "--place", store.Place, "--journal", journal, "--writer", Text(
            $"{writer}"),
        "--until", Text($"{batches}"));

    private static async Task CheckAsync(CrashStore store, Report report, int batches)
    {
        await using var opened = await store.OpenAsync();
        var numbers = Enumerable.Range(0, LoadWork.Different(batches)).ToList();
        var valid = numbers.Where(number => !LoadWork.IsInvalid(number)).ToList();
        var expected = (decimal)Writers * valid.Sum(number => LoadWork.Record(0, number).Quantity);
        var verification = await opened.VerifyAsync();
        Expect(report, "records", (long)valid.Count * Writers, verification.Records);
        Expect(report, "rejections", (long)(numbers.Count - valid.Count) * Writers, verification.Rejections);
        foreach (var difference in verification.Differences) report.Fault(difference);
        var query = new UsageSummaryQuery
        {
            Meters = [LoadWork.Calls],
            Period = new Period(LoadWork.Now.AddDays(-60), LoadWork.Now.AddDays(1)),
        };
        var (total, counted) = (0m, 0L);
        await foreach (var summary in opened.SummarizeAsync(query))
        {
            total += summary.Quantity;
            counted += summary.Records;
        }

        Expect(report, "summed records", (long)valid.Count * Writers, counted);
        if (total != expected) report.Fault(Text($"the quantities add up to {total} and not to {expected}"));
        report.Say($"{counted:N0} records stored once, {verification.Rejections:N0} rejections kept, total {total:N0}");
        report.Checked++;
    }

    private static void Expect(Report report, string what, long expected, long found)
    {
        if (expected != found) report.Fault(Text($"there are {found} {what} and not {expected}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
