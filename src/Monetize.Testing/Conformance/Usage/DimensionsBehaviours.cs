using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Conformance.Usage;

/// <summary>Summaries keep combinations of dimension values apart.</summary>
internal static class DimensionsBehaviours
{
    public static readonly UsageStoreBehaviour[] All =
    [
        Scene.Behaviour("Summarize_Dimensions_HaveACellEach", async scene =>
        {
            await AppendAsync(scene);
            UsageCell[] expected =
            [
                new(default, 1m, 1),
                new(Scene.Values("model", "large", "region", "eu"), 8m, 1),
                new(Scene.Values("model", "large"), 6m, 2),
                new(Scene.Values("region", "eu"), 16m, 1),
            ];
            foreach (var isFolded in new[] { false, true })
            {
                if (isFolded) await scene.Store.FoldAsync();
                var found = await scene.SummariesAsync(
                    new UsageSummaryQuery { Meters = [Scene.Words], Period = Scene.November });
                Verdict.Same(expected, found.Single().Cells, "cells");
                Verdict.Equal(31m, found.Single().Quantity, "words");
            }
        }),
        Scene.Behaviour("Summarize_DimensionsInAnyOrder_AreOneCell", async scene =>
        {
            await scene.AppendAsync(
                Scene.Record("a", Scene.Words, 1m) with { Dimensions = Scene.Values("region", "eu", "model", "x") },
                Scene.Record("b", Scene.Words, 2m) with { Dimensions = Scene.Values("model", "x", "region", "eu") });
            var found = await scene.SummariesAsync(
                new UsageSummaryQuery { Meters = [Scene.Words], Period = Scene.November });
            Verdict.Same(
                [new UsageCell(Scene.Values("model", "x", "region", "eu"), 3m, 2)], found.Single().Cells, "cells");
        }),
        Scene.Behaviour("Summarize_MaxOverCells_IsTheHighestOfAll", async scene =>
        {
            var seats = Scene.Seats.WithDimensions("region");
            await scene.AppendAsync(
                Scene.Record("a", seats, 5m) with { Dimensions = Scene.Values("region", "eu") },
                Scene.Record("b", seats, 7m) with { Dimensions = Scene.Values("region", "us") });
            await scene.HasQuantityAsync(seats, 7m);
        }),
        Scene.Behaviour("Summarize_LastOverCells_IsTheLatestOfAll", async scene =>
        {
            var plan = Scene.Plan.WithDimensions("region");
            await scene.AppendAsync(
                Scene.Record("a", plan, 5m, Scene.At(9)) with { Dimensions = Scene.Values("region", "us") },
                Scene.Record("b", plan, 7m, Scene.At(8)) with { Dimensions = Scene.Values("region", "eu") });
            await scene.HasQuantityAsync(plan, 5m);
        }),
        Scene.Behaviour("Summarize_UniqueOverOtherDimensions_CountsAValueOnce", async scene =>
        {
            var users = Scene.Users.WithDimensions("user", "region");
            await scene.AppendAsync(
                Scene.Record("a", users, 1m) with { Dimensions = Scene.Values("user", "u1", "region", "eu") },
                Scene.Record("b", users, 1m) with { Dimensions = Scene.Values("user", "u1", "region", "us") },
                Scene.Record("c", users, 1m) with { Dimensions = Scene.Values("user", "u2", "region", "us") });
            await scene.HasQuantityAsync(users, 2m);
        }),
        Scene.Behaviour("Summarize_ValuesThatLookLikeSyntax_AreValues", async scene =>
        {
            string[] values =
                ["", "\"", "\\", "{}", "null", "a\",\"b\":\"c", "'; DROP TABLE x; --", "%_", "é", "e\u0301"];
            for (var i = 0; i < values.Length; i++)
            {
                await scene.AppendAsync(Scene.Record($"k{(char)('a' + i)}", Scene.Words, 1m + i) with
                {
                    Dimensions = Scene.Values("model", values[i]),
                });
            }

            await scene.Store.FoldAsync();
            var found = await scene.SummariesAsync(
                new UsageSummaryQuery { Meters = [Scene.Words], Period = Scene.November });
            var expected = values.Select((value, i) => (Scene.Values("model", value), 1m + i)).ToHashSet();
            Verdict.True(
                expected.SetEquals(found.Single().Cells.Select(cell => (cell.Dimensions, cell.Quantity))),
                "Each value has a cell of its own: this");
        }),
    ];

    private static async Task AppendAsync(Scene scene)
    {
        ValueMap[] values =
        [
            default,
            Scene.Values("model", "large"),
            Scene.Values("model", "large"),
            Scene.Values("model", "large", "region", "eu"),
            Scene.Values("region", "eu"),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            await scene.AppendAsync(Scene.Record($"k{(char)('a' + i)}", Scene.Words, 1 << i, Scene.At(2 + i)) with
            {
                Dimensions = values[i],
            });
        }
    }
}
