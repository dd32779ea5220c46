namespace Monetize.Cli.Tests.Commands;

/// <summary>A statement is for one month, whatever the plan's period; one-time charges are in the first one.</summary>
public sealed class RatePeriodsTests
{
    private static readonly string[] Rows =
    [
        "a,ann,words,1,2026-01-05T00:00:00Z,yearly",
        "b,ann,words,2,2026-02-05T00:00:00Z,yearly",
        "c,bob,words,4,2026-02-05T00:00:00Z,yearly",
        "d,ann,words,8,2026-03-05T00:00:00Z,other",
        "e,ann,words,16,2026-04-05T00:00:00Z,yearly",
    ];

    [Fact]
    public void OneTimeCharge_OfEachCustomer_IsInTheFirstMonthUnderThePlan() => Totals().Should().Equal(
        "ann 2026-01 yearly 171.00", "ann 2026-02 yearly 122.00", "ann 2026-03 other 16.00", "ann 2026-04 yearly 136.00",
        "bob 2026-02 yearly 174.00");

    [Theory]
    [InlineData("2026-01", "ann 2026-01 yearly 171.00")]
    [InlineData("2026-02", "ann 2026-02 yearly 122.00", "bob 2026-02 yearly 174.00")]
    [InlineData("2026-04", "ann 2026-04 yearly 136.00")]
    [InlineData("2026-05")]
    public void Period_OfOneMonth_IsTheSameStatement(string period, params string[] totals) =>
        Totals("--period", period).Should().Equal(totals);

    [Fact]
    public void Plan_OfAnotherPeriod_IsToldOnce()
    {
        Rate().Error.Should().Be(
            "monetize: note: a statement prices each month as one period of the plan yearly@1, which is a year.\n"
            + "monetize: note: one-time charges of the plan yearly@1 are in each customer's first month of the file.\n"
            + "monetize: note: a statement prices each month as one period of the plan other@1, which is 3 months.\n"
            + "monetize: 5 rows read: 5 counted, 0 duplicates, 0 bad.\n");
        Rate("--period", "2026-03").Error.Should().NotContain("yearly").And.Contain("the plan other@1");
    }

    [Fact]
    public void Plan_OfAMonth_IsNoNote() =>
        TemporaryUsage.RateRows(TemporaryUsage.Header + "a,ann,payments,1,2026-01-05T00:00:00Z\n").Error
            .Should().NotContain("note:");

    private static IEnumerable<string> Totals(params string[] arguments) => Statements.Totals(Rate(arguments).Output);

    private static TestSupport.ProcessResult Rate(params string[] arguments) => Statements.Rate(Rows, arguments);
}
