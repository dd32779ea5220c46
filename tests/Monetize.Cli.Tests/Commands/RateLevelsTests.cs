namespace Monetize.Cli.Tests.Commands;

/// <summary>What is stored lasts from month to month and from day to day, whatever the order of the rows.</summary>
public sealed class RateLevelsTests
{
    /// <summary>Half of November at 10; December at 10, for 8 of its 31 days at 41; January at 41.</summary>
    private static readonly string[] Rows =
    [
        "a,ann,storage,10,2026-11-16T00:00:00Z,pro",
        "b,ann,storage,31,2026-12-24T00:00:00Z,pro",
        "c,bob,calls,2,2027-01-31T23:00:00Z,pro",
    ];

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    public void WeightedSum_OfSeveralMonths_BeginsWhereTheLastOneEnded(params int[] order) =>
        Levels([.. order.Select(row => Rows[row])]).Should().Equal(
            "ann 2026-11 pro 5 2.50", "ann 2026-12 pro 18 9.00", "ann 2027-01 pro 41 20.50", "bob 2027-01 pro 0 0.00");

    [Theory]
    [InlineData("2026-10")]
    [InlineData("2026-11", "ann 2026-11 pro 5 2.50")]
    [InlineData("2026-12", "ann 2026-12 pro 18 9.00")]
    [InlineData("2027-01", "ann 2027-01 pro 41 20.50", "bob 2027-01 pro 0 0.00")]
    [InlineData("2027-02", "ann 2027-02 pro 41 20.50")]
    public void Period_OfOneMonth_BeginsWithTheLevelOfEarlierRows(string period, params string[] lines) =>
        Levels(Rows, "--period", period).Should().Equal(lines);

    /// <summary>The earlier calls have been billed in their month.</summary>
    [Fact]
    public void Period_OfOneMonth_PricesNoOtherUsage()
    {
        string[] rows = [.. Rows, "d,ann,calls,7,2026-11-20T00:00:00Z,pro", "e,eve,calls,7,2026-11-20T00:00:00Z,pro"];

        var rate = Rate(rows, "--period", "2026-12");

        rate.Output.Should().Contain("ann,2026-12,pro,1,EUR,1,recurring,")
            .And.Contain("ann,2026-12,pro,1,EUR,3,usage,calls,0,0,0.00,")
            .And.NotContain("eve");
        rate.Error.Should().Be("monetize: 5 rows read: 1 counted, 4 outside of the period, 0 duplicates, 0 bad.\n");
    }

    [Fact]
    public void Level_ThatReturnsToZero_IsNoUsageLater() => Levels(
        "a,ann,storage,10,2026-11-01T00:00:00Z,pro",
        "b,ann,storage,-10,2026-12-01T00:00:00Z,pro",
        "c,bob,storage,1,2027-02-01T00:00:00Z,pro").Should().Equal(
            "ann 2026-11 pro 10 5.00", "ann 2026-12 pro 0 0.00", "bob 2027-02 pro 1 0.50");

    [Fact]
    public void Level_BelowZero_IsRefusedInEachMonth() => Rate(
        "a,ann,storage,-30,2026-11-30T00:00:00Z,pro", "b,bob,calls,1,2026-12-01T00:00:00Z,pro").Error.Should()
        .Contain("The usage of 'ann' in 2026-11 cannot be rated: MON1201")
        .And.Contain("The usage of 'ann' in 2026-12 cannot be rated: MON1201");

    [Fact]
    public void Duplicate_OfAnEarlierMonth_CountsOnce() => Levels(
        [Rows[0], Rows[0], Rows[1]], "--period", "2026-12").Should().Equal("ann 2026-12 pro 18 9.00");

    [Fact]
    public void Customer_OfOne_IsBilledForTheMonthsOfTheFile() => Levels(
        Rows, "--customer", "ann").Should().Equal(
            "ann 2026-11 pro 5 2.50", "ann 2026-12 pro 18 9.00", "ann 2027-01 pro 41 20.50");

    [Fact]
    public void Plan_ThatCustomersMoveTo_TakesTheLevelOver() => Levels(
        "a,ann,storage,10,2026-11-01T00:00:00Z,pro",
        "b,ann,calls,1,2026-12-31T00:00:00Z,max",
        "c,ann,storage,-10,2027-01-01T00:00:00Z,max").Should().Equal(
            "ann 2026-11 pro 10 5.00", "ann 2026-12 max 10 20.00", "ann 2027-01 max 0 0.00");

    /// <summary>
    /// Who moved to a plan that does not price the level is not billed for it, nor for the rest of the plan that was
    /// left; back on a plan that does, the level is there.
    /// </summary>
    [Fact]
    public void Plan_ThatDoesNotPriceTheLevel_LeavesItUnbilled()
    {
        string[] rows =
        [
            "a,ann,storage,10,2026-11-01T00:00:00Z,pro",
            "b,ann,calls,1,2026-12-05T00:00:00Z,lite",
            "c,bob,calls,1,2027-01-05T00:00:00Z,lite",
            "d,ann,calls,1,2027-02-05T00:00:00Z,max",
        ];

        Months(rows).Should().Equal(
            "ann 2026-11 pro", "ann 2026-12 lite", "ann 2027-02 max", "bob 2027-01 lite");
        Levels(rows).Should().Equal("ann 2026-11 pro 10 5.00", "ann 2027-02 max 10 20.00");
        Months(rows, "--period", "2027-01").Should().Equal("bob 2027-01 lite");
        Levels(rows, "--period", "2027-02").Should().Equal("ann 2027-02 max 10 20.00");
    }

    [Fact]
    public void Plans_OfOneCustomer_KeepLevelsOfTheirOwn() => Levels(
        "a,ann,storage,10,2026-11-01T00:00:00Z,pro",
        "b,ann,storage,1,2026-11-01T00:00:00Z,max",
        "c,bob,calls,1,2026-12-31T00:00:00Z,pro").Should().Equal(
            "ann 2026-11 max 1 2.00", "ann 2026-11 pro 10 5.00", "ann 2026-12 max 1 2.00", "ann 2026-12 pro 10 5.00",
            "bob 2026-12 pro 0 0.00");

    /// <summary>Up to 8 for 1 a day, beyond for 2: 10 on the 30th at half the day, then on each of 31 days.</summary>
    [Theory]
    [InlineData("2026-11", "5 5.00")]
    [InlineData("2026-12", "310 372.00")]
    [InlineData("2027-01", "310 372.00")]
    public void Buckets_OfALevel_BeginWhereTheLastOneEnded(string period, string line)
    {
        var rate = Rate("a,ann,machines,10,2026-11-30T12:00:00Z,pro", "b,bob,calls,1,2027-01-01T00:00:00Z,pro");

        Lines(rate.Output, "machines").Should().Contain($"ann {period} pro {line}");
    }

    [Fact]
    public void Cells_OfALevel_AreCarriedEach() => Lines(
        Rate(
            "a,ann,disks,10,2026-11-01T00:00:00Z,pro,eu",
            "b,ann,disks,1,2026-11-01T00:00:00Z,pro,us",
            "c,ann,disks,-1,2026-12-01T00:00:00Z,pro,us").Output,
        "disks").Should().Equal("ann 2026-11 pro 11 12.00", "ann 2026-12 pro 10 10.00");

    /// <summary>A wrong year in one row does not bill the others for a thousand years.</summary>
    [Fact]
    public void Months_FarFromAllOthers_AreNotFilledUp() => Levels(
        "a,ann,storage,10,2026-11-01T00:00:00Z,pro", "b,bob,calls,1,9026-11-01T00:00:00Z,pro").Should().Equal(
            "ann 2026-11 pro 10 5.00", "ann 9026-11 pro 10 5.00", "bob 9026-11 pro 0 0.00");

    [Fact]
    public void Level_ThatNoDecimalHolds_IsToldAndNotPriced()
    {
        const string Most = "79228162514264337593543950335";

        var rate = Rate(
            $"a,ann,storage,{Most},2026-11-01T00:00:00Z,pro",
            $"b,ann,storage,-{Most},2026-11-02T00:00:00Z,pro",
            $"c,bob,storage,{Most},2026-11-30T00:00:00Z,pro",
            $"d,bob,storage,{Most},2026-11-30T00:00:00Z,pro",
            "e,bob,calls,1,2026-12-01T00:00:00Z,pro");

        rate.ExitCode.Should().Be(1);
        rate.Error.Should().Contain("The usage of 'bob' in 2026-12 cannot be rated: MON1301")
            .And.NotContain("'ann' in 2026-12");
    }

    private static IEnumerable<string> Levels(params IReadOnlyList<string> rows) => Lines(Rate(rows).Output, "storage");

    private static IEnumerable<string> Levels(IReadOnlyList<string> rows, params string[] arguments) =>
        Lines(Rate(rows, arguments).Output, "storage");

    private static IEnumerable<string> Months(IReadOnlyList<string> rows, params string[] arguments) =>
        Rate(rows, arguments).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => string.Join(' ', row.Split(',').Take(3))).Distinct();

    private static TestSupport.ProcessResult Rate(params IReadOnlyList<string> rows) => Rate(rows, []);

    private static TestSupport.ProcessResult Rate(IReadOnlyList<string> rows, params string[] arguments)
    {
        using var usage = new TemporaryUsage(
            $"key,customer,meter,quantity,time,plan,dimension.region\n{string.Join('\n', rows.Select(Padded))}\n",
            "csv",
            TemporaryCatalog.OfLevels());
        return usage.Rate([.. arguments, "--format", "csv"]);
    }

    private static string Padded(string row) => row.Count(letter => letter == ',') == 6 ? row : row + ",";

    /// <summary>Customer, month, plan, quantity and amount of each line of a meter.</summary>
    private static IEnumerable<string> Lines(string output, string meter) => output.Split("\r\n")
        .Select(row => row.Split(','))
        .Where(row => row.Length > 11 && row[6] == "usage" && row[7] == meter && row[8].Length > 0)
        .Select(row => $"{row[0]} {row[1]} {row[2]} {row[8]} {row[10]}");
}
