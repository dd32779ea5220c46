using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed partial class RateFormatTests
{
    /// <summary>Two customers, months and plans, each kind of reading, a level, a duplicate, a conflict.</summary>
    private const string Rows =
        """
        key,customer,meter,quantity,time,plan,amount,dimension.region,dimension.model,dimension.user
        p2,=cmd|'/c calc',payments,200,2026-11-02T00:00:00Z,all,,,,
        p1,=cmd|'/c calc',payments,100,2026-11-01T00:00:00Z,all,,,,
        p1,=cmd|'/c calc',payments,100.00,2026-11-01T01:00:00+01:00,all,,,,
        p1,=cmd|'/c calc',payments,101,2026-11-01T00:00:00Z,all,,,,
        c1,=cmd|'/c calc',calls,1,2026-11-01T00:00:00Z,all,,eu,large,
        c2,=cmd|'/c calc',calls,1,2026-11-30T23:59:59Z,all,,eu,small,
        h1,=cmd|'/c calc',compute,10,2026-11-05T12:00:00Z,all,,,,
        h2,=cmd|'/c calc',compute,9,2026-11-06T12:00:00Z,all,,,,
        t1,=cmd|'/c calc',tokens,5,2026-11-06T12:00:00Z,all,0.25,,,
        u1,=cmd|'/c calc',users,1,2026-11-06T12:00:00Z,all,,,,ann
        u2,=cmd|'/c calc',users,1,2026-11-07T12:00:00Z,all,,,,ann
        s1,=cmd|'/c calc',storage,10,2026-11-16T00:00:00Z,all,,,,
        n1,=cmd|'/c calc',seats,3,2026-11-16T00:00:00Z,all,,,,
        b1,Zoë,payments,12.5,2026-12-01T00:00:00Z,basic,,,,
        b2,Zoë,payments,1,2026-11-30T23:59:59.9999999Z,basic,,,,
        b3,Zoë,wrods,1,2026-11-30T00:00:00Z,basic,,,,
        b4,Zoë,payments,-1,2026-11-30T00:00:00Z,basic,,,,

        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Rate_OfEveryReading_IsTheReviewedText(string format)
    {
        using var usage = new TemporaryUsage(Rows);

        var rate = usage.Rate("--format", format);

        rate.ExitCode.Should().Be(0, rate.Error);
        Snapshot.Match($"{rate.Output}---\n{rate.Error}", $"rate-{format}");
    }

    [Fact]
    public void Rate_WithoutAFormat_IsATable()
    {
        using var usage = new TemporaryUsage(Rows);

        usage.Rate().Should().Be(usage.Rate("--format", "table"));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Rate_OfLinesOfJson_IsTheSameAsOfCsv(string format)
    {
        using var csv = new TemporaryUsage(Rows);
        using var json = new TemporaryUsage(AsJson(Rows), "ndjson");

        json.Rate("--format", format).Output.Should().Be(csv.Rate("--format", format).Output);
        Lines().Replace(json.Rate().Error, "line").Should().Be(Lines().Replace(csv.Rate().Error, "line"));
    }

    [Fact]
    public void Rate_OfRowsInAnotherOrder_IsTheSame()
    {
        var rows = Rows.TrimEnd().Split('\n').Where(row => !row.Contains(",101,", StringComparison.Ordinal)).ToList();
        using var forwards = new TemporaryUsage(string.Join('\n', rows));
        using var backwards = new TemporaryUsage(string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])));

        backwards.Rate("--format", "json").Output.Should().Be(forwards.Rate("--format", "json").Output);
    }

    [Fact]
    public void Json_OfAStatement_HasExactlyTheseProperties()
    {
        using var usage = new TemporaryUsage(Rows);
        using var rate = JsonDocument.Parse(usage.Rate("--format", "json").Output);

        rate.RootElement.GetArrayLength().Should().Be(4);
        foreach (var statement in rate.RootElement.EnumerateArray())
        {
            statement.EnumerateObject().Select(property => property.Name).Should().Equal(
                "customer", "plan", "version", "currency", "period", "lines", "total");
            statement.GetProperty("period").EnumerateObject().Select(property => property.Name)
                .Should().Equal("from", "to");
            statement.GetProperty("lines").EnumerateArray().Sum(line => Number(line, "amount"))
                .Should().Be(Number(statement, "total"));
        }
    }

    [Fact]
    public void Table_HasEightyColumns()
    {
        using var usage = new TemporaryUsage(Rows.Replace("Zoë", new string('x', 200), StringComparison.Ordinal));

        usage.Rate().Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public void Table_OfAHostileCustomer_StaysInItsLine()
    {
        var rate = TemporaryUsage.RateRows(
            TemporaryUsage.Header + "k,a\u2067[31m\u2028b\u202e,payments,1,2026-11-01T00:00:00Z\n", "--format", "table");

        rate.Output.Should().StartWith("a\uFFFD[31m b\uFFFD, 2026-11\nall, version 1, EUR\n");
    }

    [Fact]
    public void Rate_UnderOtherCultures_IsTheSameText()
    {
        using var usage = new TemporaryUsage(Rows);
        foreach (var format in new[] { "table", "json", "csv" })
        {
            var expected = usage.Rate("--format", format);
            foreach (var culture in UnderCulture.Names)
            {
                using (new UnderCulture(culture)) usage.Rate("--format", format).Should().Be(expected, culture);
            }
        }
    }

    /// <summary>The bar goes to standard error and leaves the result and the complaints as they are.</summary>
    [Fact]
    public void Rate_WhileAPersonWatches_GivesTheSameResult()
    {
        using var usage = new TemporaryUsage(Rows);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = MonetizeCli.Run(
            ["rate", "--catalog", usage.CatalogPath, "--usage", usage.Path], output, error, isPlain: true, isWatched: true);

        exitCode.Should().Be(0);
        output.ToString().Should().Be(usage.Rate().Output);
        error.ToString().Should().Contain("\u001b[").And.Contain("there is no meter 'wrods'")
            .And.EndWith("monetize: 17 rows read: 13 counted, 1 duplicate, 3 bad.\n");
    }

    private static decimal Number(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static string AsJson(string rows)
    {
        var lines = rows.TrimEnd().Split('\n');
        var names = lines[0].Split(',');
        return string.Concat(lines.Skip(1).Select(line => JsonSerializer.Serialize(
            names.Zip(line.Split(',')).Where(field => field.Second.Length > 0)
                .ToDictionary(field => field.First, field => field.Second)) + "\n"));
    }

    [GeneratedRegex("line [0-9]+")]
    private static partial Regex Lines();
}
