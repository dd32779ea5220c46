namespace Monetize.Cli.Tests.Commands;

/// <summary>What a month leaves of 100 included words is carried to the next one, 150 at most.</summary>
public sealed class RateRolloverTests
{
    [Fact]
    public void Rollover_OfOneMonth_PaysTheNextOne() => Totals(
        "a,ann,words,10,2026-01-05T00:00:00Z,rolling",
        "b,ann,words,150,2026-02-05T00:00:00Z,rolling",
        "c,ann,words,150,2026-03-05T00:00:00Z,rolling").Should().Equal(
            "ann 2026-01 rolling 0.00", "ann 2026-02 rolling 0.00", "ann 2026-03 rolling 10.00");

    /// <summary>January leaves 90, February 150 of 190, and no month before the first row leaves anything.</summary>
    [Theory]
    [InlineData("2026-01-05", "249", "0.00")]
    [InlineData("2026-01-05", "250", "0.00")]
    [InlineData("2026-01-05", "251", "1.00")]
    [InlineData("2026-02-05", "191", "1.00")]
    public void Rollover_OverMonthsWithoutUsage_GrowsToTheBound(string first, string used, string total)
    {
        string[] rows =
        [
            $"a,ann,words,10,{first}T00:00:00Z,rolling",
            "b,bob,words,1,2025-11-05T00:00:00Z,rolling",
            $"c,ann,words,{used},2026-03-05T00:00:00Z,rolling",
        ];

        Totals(rows).Should().Contain($"ann 2026-03 rolling {total}").And.HaveCount(3);
        Totals(rows, "--period", "2026-03").Should().Equal($"ann 2026-03 rolling {total}");
    }

    [Fact]
    public void Rollover_OfAPlanThatWasLeft_IsLost() => Totals(
        "a,ann,words,0,2026-01-05T00:00:00Z,rolling",
        "b,ann,words,1,2026-02-05T00:00:00Z,other",
        "c,ann,words,150,2026-03-05T00:00:00Z,rolling").Should().Equal(
            "ann 2026-01 rolling 0.00", "ann 2026-02 other 2.00", "ann 2026-03 rolling 50.00");

    [Fact]
    public void Rollover_AfterUsageThatCannotBeCounted_IsToldAndNotGuessed()
    {
        const string Most = "79228162514264337593543950335";

        var rate = Statements.Rate(
        [
            $"a,ann,words,{Most},2026-01-05T00:00:00Z,rolling",
            "b,ann,words,1.5,2026-01-05T00:00:00Z,rolling",
            "c,ann,words,1,2026-02-05T00:00:00Z,rolling",
        ]);

        rate.ExitCode.Should().Be(1);
        rate.Error.Should().Contain("'ann' in 2026-01 cannot be rated: MON1301")
            .And.Contain("'ann' in 2026-02 cannot be rated: MON1301");
    }

    private static IEnumerable<string> Totals(params IReadOnlyList<string> rows) => Totals(rows, []);

    private static IEnumerable<string> Totals(IReadOnlyList<string> rows, params string[] arguments) =>
        Statements.Totals(Statements.Rate(rows, arguments).Output);
}
