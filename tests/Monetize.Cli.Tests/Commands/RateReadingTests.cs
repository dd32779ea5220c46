using System.Globalization;

namespace Monetize.Cli.Tests.Commands;

/// <summary>What each charge reads of the rows, whatever their order in the file.</summary>
public sealed class RateReadingTests
{
    private const string Columns = "key,customer,meter,quantity,time,amount,dimension.region,dimension.model,dimension.host,"
        + "dimension.user\n";

    /// <summary>The first payment by time is free, of two at one instant the one with the lesser key.</summary>
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public void Percentage_InAnyOrder_ReadsByTimeThenKey(params int[] order)
    {
        string[] rows =
        [
            "b,a,payments,400,2026-11-02T00:00:00Z,,,,,",
            "a,a,payments,100,2026-11-02T01:00:00+01:00,,,,,",
            "c,a,payments,200,2026-11-03T00:00:00Z,,,,,",
        ];

        // 100 is free, 400 costs 10.30, and 200 costs 5.30.
        Line("payments", [.. order.Select(index => rows[index])]).Should().Be("700 15.60");
    }

    [Fact]
    public void Percentage_PerMonth_BeginsAnew()
    {
        var rate = TemporaryUsage.RateRows(
            Columns + "a,a,payments,100,2026-11-30T23:59:59Z,,,,,\nb,a,payments,100,2026-12-01T00:00:00Z,,,,,\n");

        rate.Output.Should().Contain("a,2026-11,all,1,EUR,2,usage,payments,100,0,0.00,")
            .And.Contain("a,2026-12,all,1,EUR,2,usage,payments,100,0,0.00,");
    }

    /// <summary>A correction takes its quantity away again, of a count and of a sum.</summary>
    [Theory]
    [InlineData("calls", "c1,a,calls,7,2026-11-02T00:00:00Z", "c2,a,calls,7,2026-11-02T00:00:00Z",
        "fix,a,calls,-1,2026-11-30T00:00:00Z", "1 0.40")]
    [InlineData("compute", "c1,a,compute,8,2026-11-02T00:00:00Z", "c2,a,compute,1,2026-11-02T00:00:00Z",
        "fix,a,compute,-2.5,2026-11-02T23:00:00Z", "6.5 6.50")]
    [InlineData("tokens", "c1,a,tokens,8,2026-11-02T00:00:00Z", "c2,a,tokens,1,2026-11-02T00:00:00Z",
        "fix,a,tokens,-2.5,2026-11-02T23:00:00Z", "6.5 7.80")]
    public void Correction_OfARow_TakesItsQuantityAway(string meter, string row, string wrong, string fix, string line)
    {
        var cell = meter == "calls" ? ",eu,large" : ",,";
        var rate = TemporaryUsage.RateRows(
            "key,customer,meter,quantity,time,corrects,amount,cost,dimension.region,dimension.model\n"
            + $"{row},,,{cell}\n{fix},c2,,{cell}\n{wrong},,,{cell}\n");

        rate.Error.Should().Be("monetize: 3 rows read: 3 counted, 0 duplicates, 0 bad.\n");
        var fields = rate.Output.Split("\r\n").First(text => text.Contains($",usage,{meter},", StringComparison.Ordinal))
            .Split(',');
        $"{fields[8]} {fields[10]}".Should().Be(line);
    }

    /// <summary>Half a month at 10, then at 4: 10 x 1/2 + 4 x 1/2.</summary>
    [Fact]
    public void WeightedSum_OfChanges_IsTheAverageLevel() => Line(
        "storage",
        "down,a,storage,-6,2026-11-16T00:00:00Z,,,,,",
        "up,a,storage,10,2026-11-01T00:00:00Z,,,,,").Should().Be("7 3.50");

    /// <summary>The price does not read the host, so the host does not keep cells apart.</summary>
    [Fact]
    public void Matrix_OfCells_ReadsItsDimensionsAlone() => Line(
        "calls",
        "a,a,calls,7,2026-11-01T00:00:00Z,,eu,large,h1,",
        "b,a,calls,7,2026-11-01T00:00:00Z,,eu,large,h2,",
        "c,a,calls,7,2026-11-01T00:00:00Z,,eu,small,,").Should().Be("3 0.90");

    [Fact]
    public void Buckets_OfDays_AreThoseOfUtc() => Line(
        "compute",
        "a,a,compute,8,2026-11-02T00:30:00+01:00,,,,,",
        "b,a,compute,1,2026-11-01T23:59:59Z,,,,,",
        "c,a,compute,1,2026-11-02T00:00:00Z,,,,,").Should().Be("10 11.00");

    [Fact]
    public void Dynamic_OfAmounts_AddsThemUpAndTakesTheQuantityWhereThereIsNone() => Line(
        "tokens",
        "a,a,tokens,1000,2026-11-01T00:00:00Z,0.5,,,,",
        "b,a,tokens,10,2026-11-01T00:00:00Z,,,,,",
        "c,a,tokens,1000,2026-11-01T00:00:00Z,0,,,,").Should().Be("2010 12.60");

    [Fact]
    public void UniqueCount_OfOneUser_CountsOncePerMonth()
    {
        Line(
            "users",
            "a,a,users,1,2026-11-01T00:00:00Z,,,,,ann",
            "b,a,users,1,2026-11-02T00:00:00Z,,,,,ann",
            "c,a,users,1,2026-11-02T00:00:00Z,,,,,Ann").Should().Be("2 6.00");
    }

    [Theory]
    [InlineData("a,a,seats,5,2026-11-02T00:00:00Z,,,,,", "b,a,seats,3,2026-11-01T00:00:00Z,,,,,", "5 10.00")]
    [InlineData("a,a,seats,5,2026-11-02T00:00:00Z,,,,,", "b,a,seats,3,2026-11-02T00:00:00Z,,,,,", "3 6.00")]
    public void Last_OfTwo_IsTheLaterThenTheGreaterKey(string first, string second, string line)
    {
        Line("seats", first, second).Should().Be(line);
        Line("seats", second, first).Should().Be(line);
    }

    /// <summary>More rows than a window of the file holds, so that rows are cut at its end.</summary>
    [Fact]
    public void Sum_OfManyRows_IsExact()
    {
        var rows = Enumerable.Range(1, 30_000).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"key-{i},a,tokens,0.000000001,2026-11-01T00:00:00Z,{i}.01,,,,"));

        Line("tokens", [.. rows]).Should().Be("0.00003 540018360.00");
    }

    /// <summary>Quantity and amount of the line of a meter.</summary>
    private static string Line(string meter, params IReadOnlyList<string> rows)
    {
        var rate = TemporaryUsage.RateRows(Columns + string.Join('\n', rows));
        rate.Error.Should().MatchRegex(" 0 duplicates, 0 bad.\n$");
        var line = rate.Output.Split("\r\n").Select(row => row.Split(','))
            .Single(row => row.Length > 11 && row[6] == "usage" && row[7] == meter && row[8].Length > 0);
        return $"{line[8]} {line[10]}";
    }
}
