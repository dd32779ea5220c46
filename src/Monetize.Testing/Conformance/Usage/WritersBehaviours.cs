using Monetize.Metering;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Any number of writers at once.</summary>
internal static class WritersBehaviours
{
    private const int Count = 8;

    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Append_ManyWriters_LoseNothing", async scene =>
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(writer => Task.Run(async () =>
            {
                foreach (var batch in Scene.Records(100, Scene.Calls, $"w{(char)('a' + writer)}").Chunk(9))
                {
                    await scene.AppendAsync(batch);
                }
            })));
            await scene.HasQuantityAsync(Scene.Calls, 100m * Count);
        }),
        Scene.Behaviour("Append_ManyWritersOfTheSameKeys_CountEachOnce", async scene =>
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Count).Select(writer => Task.Run(async () =>
            {
                var accepted = 0;
                var records = Scene.Records(100, Scene.Words);
                if (writer % 2 == 1) Array.Reverse(records);
                foreach (var batch in records.Chunk(11))
                {
                    accepted += (
                        await scene.AppendAsync(batch)).Count(result => result.Outcome == RecordOutcome.Accepted);
                }

                return accepted;
            })));
            Verdict.Equal(100, outcomes.Sum(), "accepted records of all writers");
            await scene.HasQuantityAsync(Scene.Words, Scene.Records(100, Scene.Words).Sum(record => record.Quantity));
        }),
        Scene.Behaviour("Append_ManyWritersAndFolds_AddUp", async scene =>
        {
            var work = Enumerable.Range(0, Count).Select(writer => Task.Run(async () =>
            {
                foreach (var batch in Scene.Records(60, Scene.Calls, $"w{(char)('a' + writer)}").Chunk(5))
                {
                    await scene.AppendAsync(batch);
                    if (writer % 4 == 0) await scene.Store.FoldAsync();
                }
            }));
            await Task.WhenAll(work);
            await scene.HasQuantityAsync(Scene.Calls, 60m * Count);
            Verdict.Same([], (await scene.Store.VerifyAsync()).Differences, "differences");
        }),
        Scene.Behaviour("Summarize_WhileWriting_NeverFalls", async scene =>
        {
            var writing = Task.Run(async () =>
            {
                foreach (var batch in Scene.Records(300, Scene.Calls).Chunk(5))
                {
                    await scene.AppendAsync(batch);
                    if (batch[0].Key.Value.EndsWith('0')) await scene.Store.FoldAsync();
                }
            });
            var last = 0m;
            while (!writing.IsCompleted)
            {
                var now = await scene.QuantityAsync(Scene.Calls);
                Verdict.True(now >= last, "A total never falls: this");
                last = now;
            }

            await writing;
            await scene.HasQuantityAsync(Scene.Calls, 300m);
        }),
        Scene.Behaviour("Append_ManyStoresOfOnePlace_LoseNothing", async scene =>
        {
            if (!scene.Place.IsDurable) return;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
            {
                await using var store = await scene.Place.OpenAsync();
                foreach (var batch in Scene.Records(100, Scene.Calls, $"w{(char)('a' + (writer / 2))}").Chunk(9))
                {
                    await store.AppendAsync(batch);
                }
            })));
            await scene.HasQuantityAsync(Scene.Calls, 200m);
        }),
    ];
}
