using Monetize.Billing;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>The store of a host that sets another grace and another prefix than the defaults.</summary>
public sealed class HostSettingsTests : IDisposable
{
    private const string Day = "2026-11-01T00:00:00Z";

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathTo("store.db");

    private string Settings => _folder.PathTo("appsettings.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_StoreOfAHostWithALongerGrace_AddsUpByItsSettings()
    {
        await HostAsync();

        Run("verify").Output.Should().Contain("MON2013");
        var verify = Run("verify", "--config", Settings);

        verify.Output.Should().EndWith("everything adds up\n");
        verify.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task RunDue_ByTheSettingsOfTheHost_WaitsAsLongAndNumbersOn()
    {
        await HostAsync();

        var early = Run("run-due", "--as-of", "2026-12-02T23:59:59Z", "--config", Settings);
        var due = Run("run-due", "--as-of", "2026-12-03T00:00:00Z", "--config", Settings, "--format", "csv");

        early.Output.Should().Be("nothing to invoice\n");
        due.Output.Should().Contain("R-000002");
        Run("verify", "--config", Settings).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task RunDue_WithoutTheSettingsOfAHostWithAnotherPrefix_WritesNothing()
    {
        await HostAsync();

        var run = Run("run-due", "--as-of", "2026-12-03T00:00:00Z");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("The last invoice of this store is not INV-000001").And.Contain("--config");
        Run("invoice", "list", "--format", "csv").Output.Should().NotContain("000002");
    }

    /// <summary>Settings without the file that is laid over them.</summary>
    [Fact]
    public async Task RunDue_BySettingsThatNameNoPrefix_WritesNothing()
    {
        await HostAsync();
        var settings = Write("base.json", """{ "Monetize": { "Billing": { "Grace": "2.00:00:00" } } }""");

        var run = Run("run-due", "--as-of", "2026-12-03T00:00:00Z", "--config", settings);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("The last invoice of this store is not INV-000001");
    }

    [Fact]
    public async Task RunDue_StoreOfAHostThatAsksForTaxes_WritesNothing()
    {
        await HostAsync(new Vat());

        var run = Run("run-due", "--as-of", "2026-12-03T00:00:00Z", "--config", Settings);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("R-000001 has taxes, and this command cannot ask for any.");
    }

    [Fact]
    public async Task Change_ByTheSettingsOfTheHost_KeepsItsDates()
    {
        await HostAsync();

        Run("subscription", "change", "s-1", "quantity:2", "--at", "2026-11-09T00:00:00Z", "--config", Settings)
            .ExitCode.Should().Be(0);
        Run("run-due", "--as-of", "2026-11-09T00:00:00Z", "--config", Settings).ExitCode.Should().Be(0);

        Run("run-due", "--as-of", "2026-12-02T23:00:00Z", "--config", Settings).Output
            .Should().Be("nothing to invoice\n");
        Run("verify", "--config", Settings).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Preview_ByTheSettingsOfTheHost_IsOfTheInstantOfItsRun()
    {
        await HostAsync();

        Run("invoice", "preview", "--subscription", "s-1", "--config", Settings).Output.Should().Contain("2026-12-03");
    }

    [Fact]
    public async Task Settings_OverOthers_CountLast()
    {
        await HostAsync();
        var over = Write("appsettings.Production.json", """{ "monetize": { "billing": { "grace": "3.00:00:00" } } }""");

        var run = Run("run-due", "--as-of", "2026-12-03T00:00:00Z", "--config", Settings, "--config", over);

        run.Output.Should().Be("nothing to invoice\n");
    }

    [Fact]
    public async Task Settings_OfATenant_AreThoseOfItsSection()
    {
        await HostAsync();
        var tenants = Write(
            "tenants.json",
            """
            { // Comments and a comma at the end are allowed, as in a host.
              "Tenants": { "North": { "Billing": { "Grace": "2.00:00:00", "InvoicePrefix": "R-" } } },
            }
            """);

        Run("verify", "--config", tenants, "--section", "Tenants:North").ExitCode.Should().Be(0);
        Run("verify", "--config", tenants).Error.Should()
            .Contain("There is no section 'Monetize' in").And.Contain("--section");
    }

    /// <summary>Nothing is done by half of the settings.</summary>
    [Theory]
    [InlineData(
        """{ "Monetize": { "Billing": { "Grace": "1", "Gracé": "x" } } }""",
        "MON2101: Monetize:Billing:Grace is '1'. Write a duration of 0 or more and at most 36500 days, such as "
            + "01:00:00, or 1.00:00:00 for 24 hours.")]
    [InlineData(
        """{ "Monetize": { "Billing": { "Grace": "24:00:00" } } }""",
        "MON2101: Monetize:Billing:Grace is '24:00:00'. Write a duration")]
    [InlineData("""{ "Monetize": { "Billing": { "Gracious": "01:00:00" } } }""", "Monetize:Billing:Gracious is no option")]
    [InlineData("""{ "Monetize": { "Billing": { "LateUsage": "1.00:00:00" } } }""", "MON2101: Billing:LateUsage")]
    [InlineData("{ \"Monetize\": {\n  oops } }", "it is not JSON from line 2 on")]
    [InlineData("""[ "Monetize" ]""", "it is not one JSON object")]
    [InlineData("""{ "Monetize": { "Owner": "a", "owner": "b" } }""", "it is not one JSON object, each name once")]
    public async Task Settings_ThatAreWrong_AreExitCode2(string json, string fault)
    {
        await HostAsync();
        var wrong = Write("wrong.json", json);

        foreach (var command in new[] { "verify", "run-due" })
        {
            var run = Run(command, "--config", wrong);

            run.ExitCode.Should().Be(2);
            run.Error.Should().Contain(fault);
            run.Output.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Settings_OfNoFile_AreExitCode2()
    {
        await HostAsync();

        Run("verify", "--config", _folder.PathTo("none.json")).Error.Should().Contain("there is no such file");
        Run("verify", "--section", "Monetize").Error.Should().Contain("give --config as well");
        Run("verify", "--section", "Monetize").ExitCode.Should().Be(2);
    }

    private ProcessResult Run(params IReadOnlyList<string> arguments) => Tool.Run([.. arguments, "--db", Store]);

    private string Write(string name, string json)
    {
        var path = _folder.PathTo(name);
        File.WriteAllText(path, json);
        return path;
    }

    /// <summary>A customer of a host with two days of grace, whose first invoice is R-000001.</summary>
    private async Task HostAsync(ITaxProvider? taxes = null)
    {
        Write(
            "appsettings.json",
            """
            { "Logging": { "LogLevel": { "Default": "Warning" } },
              "Monetize": { "Owner": "host", "Billing": { "Grace": "2.00:00:00", "InvoicePrefix": "R-" } } }
            """);
        Run("plan", "publish", "--catalog", Tool.Catalog, "--at", Day).ExitCode.Should().Be(0);
        Run("customer", "create", "c-1", "--name", "One", "--at", Day).ExitCode.Should().Be(0);
        await using var store = await SqliteBillingStore.OpenAsync(Store);
        await using var usage = await SqliteUsageStore.OpenAsync(Store);
        var options = new BillingRunOptions
        {
            Grace = TimeSpan.FromDays(2),
            Series = NumberSeries.Invoices with { Prefix = "R-" },
        };
        Run(
            "subscription", "create", "s-1", "--customer", "c-1", "--plan", "ai-platform", "--at", Day, "--config",
            Settings).ExitCode.Should().Be(0);
        await new BillingRun(store, usage, taxes: taxes, options: options)
            .RunDueAsync(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private sealed class Vat : ITaxProvider
    {
        private readonly TaxTable _table = new(
            new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] });

        public ValueTask<ValueArray<TaxAmount>> TaxAsync(
            InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(_table.Calculate(draft, new BuyerTaxStatus("here")));
    }
}
