using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class UsageSummaryTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,dimension.region,dimension.model,dimension.user,corrects
        c1,=acme,calls,5,2026-11-01T00:00:00Z,eu,large,,
        c2,=acme,calls,5,2026-11-02T00:00:00Z,eu,large,,
        c3,=acme,calls,5,2026-11-30T23:59:59.999999Z,eu,small,,
        c4,=acme,calls,5,2026-12-01T00:00:00Z,eu,small,,
        c5,=acme,calls,1,2026-11-04T00:00:00Z,,,,
        c6,=acme,calls,-1,2026-11-05T00:00:00Z,eu,large,,c2
        u1,=acme,users,1,2026-11-03T00:00:00Z,,,ann,
        u2,=acme,users,1,2026-11-04T00:00:00Z,,,bob,
        s1,=acme,storage,10,2026-10-31T00:00:00Z,,,,
        s2,=acme,storage,-5,2026-11-16T00:00:00Z,,,,
        p1,Zoë,payments,0.0000000000000000000001,2026-11-08T00:00:00Z,,,,
        p2,Zoë,payments,1234567.5,2026-11-07T23:59:59.999999Z,,,,

        """;

    private const string Inexact = TemporaryUsage.Header
        + "a1,a,payments,1,2026-11-01T00:00:00Z\n"
        + "b1,b,payments,1000000000000000000000000000,2026-11-01T00:00:00Z\n"
        + "b2,b,payments,0.01,2026-11-02T00:00:00Z\n"
        + "b3,b,seats,3,2026-11-02T00:00:00Z\n"
        + "b4,b,storage,3,2026-10-02T00:00:00Z\n"
        + "c1,c,storage,1,2026-10-02T00:00:00Z\n"
        + "d1,d,payments,1000000000000000000000000000,2026-11-01T00:00:00Z\n"
        + "d2,d,payments,0.01,2026-11-02T00:00:00Z\n"
        + "e1,e,payments,1,2026-11-01T00:00:00Z\n";

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Summary_OfAMonth_IsTheReviewedText(string format)
    {
        using var store = Store();

        var summary = store.Summary("--format", format);

        summary.ExitCode.Should().Be(0, summary.Error);
        summary.Error.Should().BeEmpty();
        if (format == "table") summary.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
        Snapshot.Match(summary.Output, $"usage-summary-{format}");
    }

    [Fact]
    public void Summary_OfOneCustomer_HasNoOther()
    {
        using var store = Store();

        store.Summary("--format", "csv", "--customer", "Zoë").Output.Split("\r\n").Should().HaveCount(3)
            .And.Contain(row => row.StartsWith("Zoë,payments,euro,1234567.5000000000000000000001", StringComparison.Ordinal));
    }

    /// <summary>The first instant belongs to the period, the last one to the next.</summary>
    [Theory]
    [InlineData("2026-11-07T23:59:59.999999Z", "2026-11-08T00:00:00Z", "1234567.5")]
    [InlineData("2026-11-08T01:00:00+01:00", "2026-11-08T00:00:00.000001Z", "0.0000000000000000000001")]
    public void Summary_BetweenInstants_IsHalfOpen(string from, string to, string quantity)
    {
        using var store = Store();

        var summary = store.Usage(
            "summary", "--catalog", store.CatalogPath, "--from", from, "--to", to, "--format", "csv", "--customer", "Zoë");

        summary.Output.Should().Contain($"Zoë,payments,euro,{quantity},1,{quantity},1,");
    }

    [Theory]
    [InlineData("", "Give --period, or both --from and --to.")]
    [InlineData("--from 2026-11-01T00:00:00Z", "Give --period, or both --from and --to.")]
    [InlineData("--period 2026-11 --to 2026-11-01T00:00:00Z", "Give --period, or both --from and --to.")]
    [InlineData("--from 2026-11-01T00:00:00Z --to 2026-11-01T01:00:00+01:00",
        "The period has no length: --to must be later than --from.")]
    [InlineData("--from 2026-11-01",
        "'2026-11-01' is not an instant of the years 1 to 9998; write it with Z or an offset, such as 2026-11-01T00:00:00Z. "
        + "See monetize usage summary --help.")]
    public void Summary_WithoutAPeriod_IsRefused(string arguments, string message)
    {
        using var store = Store();

        var summary = store.Usage(
            "summary", ["--catalog", store.CatalogPath, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        summary.ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");
    }

    /// <summary>What is kept counts in a month without records too.</summary>
    [Fact]
    public void Summary_OfALevelAlone_HasTheLevel()
    {
        using var store = Store();

        var summary = store.Usage(
            "summary", "--catalog", store.CatalogPath, "--period", "2027-01", "--format", "csv");

        summary.Output.Split("\r\n")[1..].Should().Equal("'=acme,storage,gigabyte,5,0,5,0,,,,", "");
    }

    [Fact]
    public void Summary_WithoutUsage_SaysSo()
    {
        using var store = Store();

        store.Summary("--customer", "nobody").Output.Should()
            .Be("from 2026-11-01T00:00:00Z to 2026-12-01T00:00:00Z\nno usage\n");
    }

    [Fact]
    public void Summary_MetersThatTheCatalogLacks_AreNamed()
    {
        using var store = Store();
        var catalog = store.PathTo("fewer.json");
        File.WriteAllText(catalog, """{ "meters": [{ "key": "users", "unit": "user", "aggregation": "last" }] }""");

        var summary = store.Usage("summary", "--catalog", catalog, "--period", "2026-11", "--format", "csv");

        summary.ExitCode.Should().Be(0, summary.Error);
        summary.Error.Should().EndWith(
            "monetize: note: there is usage of 'calls' too, which the catalog does not declare.\n"
            + "monetize: note: there is usage of 'payments' too, which the catalog does not declare.\n"
            + "monetize: note: there is usage of 'storage' too, which the catalog does not declare.\n");
    }

    /// <summary>
    /// The sums of b and d have too many digits; what else they used is there, and so is everybody on both sides.
    /// </summary>
    [Theory]
    [InlineData("", "a,payments b,storage b,seats c,storage e,payments", "b d")]
    [InlineData("--customer b", "b,storage b,seats", "b")]
    [InlineData("--customer d", "", "d")]
    [InlineData("--customer e", "e,payments", "")]
    public void Summary_OfASumThatNoDecimalHolds_LeavesOutThatOneAlone(string arguments, string rows, string failed)
    {
        using var store = new TemporaryStore();
        store.Import(Inexact);

        var summary = store.Summary(["--format", "csv", .. Words(arguments)]);

        summary.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => string.Join(',', row.Split(',')[..2])).Should().Equal(Words(rows));
        summary.Error.Should().Be(string.Concat(Words(failed).Select(customer =>
            $"monetize: MON1301: Usage of payments by {customer}: The sum 1000000000000000000000000000.01 has no exact "
            + "decimal of 28 digits; use smaller figures or fewer decimals. It is left out of the summary; a "
            + "correction of one of its records repairs it.\n")));
        summary.ExitCode.Should().Be(failed.Length == 0 ? 0 : 1);
    }

    [Fact]
    public void Summary_OfASumThatWasCorrected_IsWhole()
    {
        using var store = new TemporaryStore();
        store.Import(Inexact);

        store.Import("key,customer,meter,quantity,time,corrects\n"
            + "fix-b,b,payments,-0.01,2026-11-03T00:00:00Z,b2\nfix-d,d,payments,-0.01,2026-11-03T00:00:00Z,d2\n");

        var summary = store.Summary("--format", "csv");
        summary.ExitCode.Should().Be(0, summary.Error);
        summary.Output.Should().Contain("b,payments,euro,1000000000000000000000000000,3,");
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TemporaryStore Store()
    {
        var store = new TemporaryStore();
        store.Import(Rows).Output.Should().StartWith("12 rows read: 12 recorded");
        return store;
    }
}
