using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>What was decided is shown: what is scheduled, what is so already, what was taken back.</summary>
public sealed class ShownChangesTests : IDisposable
{
    private readonly ToolStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Change_AtThePeriodsEnd_ShowsWhatIsScheduledAndWhen()
    {
        var plan = _store.Run("subscription change s-2 plan:content-generation,end --at 2026-11-05T00:00:00Z");
        _store.Run("subscription change s-2 quantity:3,end --at 2026-11-06T00:00:00Z").ExitCode.Should().Be(0);

        plan.Output.Should().Contain("scheduled      plan content-generation@1\n")
            .And.Contain("scheduled for  2026-12-01 00:00");
        List("2026-11-07").Should().Be(
            """
            id,customer,plan,quantity,status,from,end,scheduled,scheduled_for
            s-2,c-2,ai-platform@1,1,active,2026-11-01T00:00:00Z,,"plan content-generation@1, quantity 3",2026-12-01T00:00:00Z

            """);
        List("2026-12-01").Should().Contain("s-2,c-2,content-generation@1,3,active,2026-11-01T00:00:00Z,,,");
    }

    [Fact]
    public void Change_TakenBack_IsNotShownAsScheduled()
    {
        _store.Run("subscription change s-2 quantity:3,end --at 2026-11-05T00:00:00Z").ExitCode.Should().Be(0);
        _store.Run("subscription change s-2 withdraw --at 2026-11-06T00:00:00Z").ExitCode.Should().Be(0);

        List("2026-11-07").Should().Contain("ai-platform@1,1,active,2026-11-01T00:00:00Z,,,");
    }

    [Theory]
    [InlineData("quantity:3", "s-2 has the quantity 3 already")]
    [InlineData("plan:content-generation", "s-2 is on content-generation@1 already")]
    [InlineData("pause", "s-2 is paused already")]
    public void Change_Repeated_SaysThatItIsSoAlready(string change, string says)
    {
        _store.Run($"subscription change s-2 {change} --at 2026-11-05T00:00:00Z").ExitCode.Should().Be(0);

        var again = _store.Run($"subscription change s-2 {change} --at 2026-11-06T00:00:00Z");

        again.ExitCode.Should().Be(1);
        again.Error.Should().StartWith("monetize: MON1603:").And.Contain(says);
    }

    [Theory]
    [InlineData("--at 2026-11-01T00:00:00Z", 0)]
    [InlineData("", 0)]
    [InlineData("--start 2026-11-01", 0)]
    [InlineData("--at 2026-11-02T00:00:00Z", 1)]
    [InlineData("--start 2026-11-02", 1)]
    [InlineData("--at 2026-11-09T00:00:00Z --start 2026-11-01", 0)]
    public void Create_Again_SucceedsWithTheSameStartAlone(string start, int exitCode)
    {
        var again = _store.Run($"subscription create s-2 --customer c-2 --plan ai-platform {start}".TrimEnd());

        again.ExitCode.Should().Be(exitCode);
        if (exitCode == 0) again.Output.Should().Contain("2026-11-01 00:00");
        else again.Error.Should().StartWith("monetize: MON1905:").And.Contain("begins at 2026-11-01 00:00:00Z");
    }

    [Fact]
    public void InvoiceShow_AsCsv_SaysWhenItWasTakenBack()
    {
        _store.Run($"run-due --as-of {ToolStore.Day}").ExitCode.Should().Be(0);
        _store.Run("invoice show INV-000001 --format csv").Output.ReplaceLineEndings("\n").Should()
            .Contain(",issued,voided,currency,").And.Contain(",2026-11-01T00:00:00Z,,USD,");

        _store.Run("invoice void INV-000001 --reason wrong --at 2026-11-02T00:00:00Z").ExitCode.Should().Be(0);

        _store.Run("invoice show INV-000001 --format csv").Output.ReplaceLineEndings("\n").Should()
            .Contain(",2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,USD,");
    }

    [Fact]
    public void Simulate_BadRecordOfAStore_IsNamedByItsKey()
    {
        var usage = Repository.PathTo("samples", "usage.csv");
        _store.Run($"usage import {usage} --catalog {Tool.Catalog}");
        var next = Repository.PathTo("samples", "catalog-next.json");

        var run = _store.Run($"simulate --catalog {Tool.Catalog} --against {next}");

        run.Error.Should().Contain("record 'd-1'").And.NotContain("line ");
    }

    private string List(string day) => _store.Run($"subscription list --at {day}T00:00:00Z --format csv").Output
        .ReplaceLineEndings("\n");
}
