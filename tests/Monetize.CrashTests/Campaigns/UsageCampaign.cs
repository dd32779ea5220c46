using System.Globalization;
using Monetize.CrashTests.Stores;
using Monetize.CrashTests.Work;
using Monetize.TestSupport;

namespace Monetize.CrashTests.Campaigns;

/// <summary>
/// Kills a recording process at one numbered point after the other, checks what is left, lets the next one go on, and
/// kills that one too. Now and then the store is finished without a kill, and a new one begun.
/// </summary>
internal static class UsageCampaign
{
    private const int BatchesPerChild = 20;
    private const int KillsPerStore = 20;

    public static async Task<int> RunAsync(CrashStore store, int kills, int seed)
    {
        using var folder = new TemporaryFolder();
        var report = new Report($"usage on {store.Name}");
        var points = await CountPointsAsync(store, folder);
        var (dying, runs, sent) = (0, 0, 0);
        var journal = "";
        var met = new HashSet<int>();
        for (; dying < kills && runs < kills * 2; runs++)
        {
            journal = folder.PathTo(Text($"journal-{runs / KillsPerStore}"));
            if (runs % KillsPerStore == 0) await store.StartAnewAsync();

            // Each point in turn; the seed shifts where a store's history meets it.
            var point = 1 + ((runs + seed) % points);
            sent = Journal.Count(journal) + BatchesPerChild;
            using var child = Child.Start(Arguments(store, journal, sent, Text($"{point}")));
            if (await child.WaitAsync() == Child.Killed)
            {
                dying++;
                met.Add(point);
            }

            await CheckAsync(store, report, Text($"run {runs} to point {point}"), journal, sent);
            if (runs % KillsPerStore == KillsPerStore - 1) await FinishAsync(store, report, journal, sent);
        }

        if (runs % KillsPerStore != 0) await FinishAsync(store, report, journal, sent);
        report.Say($"{points} points of recording and folding, {runs} runs, {dying} of them killed");
        report.Say($"{met.Count} of these points met, {points - met.Count} left out");
        if (dying < kills) report.Fault("processes came to their end that were to be killed");
        return report.End();
    }

    /// <summary>How many points a child passes on an empty store.</summary>
    private static async Task<int> CountPointsAsync(CrashStore store, TemporaryFolder folder)
    {
        await store.StartAnewAsync();
        var file = folder.PathTo("points");
        using var child = Child.Start(
            [.. Arguments(store, folder.PathTo("journal"), BatchesPerChild, "0"), "--points", file]);
        await child.WaitAsync();
        return int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture);
    }

    private static async Task FinishAsync(CrashStore store, Report report, string journal, int sent)
    {
        using var child = Child.Start(Arguments(store, journal, sent, "0"));
        await child.WaitAsync();
        if (Journal.Count(journal) != sent) report.Fault("a process that nobody killed did not finish");
        await CheckAsync(store, report, "a finished store", journal, sent);
    }

    /// <summary>Opens the store and checks it against what was acknowledged and what was sent.</summary>
    public static async Task CheckAsync(CrashStore store, Report report, string where, string journal, int sent)
    {
        await using var opened = await store.OpenAsync();
        var acknowledged = Journal.Count(journal);
        foreach (var fault in await StoreCheck.FindAsync(opened, acknowledged, sent)) report.Fault($"{where}: {fault}");
        report.Checked++;
    }

    /// <summary>What a child is told.</summary>
    public static string[] Arguments(CrashStore store, string journal, int until, string death) =>
    [
        "child", "--store", store.Name, "--place", store.Place, "--journal", journal, "--until", Text($"{until}"),
        "--die-at", death,
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
