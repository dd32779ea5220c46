using Monetize.Metering;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Services;

/// <summary>
/// I7: recording the same keys any number of times, in any order and batches and from any number of writers, is
/// recording each once; the same key with other content is an error that names it.
/// </summary>
public sealed class I7_RecordingTwiceIsRecordingOnceTests
{
    private const int Writers = 3;

    [Fact]
    public void Record_AnyRepetition_CountsEachKeyOnce() => Seeds.All(FigureRange.Everyday, some =>
    {
        var scene = new RecordingScene();
        var records = Records(some);
        var accepted = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            foreach (var batch in Seeds.Shuffled(some.Seed + (ulong)writer, records).Chunk(1 + (int)(some.Seed % 5)))
            {
                var results = await scene.Recorder.RecordAsync(batch);
                count += results.Count(result => result.Outcome == RecordOutcome.Accepted);
                if (results.Any(result => !result.IsCounted)) return -1_000_000;
            }

            return count;
        }))).GetAwaiter().GetResult().Sum();
        return accepted == records.Count
            && scene.RecordsAsync().GetAwaiter().GetResult().ToHashSet().SetEquals(records);
    });

    [Fact]
    public void Record_OtherContent_IsAConflictThatNamesTheKey() => Seeds.All(FigureRange.Everyday, some =>
    {
        var scene = new RecordingScene();
        var records = Records(some);
        if (records.Count == 0) return true;
        scene.Recorder.RecordAsync(records).AsTask().GetAwaiter().GetResult();
        var changed = records.Select(record => record with { Quantity = record.Quantity + 1m }).ToList();
        var results = scene.Recorder.RecordAsync(changed).AsTask().GetAwaiter().GetResult();
        return results.Zip(changed).All(pair => pair.First.Outcome == RecordOutcome.Conflict
                && pair.First.Message!.Contains(pair.Second.Key.Value, StringComparison.Ordinal))
            && scene.RecordsAsync().GetAwaiter().GetResult().ToHashSet().SetEquals(records);
    });

    private static List<UsageRecord> Records(CatalogGenerator some) =>
    [
        .. some.Records(RecordingScene.Words with { Dimensions = default }, Period.UtcMonth(2026, 11))
            .Where(record => record.Time <= RecordingScene.Now),
    ];
}
