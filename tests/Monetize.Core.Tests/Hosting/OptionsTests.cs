using Microsoft.Extensions.Configuration;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Hosting;
using Monetize.Invoicing;
using Monetize.Metering;

namespace Monetize.Tests.Hosting;

/// <summary>Options from a configuration: read exactly, and refused with the fact, the path and the repair.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Read_EmptySection_AreTheDefaults() => Read().Should().Be(new MonetizeOptions());

    [Fact]
    public void Read_EachPart_IsWhatIsWritten()
    {
        var options = Read(
            ("Owner", "worker-1"),
            ("EstimatesCosts", "false"),
            ("billing:grace", "02:00:00"),
            ("Billing:LateUsage", "40.00:00:00"),
            ("Billing:InvoiceCeilings:0", "USD 1000.50"),
            ("Billing:InvoiceCeilings:1", "JPY 90000"),
            ("Billing:TaxRounding", "invoice"),
            ("Billing:PricesIncludeTax", "true"),
            ("Billing:DunningDelays:0", "1.00:00:00"),
            ("Billing:DunningDelays:1", "3.00:00:00"),
            ("Window:Back", "40.00:00:00"),
            ("Delivery:FirstRetry", "00:00:01"),
            ("Inbox:MostTries", "5"),
            ("Worker:Interval", "00:05:00"));

        options.Billing.Owner.Should().Be("worker-1").And.Be(options.Delivery.Owner).And.Be(options.Inbox.Owner);
        options.EstimatesCosts.Should().BeFalse();
        options.Billing.Grace.Should().Be(TimeSpan.FromHours(2));
        options.Billing.InvoiceCeilings.Should()
            .Equal(Money.Of(1_000.50m, Currency.Usd), Money.Of(90_000m, Currency.Of("JPY")));
        options.Billing.TaxRounding.Should().Be(TaxRounding.PerInvoice);
        options.Billing.PricesIncludeTax.Should().BeTrue();
        options.Billing.Payments.Dunning.Delays.Should().Equal(TimeSpan.FromDays(1), TimeSpan.FromDays(3));
        options.Window.Should().Be(AcceptanceWindow.Default with { Back = TimeSpan.FromDays(40) });
        options.Delivery.Retry.First.Should().Be(TimeSpan.FromSeconds(1));
        options.Inbox.MostTries.Should().Be(5);
        options.Worker.Interval.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("Billing:Grace", "-01:00:00", "0 or more")]
    [InlineData("Billing:Grace", "1", "01:00:00")]
    [InlineData("Billing:Grace", "soon", "01:00:00")]
    [InlineData("Billing:PageSize", "0", "1 or more")]
    [InlineData("Billing:PageSize", "many", "whole number")]
    [InlineData("Billing:InvoiceCeilings:0", "USD 1,000", "USD 10000.00")]
    [InlineData("Billing:InvoiceCeilings:0", "1000", "USD 10000.00")]
    [InlineData("Billing:InvoiceCeilings:0", "USD -1", "0 or more")]
    [InlineData("Billing:TaxRounding", "never", "line or invoice")]
    [InlineData("Billing:PricesIncludeTax", "maybe", "true or false")]
    [InlineData("Billing:DunningDelays:0", "00:00:00", "more than 0")]
    [InlineData("Window:Ahead", "-00:00:01", "0 or more")]
    [InlineData("Worker:Interval", "00:00:00", "more than 0")]
    [InlineData("Owner", " ", "not blank")]
    [InlineData("EstimatesCosts", "sometimes", "true or false")]
    public void Read_ValueOutOfBounds_TellsPathAndRepair(string path, string value, string repair)
    {
        var read = () => Read((path, value));

        var fault = read.Should().Throw<MonetizeOptionsException>().Which;
        fault.Code.Should().Be(ErrorCodes.InvalidOptions);
        fault.Faults.Should().ContainSingle().Which.Repair.Should().Contain(repair);
        fault.Message.Should().StartWith($"Monetize:{path.Replace(":0", "", StringComparison.Ordinal)} is '{value}'. ");
    }

    [Fact]
    public void Read_SeveralFaults_AreToldTogether()
    {
        var read = () => Read(("Billing:Grace", "x"), ("Worker:Interval", "y"));

        read.Should().Throw<MonetizeOptionsException>().Which.Faults.Count.Should().Be(2);
    }

    /// <summary>What stands at a wrong place may be a secret.</summary>
    [Fact]
    public void Read_NameThatIsNoOption_IsRefusedAndItsValueNotTold()
    {
        var read = () => Read(("Biling:Grace", "canary-secret"));

        var message = read.Should().Throw<MonetizeOptionsException>().Which.Message;
        message.Should().StartWith("Monetize:Biling:Grace is no option. ").And.Contain("Billing:Grace");
        message.Should().NotContain("canary-secret");
    }

    [Fact]
    public async Task Open_UsageAcceptedLongerThanItIsBilled_IsRefused()
    {
        var options = new MonetizeOptions
        {
            Window = AcceptanceWindow.Default with { Back = TimeSpan.FromDays(36) },
            Billing = new BillingRunOptions { LateUsage = TimeSpan.FromDays(35) },
        };

        var open = async () => await MonetizeEngine.OpenAsync(MonetizeStores.InMemory(), new Catalog(), options);

        (await open.Should().ThrowAsync<MonetizeOptionsException>()).Which.Message.Should().Contain("LateUsage");
    }

    [Fact]
    public async Task Open_WithoutStores_TellsWhatToCall()
    {
        var open = async () => await MonetizeEngine.OpenAsync(_ => { });

        (await open.Should().ThrowAsync<MonetizeOptionsException>()).Which.Message.Should().Contain("UseSqlite");
    }

    private static MonetizeOptions Read(params (string Path, string Value)[] written) => OptionsReader.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(written.Select(one => KeyValuePair.Create($"Monetize:{one.Path}", (string?)one.Value)))
            .Build()
            .GetSection("Monetize"),
        new MonetizeOptions());
}
