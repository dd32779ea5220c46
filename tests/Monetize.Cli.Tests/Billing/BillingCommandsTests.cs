using System.Text.Json;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>A store that is billed with the tool alone.</summary>
public sealed class BillingCommandsTests : IDisposable
{
    private const string Day = "2026-11-01T00:00:00Z";
    private const string Boundary = "2026-12-01T01:00:00Z";

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathTo("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RunDue_AtTheBoundary_InvoicesUsageAndTheNextPeriod()
    {
        Subscribe();

        var run = Run($"run-due --as-of {Boundary} --format csv");

        run.ExitCode.Should().Be(0);
        run.Error.Should().Be("monetize: 1 customer, 2 invoices; nothing is collected without a provider.\n");
        run.Output.ReplaceLineEndings("\n").Should().Be(
            """
            number,customer,issued,status,currency,total,due
            INV-000001,c-2,2026-12-01T01:00:00Z,final,USD,49.00,49.00
            INV-000002,c-2,2026-12-01T01:00:00Z,final,USD,49.00,49.00

            """);
        Run($"run-due --as-of {Boundary}").Output.Should().Be("nothing to invoice\n");
        Run("verify").Output.Should().EndWith("everything adds up\n");
    }

    /// <summary>What ends before it began has no phase; its list is whole all the same.</summary>
    [Fact]
    public void Cancel_AtTheStart_IsListedAsItWasAgreed()
    {
        Subscribe();

        Run($"subscription cancel s-2 --at-once --at {Day}").ExitCode.Should().Be(0);

        Run("subscription list").Output.Should().Contain("s-2").And.Contain("ended");
    }

    [Theory]
    [InlineData("customer create c-9 --name x --by", "--by names nobody")]
    [InlineData("invoice void --reason x", "NUMBER is empty")]
    public void Command_WithAnEmptyName_SaysSo(string command, string fault)
    {
        Subscribe();

        var run = Tool.Run([.. command.Split(' '), "", "--db", Store]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(fault);
    }

    [Fact]
    public void RunDue_DryRun_ShowsTheSameAndWritesNothing()
    {
        Subscribe();

        var run = Run($"run-due --dry-run --as-of {Boundary}");

        run.ExitCode.Should().Be(0);
        run.Error.Should().Be("monetize: 1 customer, 2 invoices; nothing is written.\n");
        run.Output.Should().Contain("would be").And.NotContain("INV");
        Run("invoice list").Output.Should().Be("no invoices\n");
    }

    [Fact]
    public void RunDue_WithTheSandbox_Collects()
    {
        Subscribe();

        Run($"run-due --provider sandbox --as-of {Day}").Error.Should()
            .Be("monetize: 1 customer, 1 invoice; 1 paid, 0 declined.\n");
        Run("invoice list").Output.Should().Contain("paid");
    }

    [Fact]
    public void RunDue_CustomerWhoCannotBeBilled_IsNamedWithExitCode1()
    {
        Subscribe();

        // More periods are behind than a day settles of one customer.
        var run = Run("run-due --as-of 2031-01-01T00:00:00Z");

        run.ExitCode.Should().Be(1);
        run.Error.Should().StartWith("monetize: MON1910: customer c-2 is set aside:");
        Run("customer list").Output.Should().Contain("MON1910");
        Run("customer show c-2").Output.Should().Contain("MON1910");
        Run("customer unpark c-2 --invoice-up-to 500").Error.Should().Contain("no amount of more than 0");
        Run("customer unpark c-2").Output.Should().Be("c-2 unparked\n");
        Run("customer unpark c-2").Output.Should().Be("c-2 is not set aside\n");
    }

    [Fact]
    public void RunDue_CustomerOfWhomNobodyKnowsWhatIsDue_IsNamedWithExitCode1()
    {
        Subscribe();
        BusyStore.Damage(Store, "UPDATE monetize_customer SET agenda = '{'");

        var run = Run($"run-due --as-of {Boundary}");

        run.ExitCode.Should().Be(1);
        run.Error.Should().StartWith("monetize: MON1909: customer c-2 waits: ");
        Run($"run-due --dry-run --as-of {Boundary}").Error.Should().StartWith("monetize: MON1909: customer c-2 waits: ");
    }

    [Fact]
    public void InboxPurge_OfAStore_SaysHowManyEventsWereEmptied()
    {
        Subscribe();

        Run("inbox purge --before 2026-01-01T00:00:00Z").Output.Should().Be("0 events emptied\n");
        Run("inbox purge --before 2026-01-01T00:00:00Z --format json").Output.Should().Contain("\"emptied\": 0");
        Run("inbox purge").ExitCode.Should().Be(2);
    }

    [Fact]
    public void Invoice_OfAStore_IsShownExplainedAndTakenBack()
    {
        Subscribe();
        Run($"run-due --as-of {Day}");

        Run("invoice show INV-000001").Output.Should().Contain("Invoice INV-000001").And.Contain("USD 49.00");
        Run("invoice show INV-000001 --format html").Output.Should().StartWith("<!DOCTYPE html>");
        Run("invoice explain INV-000001").Output.Should().Contain("1 x 49 = 49");
        using (var json = JsonDocument.Parse(Run("invoice explain INV-000001 --format json").Output))
        {
            json.RootElement.GetProperty("due").GetString().Should().Be("49.00");
        }

        Run("invoice void INV-000001 --reason wrong").Output.Should().Be("INV-000001 is void\n");
        Run("invoice list").Output.Should().Contain("void");
        Run("invoice show INV-9").ExitCode.Should().Be(2);
        Run("invoice void INV-9 --reason wrong").Error.Should()
            .Be("monetize: MON1906: There is no invoice INV-9. Correct the number.\n");
    }

    [Fact]
    public void InvoicePreview_OfAStore_IsWhatTheRunMakes()
    {
        Subscribe();
        Run($"run-due --as-of {Day}");

        Run("invoice preview --subscription s-2").Output.Should().Contain("Total").And.Contain("USD 49.00");
        Run("invoice preview --subscription none").Error.Should().StartWith("monetize: MON1920:");
        Run("invoice preview").Error.Should().Be(
            "monetize: Option '--subscription' is required. See monetize invoice preview --help.\n");
    }

    [Fact]
    public void Subscription_Changed_IsAsItWasDecided()
    {
        Subscribe();

        Run("subscription change s-2 quantity:3 --at 2026-11-05T00:00:00Z").Output.Should().Contain("3");
        Run("subscription change s-2 plan:content-generation,end --at 2026-11-06T00:00:00Z").ExitCode.Should().Be(0);
        Run("subscription change s-2 withdraw --at 2026-11-07T00:00:00Z").ExitCode.Should().Be(0);
        Run("subscription change s-2 resume --at 2026-11-07T00:00:00Z").Error.Should().StartWith("monetize: MON1604:");
        Run("subscription change s-2 resume --at 2026-11-07T00:00:00Z").ExitCode.Should().Be(1);
        Run("subscription change s-2 sideways").ExitCode.Should().Be(2);
        Run("subscription change s-2 plan:none").Error.Should().Contain("There is no plan 'none'");
        Run("subscription cancel s-2 --at 2026-11-08T00:00:00Z").Output.Should().Contain("2026-12-01 00:00");
        Run("subscription list --customer c-2 --at 2026-12-02T00:00:00Z --format csv").Output
            .ReplaceLineEndings("\n").Should().Be(
                """
                id,customer,plan,quantity,status,from,end,scheduled,scheduled_for
                s-2,c-2,ai-platform@1,3,ended,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,,

                """);
    }

    [Fact]
    public void Customer_Forgotten_KeepsTheIdAlone()
    {
        Subscribe();

        Run("customer forget c-2").Output.Should().Be("c-2 forgotten\n");
        Run("customer show c-2 --format json").Output.Should().Contain("\"name\": \"\"");
        Run("customer forget nobody").ExitCode.Should().Be(2);
        Run("customer show nobody").Error.Should().StartWith("monetize: MON1902:");
    }

    [Fact]
    public void Plan_PublishedWithAnotherDefinition_IsRefused()
    {
        Subscribe();
        var changed = _folder.PathTo("changed.json");
        File.WriteAllText(changed, File.ReadAllText(Tool.Catalog).Replace("49", "59", StringComparison.Ordinal));

        var publish = Tool.Run("plan", "publish", "--db", Store, "--catalog", changed);

        publish.ExitCode.Should().Be(1);
        publish.Error.Should().StartWith("monetize: MON1901:");
        Run("plan list --format csv").Output.Should().Contain("ai-platform,1,2026-11-01T00:00:00Z");
        Tool.Run("plan", "publish", "--db", Store, "--catalog", Tool.Catalog).Output.Should()
            .Be("nothing new: all plans are published\n");
    }

    [Fact]
    public void Simulate_OverAStore_IsThatOverItsFile()
    {
        Subscribe();
        Run($"customer create c-1 --name c-1 --at {Day}");
        Run($"subscription create s-1 --customer c-1 --plan content-generation --at {Day}");
        var against = Repository.PathTo("samples", "catalog-next.json");

        var ofStore = Tool.Run(
            "simulate", "--catalog", Tool.Catalog, "--against", against, "--db", Store,
            "--period", "2026-11");
        var ofFile = Tool.Run(
            "simulate", "--catalog", Tool.Catalog, "--against", against, "--period", "2026-11", "--usage",
            Repository.PathTo("samples", "usage.csv"));

        ofStore.Output.Should().Be(ofFile.Output);
        ofStore.Error.Should().EndWith("4 rows read: 3 counted, 1 outside of the period, 0 duplicates, 0 bad.\n");
        Tool.Run("simulate", "--catalog", Tool.Catalog, "--against", against).ExitCode.Should().Be(2);
    }

    [Fact]
    public void Commands_WithoutAStore_AreExitCode2AndMakeNone()
    {
        foreach (var command in new[] { "customer list", "run-due", "verify", "audit verify", "invoice list" })
        {
            Run(command).ExitCode.Should().Be(2, command);
        }

        File.Exists(Store).Should().BeFalse();
    }

    private ProcessResult Run(string command) => Tool.Run([.. command.Split(' '), "--db", Store]);

    /// <summary>Customer c-2 on a plan of 49 a month, with a few calls.</summary>
    private void Subscribe()
    {
        Tool.Run("plan", "publish", "--db", Store, "--catalog", Tool.Catalog, "--at", Day).ExitCode.Should().Be(0);
        Tool.Run(
            "usage", "import", Repository.PathTo("samples", "usage.csv"), "--db", Store, "--catalog", Tool.Catalog);
        Run($"customer create c-2 --name c-2 --at {Day}").Output.Should().Be("c-2 created\n");
        Run($"subscription create s-2 --customer c-2 --plan ai-platform --at {Day}").ExitCode.Should().Be(0);
    }
}
