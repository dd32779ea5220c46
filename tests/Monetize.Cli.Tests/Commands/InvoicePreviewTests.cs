using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class InvoicePreviewTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time
        k1,acme,calls,1,2026-02-03T00:00:00Z
        k2,acme,calls,1,2026-02-04T00:00:00Z
        k2,acme,calls,1,2026-02-04T00:00:00Z
        k3,acme,calls,1,2026-02-24T00:00:00Z
        k4,acme,storage,10,2026-02-20T00:00:00Z
        k5,acme,storage,-5,2026-03-15T00:00:00Z
        k6,acme,calls,1,2026-01-01T00:00:00Z

        """;

    private static readonly string[] Life =
    [
        "--plan", "basic", "--start", "2026-01-31", "--zone", "Europe/Paris", "--change", "2026-02-15=plan:pro",
        "--change", "2026-04-01=cancel,end",
    ];

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Preview_OfALife_IsTheReviewedText(string format)
    {
        var preview = Preview(Rows, [.. Life, "--format", format]);

        preview.ExitCode.Should().Be(0, preview.Error);
        preview.Error.Should().Be(
            "monetize: No invoice has 1 record of calls: the plan of that time does not price the meter, or there is no "
            + "subscription then.\n");
        Snapshot.Match(preview.Output, $"invoice-preview-{format}");
    }

    [Fact]
    public void Preview_AsHtml_IsTheLastInvoiceOrTheOneThatIsNamed()
    {
        Preview(Rows, [.. Life, "--format", "html"]).Output.Should()
            .StartWith("<!DOCTYPE html>").And.Contain("<title>Invoice preview-5</title>");
        Preview(Rows, [.. Life, "--format", "html", "--number", "2"]).Output.Should()
            .Contain("<title>Invoice preview-2</title>");
    }

    [Fact]
    public void Preview_WithoutUsage_EndsWithTheFirstBoundary() =>
        Numbers(Preview(null, "--plan", "basic", "--start", "2026-01-31")).Should().Equal("preview-1", "preview-2");

    [Fact]
    public void Preview_Through_EndsThere() => Numbers(Preview(
        null, "--plan", "basic", "--start", "2026-01-31", "--through", "2026-06-30T00:00:00Z"))
        .Should().Equal(Enumerable.Range(1, 6).Select(i => $"preview-{i}"));

    [Fact]
    public void Preview_UnusedAllowance_IsCarriedOver()
    {
        const string March = """
            key,customer,meter,quantity,time
            a,acme,calls,1,2026-03-03T00:00:00Z
            b,acme,calls,1,2026-03-04T00:00:00Z
            c,acme,calls,1,2026-03-05T00:00:00Z
            d,acme,calls,1,2026-03-06T00:00:00Z
            e,acme,calls,1,2026-03-07T00:00:00Z

            """;

        // Two are included, one is left of February at most: of five calls two are paid.
        Preview(March, "--plan", "basic", "--start", "2026-02-01", "--format", "csv").Output
            .Should().Contain(",overage,calls,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,5,call,1,1.00\r\n");
    }

    [Fact]
    public void Preview_AllowanceAroundAPause_IsUsedOnce()
    {
        const string March = """
            key,customer,meter,quantity,time
            a,acme,calls,1,2026-03-03T00:00:00Z
            b,acme,calls,1,2026-03-04T00:00:00Z
            c,acme,calls,1,2026-03-25T00:00:00Z
            d,acme,calls,1,2026-03-26T00:00:00Z

            """;

        // Two are included and one is left of February: of four calls one is paid.
        Preview(March, "--plan", "basic", "--start", "2026-02-01", "--change", "2026-03-10=pause", "--change",
            "2026-03-20=resume", "--format", "csv").Output
            .Should().Contain(",overage,calls,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,4,call,0.5,0.50\r\n");
    }

    [Fact]
    public void Preview_UsageWithinTheAllowance_IsUsage()
    {
        const string March = """
            key,customer,meter,quantity,time
            a,acme,calls,1,2026-03-03T00:00:00Z

            """;

        Preview(March, "--plan", "basic", "--start", "2026-02-01", "--format", "csv").Output
            .Should().Contain(",usage,calls,2026-03-01T00:00:00Z,2026-04-01T00:00:00Z,1,call,0,0.00\r\n");
    }

    [Fact]
    public void Preview_MinimumWithoutUsage_IsBilled()
    {
        Preview(null, "--plan", "committed", "--start", "2026-02-01", "--format", "csv").Output
            .Should().Contain(",minimum_true_up,").And.Contain(",100.00\r\n");
        string[] ended = ["--start", "2026-03-01", "--change", "2026-03-15=cancel"];
        Preview(null, ["--plan", "committed", .. ended, "--format", "csv"]).Output
            .Should().Contain(",minimum_true_up,").And.Contain(",45.16\r\n");
    }

    [Fact]
    public void Preview_Credit_PaysTheNextInvoice()
    {
        var preview = Preview(
            null, "--plan", "pro", "--start", "2026-01-31", "--change", "2026-02-01=quantity:0", "--change",
            "2026-03-01=quantity:1", "--format", "csv");

        // Its exact amount is a number, and no text that is guarded against spreadsheets.
        preview.Output.Should().MatchRegex(",credit,.*,-[0-9.]+,-[0-9.]+\r\n");
        preview.ExitCode.Should().Be(0, preview.Error);
    }

    [Theory]
    [InlineData("--change 2026-02-15=foo", "The change '2026-02-15=foo' cannot be read: write it as *")]
    [InlineData("--change =cancel", "The change '=cancel' cannot be read: *")]
    [InlineData("--change 2026-02-15=pause,end", "The change '2026-02-15=pause,end' cannot be read: *")]
    [InlineData("--change 2026-02-15=quantity:-1", "The change '2026-02-15=quantity:-1' cannot be read: *")]
    [InlineData("--change 2026-02-15=plan:pro@x", "The change '2026-02-15=plan:pro@x' cannot be read: *")]
    [InlineData("--change 2026-02-15=plan:nope", "There is no plan 'nope'; the catalog has basic, committed, *")]
    [InlineData("--change 2026-02-15=plan:pro@9", "The plan 'pro' has no version 9; it has 1.")]
    [InlineData("--change 15.02.=cancel", "'15.02.' of --change is neither a day such as 2026-11-01 nor an instant *")]
    [InlineData("--change 2026-02-15=resume", "The change '2026-02-15=resume' is refused. *")]
    [InlineData("--zone Mars", "There is no time zone 'Mars'; write an IANA name such as Europe/Paris.")]
    [InlineData("--quantity -1", "'-1' of --quantity is not a quantity; write digits with at most one point.")]
    [InlineData("--through soon", "'soon' of --through is neither a day such as 2026-11-01 nor an instant *")]
    [InlineData("--number 9", "There is no invoice 9; 2 invoices fall due.")]
    [InlineData("--number 0", "'0' is not the number of an invoice; write a whole number from 1. *")]
    [InlineData("--plan once", "The plan once@1 has no period, and an invoice needs one; give the plan a period.")]
    [InlineData("--start 2026-02-30", "'2026-02-30' of --start is neither a day such as 2026-11-01 nor an instant *")]
    public void Preview_OfWhatCannotBe_SaysWhyAndWhatToWrite(string argument, string message)
    {
        var words = argument.Split(' ');
        string[] plan = words[0] == "--plan" ? [] : ["--plan", "basic"];
        string[] start = words[0] == "--start" ? [] : ["--start", "2026-01-31"];

        var preview = Preview(null, [.. plan, .. start, .. words]);

        preview.ExitCode.Should().Be(2);
        preview.Output.Should().BeEmpty();
        preview.Error.Should().Match($"monetize: {message}\n");
    }

    [Fact]
    public void Preview_OfSeveralCustomers_NeedsOne()
    {
        var rows = Rows + "k9,zeta,calls,1,2026-02-03T00:00:00Z\n";
        var preview = Preview(rows, "--plan", "basic", "--start", "2026-01-31");
        var other = Preview(rows, "--plan", "basic", "--start", "2026-01-31", "--customer", "nobody");

        preview.Error.Should().Be("monetize: The usage has several customers; name one with --customer: acme, zeta.\n");
        other.Error.Should().Be("monetize: The usage has no customer 'nobody'; it has acme, zeta.\n");
        (preview.ExitCode, other.ExitCode).Should().Be((2, 2));
        Preview(rows, "--plan", "basic", "--start", "2026-01-31", "--customer", "zeta").ExitCode.Should().Be(0);
    }

    private static ProcessResult Preview(string? rows, params IReadOnlyList<string> arguments)
    {
        using var catalog = new TemporaryCatalog(
            """
            {
              "meters": [
                { "key": "calls", "unit": "call", "aggregation": "count" },
                { "key": "storage", "unit": "gigabyte", "aggregation": "weighted_sum" }
              ],
              "plans": [
                { "key": "basic", "currency": "USD", "period": "month", "charges": [
                  { "recurring": "20" },
                  { "usage": "calls", "included": 2, "rollover": 1, "price": { "model": "per_unit", "unit_price": "0.5" } }
                ] },
                { "key": "pro", "currency": "USD", "period": "month", "charges": [
                  { "recurring": "49" },
                  { "usage": "calls", "included": 5, "price": { "model": "per_unit", "unit_price": "0.25" } },
                  { "usage": "storage", "price": { "model": "per_unit", "unit_price": "0.10" } }
                ] },
                { "key": "committed", "currency": "USD", "period": "month", "minimum": "100", "charges": [
                  { "usage": "calls", "price": { "model": "per_unit", "unit_price": "1" } }
                ] },
                { "key": "once", "currency": "USD", "charges": [{ "one_time": "5" }] }
              ]
            }
            """);
        using var folder = new TemporaryFolder();
        string[] usage = [];
        if (rows is not null)
        {
            var path = folder.PathTo("usage.csv");
            File.WriteAllText(path, rows);
            usage = ["--usage", path];
        }

        return Tool.Run(["invoice", "preview", "--catalog", catalog.Path, .. usage, .. arguments]);
    }

    private static IEnumerable<string> Numbers(ProcessResult preview) => preview.Output.Split('\n')
        .Where(line => line.StartsWith("Invoice ", StringComparison.Ordinal))
        .Select(line => line["Invoice ".Length..]);
}
