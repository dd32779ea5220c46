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
        var dying = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var journal = folder.PathTo(Text($"journal-{kill / KillsPerStore}"));
            if (kill % KillsPerStore == 0) await store.StartAnewAsync();

            // Each point in turn; the seed shifts where a store's history meets it.
            var point = 1 + ((kill + seed) % points);
            var sent = Journal.Count(journal) + BatchesPerChild;
            using var child = Child.Start(Arguments(store, journal, sent, Text($"{point}")));
            if (await child.WaitAsync() == Child.Killed) dying++;
            await CheckAsync(store, report, Text($"kill {kill} at point {point}"), journal, sent);
            if (kill % KillsPerStore == KillsPerStore - 1 || kill == kills - 1)
            {
                await FinishAsync(store, report, journal, sent);
            }
        }

        report.Say($"{points} points of recording and folding, {kills} runs, {dying} of them killed");
        if (dying < kills * 9 / 10) report.Fault("fewer than nine tenths of the runs were killed");
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
