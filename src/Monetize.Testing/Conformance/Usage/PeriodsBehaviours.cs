using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Periods are half-open stretches between any two instants.</summary>
internal static class PeriodsBehaviours
{
    private static readonly DateTimeOffset Start = Scene.November.From;
    private static readonly DateTimeOffset End = Scene.November.ToExclusive;

    public static readonly UsageStoreBehaviour[] All =
    [
        Edge("Summarize_RecordAtTheStart_BelongsToThePeriod", Start, Scene.November, isInside: true),
        Edge(
            "Summarize_RecordBeforeTheStart_BelongsToThePreviousOne", Start.AddMicroseconds(-1), Scene.November, false),
        Edge("Summarize_RecordBeforeTheEnd_BelongsToThePeriod", End.AddMicroseconds(-1), Scene.November, true),
        Edge("Summarize_RecordAtTheEnd_BelongsToTheNextOne", End, Scene.November, isInside: false),
        Edge(
            "Summarize_EdgeWithinADay_IsExact",
            Scene.At(15, 9, 30),
            new Period(Scene.At(15, 9, 30), Scene.At(20, 9, 30)),
            isInside: true),
        Edge(
            "Summarize_EndWithinADay_IsExact",
            Scene.At(20, 9, 30),
            new Period(Scene.At(15, 9, 30), Scene.At(20, 9, 30)),
            isInside: false),
        Edge(
            "Summarize_EdgeFinerThanAMicrosecond_IsExact",
            Scene.At(15),
            new Period(Scene.At(15).AddTicks(3), Scene.At(20)),
            isInside: false),
        Edge(
            "Summarize_EndFinerThanAMicrosecond_IsExact",
            Scene.At(20),
            new Period(Scene.At(15), Scene.At(20).AddTicks(3)),
            isInside: true),
        Scene.Behaviour("Summarize_PeriodWithinADay_IsExact", async scene =>
        {
            await AppendHourlyAsync(scene);
            await scene.HasQuantityAsync(Scene.Calls, 3m, new Period(Scene.At(7, 4), Scene.At(7, 7)));
        }),
        Scene.Behaviour("Summarize_WholeDays_AreExact", async scene =>
        {
            await AppendHourlyAsync(scene);
            await scene.HasQuantityAsync(Scene.Calls, 48m, new Period(Scene.At(7, 0), Scene.At(9, 0)));
        }),
        Scene.Behaviour("Summarize_DaysOfAnotherZone_AreExact", async scene =>
        {
            await AppendHourlyAsync(scene);
            await scene.HasQuantityAsync(Scene.Calls, 120m, new Period(Scene.At(7, 5), Scene.At(12, 5)));
        }),
        Scene.Behaviour("Summarize_DayWithoutALocalMidnight_IsExact", async scene =>
        {
            // In Havana, 8 March 2026 begins at 01:00 local time, which is 05:00 in UTC, and has 23 hours.
            var zone = new DateTimeOffset(2026, 3, 8, 5, 0, 0, TimeSpan.Zero);
            for (var i = -2; i < 26; i++)
            {
                await scene.AppendAsync(Scene.Record($"k{(char)('c' + i)}", Scene.Calls, 1m, zone.AddHours(i)));
            }

            await scene.HasQuantityAsync(Scene.Calls, 23m, new Period(zone, zone.AddHours(23)));
        }),
        Scene.Behaviour("Summarize_SeveralMonths_AreAddedUp", async scene =>
        {
            await AppendMonthlyAsync(scene);
            await scene.HasQuantityAsync(
                Scene.Calls, 6m, new Period(Period.UtcMonth(2026, 2).From, Period.UtcMonth(2026, 8).From));
        }),
        Scene.Behaviour("Summarize_MonthsAndDaysAndHours_AreAddedUp", async scene =>
        {
            await AppendMonthlyAsync(scene);
            var from = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
            await scene.HasQuantityAsync(Scene.Calls, 6m, new Period(from, from.AddMonths(6)));
            await scene.HasQuantityAsync(Scene.Calls, 5m, new Period(from.AddTicks(10), from.AddMonths(6)));
        }),
        Scene.Behaviour("Summarize_ManyYears_AreAddedUp", async scene =>
        {
            await AppendMonthlyAsync(scene);
            await scene.HasQuantityAsync(
                Scene.Calls, 12m, new Period(Period.UtcMonth(1990, 1).From, Period.UtcMonth(2090, 1).From));
        }),
        Scene.Behaviour("Summarize_PeriodOfATick_HasNothing", async scene =>
        {
            await scene.AppendAsync(Scene.Record("1", Scene.Words, 5m), Scene.Record("2", Scene.Storage, 5m));
            var tick = new Period(Scene.At(3).AddTicks(1), Scene.At(3).AddTicks(2));
            foreach (var customer in new CustomerId?[] { null, Scene.Ada })
            {
                var query = new UsageSummaryQuery
                {
                    Meters = [Scene.Words, Scene.Storage],
                    Period = tick,
                    Customers = customer is { } one ? [one] : null,
                };
                Verdict.Equal(0, (await scene.SummariesAsync(query)).Count, "summaries");
                await scene.Store.FoldAsync();
                Verdict.Equal(0, (await scene.SummariesAsync(query)).Count, "summaries after folding");
            }
        }),
        Scene.Behaviour("Summarize_PeriodsInARow_MakeTheWhole", async scene =>
        {
            await AppendHourlyAsync(scene);
            await scene.Store.FoldAsync();
            var sum = 0m;
            for (var from = Scene.At(5, 3, 17); from < Scene.At(14); from = from.AddHours(31))
            {
                sum += await scene.QuantityAsync(Scene.Calls, new Period(from, from.AddHours(31)));
            }

            Verdict.Equal(8m * 24m, sum, "records of 31-hour periods");
        }),
    ];

    private static UsageStoreBehaviour Edge(string name, DateTimeOffset time, Period period, bool isInside) =>
        Scene.Behaviour(name, async scene =>
        {
            await scene.AppendAsync(Scene.Record("edge", Scene.Words, 5m, time));
            await scene.HasQuantityAsync(Scene.Words, isInside ? 5m : 0m, period);
        });

    /// <summary>One call at each full hour of 6 to 13 November.</summary>
    private static async Task AppendHourlyAsync(Scene scene) => await scene.AppendAsync(
    [
        .. Enumerable.Range(0, 8 * 24).Select(i => Scene.Record(
            $"h{(char)('a' + (i / 24))}{(char)('a' + (i % 24))}", Scene.Calls, 1m, Scene.At(6, 0).AddHours(i))),
    ]);

    /// <summary>One call in the middle of each month of 2026.</summary>
    private static async Task AppendMonthlyAsync(Scene scene) => await scene.AppendAsync(
    [
        .. Enumerable.Range(0, 12).Select(i => Scene.Record(
            $"m{(char)('a' + i)}", Scene.Calls, 1m, new DateTimeOffset(2026, 1 + i, 15, 12, 0, 0, TimeSpan.Zero))),
    ]);
}
