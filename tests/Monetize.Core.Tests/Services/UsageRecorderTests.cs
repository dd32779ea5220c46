using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Tests.Services;

public sealed class UsageRecorderTests
{
    [Fact]
    public async Task Record_MixedBatch_AnswersEachInItsPlace()
    {
        var scene = new RecordingScene();
        await scene.Recorder.RecordAsync(RecordingScene.Record("known"));

        var results = await scene.Recorder.RecordAsync(
        [
            RecordingScene.Record("bad", -1m), RecordingScene.Record("new"), RecordingScene.Record("known"),
            RecordingScene.Record("known", 2m), RecordingScene.Record("late") with { Meter = "nothing" },
        ]);

        results.Select(result => result.Outcome).Should().Equal(
            RecordOutcome.Rejected, RecordOutcome.Accepted, RecordOutcome.Duplicate, RecordOutcome.Conflict,
            RecordOutcome.Rejected);
        (await scene.RecordsAsync()).Select(record => record.Key.Value).Should().Equal("known", "new");
    }

    [Fact]
    public async Task Record_WhatIsRefused_IsKeptWithItsReason()
    {
        var scene = new RecordingScene();
        await scene.Recorder.RecordAsync(RecordingScene.Record("a"));
        await scene.Recorder.RecordAsync([RecordingScene.Record("a", 2m), RecordingScene.Record("b", -1m)]);

        var rejections = await scene.RejectionsAsync();

        rejections.Select(rejection => rejection.Code).Should().Equal(
            ErrorCodes.ConflictingUsage.Id, ErrorCodes.NegativeUsage.Id);
        rejections[0].Record.Quantity.Should().Be(2m);
        rejections.Should().OnlyContain(rejection => rejection.Time == RecordingScene.Now);
    }

    [Fact]
    public async Task Record_RejectedThenMended_Counts()
    {
        var scene = new RecordingScene();
        await scene.Recorder.RecordAsync(RecordingScene.Record("a", -1m));

        (await scene.Recorder.RecordAsync(RecordingScene.Record("a", 1m))).Should().Be(RecordResult.Accepted);
    }

    [Fact]
    public async Task Record_TooManyAtOnce_Throws()
    {
        var scene = new RecordingScene();
        var records = Enumerable.Range(0, UsageLimits.RecordsPerBatch + 1).Select(i => RecordingScene.Record($"{i}"));
        var record = async () => await scene.Recorder.RecordAsync([.. records]);

        await record.Should().ThrowAsync<ArgumentException>().WithMessage("*10001*at most 10000*");
        (await scene.RecordsAsync()).Should().BeEmpty();
    }

    [Fact]
    public void NewKeys_OfOneClock_AreInOrderAndNeverTheSame()
    {
        var scene = new RecordingScene();
        var keys = new List<string>();
        for (var i = 0; i < 1_000; i++)
        {
            keys.Add(IdempotencyKey.New(scene.Clock).Value);
            scene.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        keys.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
    }
}
