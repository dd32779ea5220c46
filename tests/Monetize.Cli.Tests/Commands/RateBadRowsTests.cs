namespace Monetize.Cli.Tests.Commands;

/// <summary>Each reason why a row cannot be priced, with its line, and that the others are.</summary>
public sealed class RateBadRowsTests
{
    private const string Good = "good,acme,payments,1000,2026-11-01T00:00:00Z,,,,\n";

    private const string Header =
        "key,customer,meter,quantity,time,plan,amount,dimension.region,dimension.user\n";

    [Theory]
    [InlineData(",a,payments,1,2026-11-01T00:00:00Z,,,,", "it has no key")]
    [InlineData("k,,payments,1,2026-11-01T00:00:00Z,,,,", "it has no customer")]
    [InlineData("k,a,,1,2026-11-01T00:00:00Z,,,,", "it has no meter")]
    [InlineData("k,a,payments,,2026-11-01T00:00:00Z,,,,", "it has no quantity")]
    [InlineData("k,a,payments,1,,,,,", "it has no time")]
    [InlineData(" ,a,payments,1,2026-11-01T00:00:00Z,,,,", "MON1406: The key is empty; give it a text")]
    [InlineData("k,\u00a0,payments,1,2026-11-01T00:00:00Z,,,,", "MON1406: The customer is empty; give it a text")]
    [InlineData("k,a\u001b,payments,1,2026-11-01T00:00:00Z,,,,",
        "MON1406: The customer holds a control character or half of a surrogate pair; write plain text")]
    [InlineData("k,a,wrods,1,2026-11-01T00:00:00Z,,,,", "there is no meter 'wrods'; the catalog has calls, compute, "
        + "payments, seats, storage, tokens, unpriced, users")]
    [InlineData("k,a,unpriced,1,2026-11-01T00:00:00Z,,,,", "the plan all@1 does not price the meter 'unpriced'")]
    [InlineData("k,a,payments,1e3,2026-11-01T00:00:00Z,,,,", "the quantity '1e3' is not a number; "
        + "write digits and at most one point, such as 10000.5")]
    [InlineData("k,a,payments,\"1,5\",2026-11-01T00:00:00Z,,,,", "the quantity '1,5' is not a number; "
        + "write digits and at most one point, such as 10000.5")]
    [InlineData("k,a,payments,0.12345678901234567890123456789,2026-11-01T00:00:00Z,,,,",
        "the quantity '0.12345678901234567890123456789' has too many digits to be exact; 28 always fit")]
    [InlineData("k,a,payments,-1,2026-11-01T00:00:00Z,,,,",
        "MON1402: The quantity -1 is negative and payments no weighted sum; name what it corrects")]
    [InlineData("k,a,tokens,1,2026-11-01T00:00:00Z,,x,,",
        "the amount 'x' is not a number; write digits and at most one point, such as 10000.5")]
    [InlineData("k,a,tokens,1,2026-11-01T00:00:00Z,,-0.01,,",
        "MON1402: The amount or cost of k is negative and it corrects no record; name the one it corrects")]
    [InlineData("k,a,payments,1,2026-11-01T00:00:00,,,,", "the time '2026-11-01T00:00:00' is not an instant; "
        + "write it with Z or an offset, such as 2026-11-01T09:30:00Z")]
    [InlineData("k,a,payments,1,2026-02-30T00:00:00Z,,,,",
        "the time '2026-02-30T00:00:00Z' is on a day that does not exist")]
    [InlineData("k,a,payments,1,2026-13-01T00:00:00Z,,,,",
        "the time '2026-13-01T00:00:00Z' is on a day that does not exist")]
    [InlineData("k,a,payments,1,2026-12-31T23:59:60Z,,,,",
        "the time '2026-12-31T23:59:60Z' does not exist; hours go to 23, minutes and seconds to 59")]
    [InlineData("k,a,payments,1,9999-12-31T23:59:59Z,,,,",
        "the time '9999-12-31T23:59:59Z' is not in the years 1 to 9998")]
    [InlineData("k,a,payments,1,0000-01-01T00:00:00Z,,,,",
        "the time '0000-01-01T00:00:00Z' is not in the years 1 to 9998")]
    [InlineData("k,a,payments,1,2026-11-01T00:00:00Z,,,eu,",
        "MON1404: The meter payments does not declare the dimension region; declare it, or leave it out")]
    [InlineData("k,a,users,1,2026-11-01T00:00:00Z,,,,",
        "MON1405: The meter users counts the dimension user, which the record lacks")]
    [InlineData("k,a,calls,1,2026-11-01T00:00:00Z,,,eu,", "MON1203: There is usage that no cell names, "
        + "and the matrix by region and model refuses everything else")]
    [InlineData("good,acme,payments,1001,2026-11-01T00:00:00Z,,,,",
        "the key 'good' was counted before with other content; the first one stays")]
    [InlineData("good,acne,payments,1000,2026-11-01T00:00:00Z,,,,",
        "the key 'good' was counted before with other content; the first one stays")]
    [InlineData("good,acme,payments,1000,2026-11-01T00:00:00Z,,1,,",
        "the key 'good' was counted before with other content; the first one stays")]
    [InlineData("good,acme,tokens,1000,2026-11-01T00:00:00Z,,,,",
        "the key 'good' was counted before with other content; the first one stays")]
    [InlineData("k,a,payments,1", "the row has 4 fields, and the header 9 fields")]
    public void Rate_OfABadRow_NamesItAndPricesTheOthers(string row, string reason)
    {
        var alone = TemporaryUsage.RateRows(Header + Good);

        var rate = TemporaryUsage.RateRows($"{Header}{Good}\n{row}\n");

        rate.Error.Should().Be($"monetize: line 4: {reason}.\nmonetize: 2 rows read: 1 counted, 0 duplicates, 1 bad.\n");
        rate.Output.Should().Be(alone.Output);
        rate.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("nowhere", "there is no plan 'nowhere'; the catalog has all, basic")]
    [InlineData("", "it has no plan")]
    public void Rate_OfARowWithoutAPlan_IsABadRow(string plan, string reason)
    {
        using var usage = new TemporaryUsage($"{Header}k,a,payments,1,2026-11-01T00:00:00Z,{plan},,,\n");

        usage.Rate().Error.Should().StartWith($"monetize: line 2: {reason}.\n");
    }

    [Fact]
    public void Rate_OfAPlanWithoutThatVersion_IsABadRow()
    {
        using var usage = new TemporaryUsage($"{Header}k,a,payments,1,2026-11-01T00:00:00Z,all,,,\n");

        usage.Rate("--plan-version", "2").Error.Should().StartWith("monetize: line 2: the plan 'all' has no version 2.\n");
    }

    /// <summary>
    /// Two spellings of one number, an empty dimension and another time, as a retry has, are the same content.
    /// </summary>
    [Theory]
    [InlineData("good,acme,payments,1000,2026-11-01T00:00:00Z,,,,")]
    [InlineData("good,acme,payments,1000.000,2026-11-01T00:00:00.000Z,,,,")]
    [InlineData("good,acme,payments,01000,2026-10-31 23:00:00-01:00,,,,")]
    [InlineData("good,acme,payments,1000,2027-01-01T00:00:00Z,,,,")]
    [InlineData("\"good\",\"acme\",\"payments\",\"1000\",\"2026-11-01T00:00:00Z\",\"\",\"\",\"\",\"\"")]
    public void Rate_OfTheSameRowAgain_IsADuplicate(string row)
    {
        var rate = TemporaryUsage.RateRows(Header + Good + row);

        rate.Error.Should().Be("monetize: 2 rows read: 1 counted, 1 duplicate, 0 bad.\n");
        rate.Output.Should().Be(TemporaryUsage.RateRows(Header + Good).Output);
    }

    [Fact]
    public void Rate_OfOtherDimensions_IsAConflict()
    {
        const string Columns = "key,customer,meter,quantity,time,dimension.region,dimension.model,dimension.host\n";
        const string Row = "k,a,calls,1,2026-11-01T00:00:00Z,eu,large,";

        var rate = TemporaryUsage.RateRows($"{Columns}{Row}\n{Row}h1\n{Row}\n");

        rate.Error.Should().Contain("line 3: the key 'k' was counted before").And.Contain("1 duplicate, 1 bad");
    }

    /// <summary>The order of rows is no matter: what is too much in between may be taken away again.</summary>
    [Fact]
    public void Rate_OfQuantitiesThatNoDecimalHolds_RefusesTheStatement()
    {
        const string Most = "79228162514264337593543950335";
        string[] basic = ["--plan", "basic", "--plan-version", "1"];
        const string Rows = "key,customer,meter,quantity,time,corrects\n"
            + $"a,a,payments,{Most},2026-11-01T00:00:00Z,\nb,a,payments,1.5,2026-11-01T00:00:00Z,\n";

        var tooMuch = TemporaryUsage.RateRows(Rows, basic);
        var corrected = TemporaryUsage.RateRows($"{Rows}c,a,payments,-1.5,2026-11-01T00:00:00Z,b\n", basic);

        tooMuch.ExitCode.Should().Be(1);
        tooMuch.Error.Should().StartWith("monetize: The usage of 'a' in 2026-11 cannot be rated: MON1301: ");
        corrected.ExitCode.Should().Be(0);
        corrected.Output.Should().Contain($",{Most},{Most},");
    }

    [Fact]
    public void Rate_OfUsageThatCannotBeRated_SkipsThatStatementAndFails()
    {
        var rate = TemporaryUsage.RateRows(
            Header + Good + "a,a\u202eb,storage,-1,2026-11-01T00:00:00Z,,,,\nz,z,payments,1,2026-11-01T00:00:00Z,,,,\n");

        rate.ExitCode.Should().Be(1);
        rate.Error.Should().StartWith("monetize: The usage of 'a\uFFFDb' in 2026-11 cannot be rated: MON12");
        rate.Output.Should().Contain("acme,2026-11").And.Contain("z,2026-11").And.NotContain("\u202e");
    }

    [Fact]
    public void Strict_OfABadRow_StopsThere()
    {
        var rate = TemporaryUsage.RateRows(Header + Good + "x\ny\n", "--strict");

        rate.ToString().Should().Be("exit code 1\n\nmonetize: line 3: the row has 1 field, and the header 9 fields.\n");
    }

    [Fact]
    public void Strict_OfDuplicates_GoesOn()
    {
        TemporaryUsage.RateRows(Header + Good + Good, "--strict")
            .Should().Be(TemporaryUsage.RateRows(Header + Good + Good)).And.Match<TestSupport.ProcessResult>(
                rate => rate.ExitCode == 0);
    }
}
