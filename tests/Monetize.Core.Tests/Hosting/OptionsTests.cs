using System.Text;
using Microsoft.Extensions.Configuration;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Hosting;
using Monetize.Invoicing;
using Monetize.Metering;
using Monetize.Payments.Collection;
using Monetize.TestSupport;

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
    [InlineData("Billing:Grace", "01:00", "01:00:00")]
    [InlineData("Billing:Grace", "24:00:00", "1.00:00:00 for 24 hours")]
    [InlineData("Billing:Grace", "25:30:00", "1.00:00:00 for 24 hours")]
    [InlineData("Billing:Grace", "48:00:00", "1.00:00:00 for 24 hours")]
    [InlineData("Billing:Grace", "0.24:00:00", "1.00:00:00 for 24 hours")]
    [InlineData("Billing:Grace", "36500.00:00:01", "at most 36500 days")]
    [InlineData("Billing:LateUsage", "-00:00:01", "0 or more")]
    [InlineData("Billing:PollEvery", "365.00:00:01", "at most 365 days")]
    [InlineData("Billing:DunningDelays:0", "24:00:00", "1.00:00:00")]
    [InlineData("Delivery:HandlerTimeout", "49.00:00:01", "at most 49 days")]
    [InlineData("Worker:Interval", "24:00:00", "1.00:00:00 for 24 hours")]
    [InlineData("Worker:Interval", "49.00:00:01", "at most 49 days")]
    [InlineData("Billing:ProviderTimeout", "00:00:00", "more than 0")]
    [InlineData("Inbox:ProviderTimeout", "49.00:00:01", "at most 49 days")]
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

    /// <summary>Whoever writes an option that there is not is told all that there are; so is who reads the guide.</summary>
    [Fact]
    public void Guide_TellsOfEveryOption()
    {
        var read = () => Read(("Nothing", "1"));
        var repair = read.Should().Throw<MonetizeOptionsException>().Which.Faults.Single().Repair;
        var options = repair[(repair.IndexOf("one of ", StringComparison.Ordinal) + 7)..].TrimEnd('.').Split(", ");

        var guide = File.ReadAllText(Repository.PathTo("docs", "guide", "hosting.md"));

        options.Should().HaveCountGreaterThan(25);
        options.Where(option => !guide.Contains($"`{option}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("00:00:00", 0)]
    [InlineData("23:59:59", 86_399)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("1.01:30:00", 91_800)]
    [InlineData("2.00:00:00", 172_800)]
    public void Read_Duration_IsAsManySeconds(string value, int seconds) =>
        Read(("Billing:Grace", value)).Billing.Grace.Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Read_FractionOfASecond_IsExact() =>
        Read(("Billing:Grace", "00:00:00.0000001")).Billing.Grace.Ticks.Should().Be(1);

    [Theory]
    [InlineData("""{ "Billing": { "PageSize": [5, 10] } }""", "PageSize is a list and takes one value: '5, 10'. W")]
    [InlineData("""{ "Billing": { "PageSize": [5] } }""", "PageSize is a list and takes one value: '5'. Write a whole")]
    [InlineData("""{ "Billing": { "Grace": { "0": "1.00:00:00" } } }""", "Grace is a list and takes one value")]
    [InlineData("""{ "Billing": { "Grace": { "Days": 1 } } }""", "Grace:Days is no option.")]
    [InlineData("""{ "Billing": { "DunningDelays": [["1.00:00:00"]] } }""", "DunningDelays:0 is no option.")]
    public void Read_SeveralValuesWhereOneShouldBe_TellsPathAndRepair(string json, string fault)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var section = new ConfigurationBuilder().AddJsonStream(stream).Build();

        var read = () => MonetizeOptions.Read(section);

        read.Should().Throw<MonetizeOptionsException>().Which.Message.Should().StartWith($"Billing:{fault}");
    }

    /// <summary>As of a file that has the list, and a variable of the environment that has one value.</summary>
    [Fact]
    public void Read_ListThatIsAValueAsWell_TellsPathAndRepair()
    {
        var read = () => Read(("Billing:DunningDelays:0", "1.00:00:00"), ("Billing:DunningDelays", "2.00:00:00"));

        read.Should().Throw<MonetizeOptionsException>().Which.Message.Should().StartWith(
            "Monetize:Billing:DunningDelays is a value and a list at once: '2.00:00:00, 1.00:00:00'. Write at most 15");
    }

    [Fact]
    public void Set_ValueOutOfBounds_IsRefusedByThePartUnderItsName()
    {
        var sets = new (string Name, Action Set)[]
        {
            ("Ahead", () => _ = new AcceptanceWindow(TimeSpan.FromTicks(-1), TimeSpan.Zero)),
            ("Back", () => _ = new AcceptanceWindow(TimeSpan.Zero, TimeSpan.FromTicks(-1))),
            ("Back", () => _ = AcceptanceWindow.Default with { Back = TimeSpan.FromTicks(-1) }),
            ("Grace", () => _ = new BillingRunOptions { Grace = TimeSpan.MaxValue }),
            ("LateUsage", () => _ = new BillingRunOptions { LateUsage = TimeSpan.FromTicks(-1) }),
            ("LateUsage", () => _ = new BillingRunOptions { LateUsage = TimeSpan.MaxValue }),
            ("LeaseFor", () => _ = new BillingRunOptions { LeaseFor = TimeSpan.Zero }),
            ("TaxRounding", () => _ = new BillingRunOptions { TaxRounding = (TaxRounding)7 }),
            ("Owner", () => _ = new BillingRunOptions { Owner = " " }),
            ("Owner", () => _ = new BillingRunOptions { Owner = new string('x', 201) }),
            ("Owner", () => _ = new DeliveryOptions { Owner = "" }),
            ("Owner", () => _ = new InboxOptions { Owner = "a\nb" }),
            ("Interval", () => _ = new WorkerOptions { Interval = TimeSpan.FromDays(50) }),
            ("PollEvery", () => _ = new PaymentPolicy { PollEvery = TimeSpan.Zero }),
        };

        foreach (var (name, set) in sets)
        {
            set.Should().Throw<ArgumentException>().Which.ParamName.Should().Be(name);
        }
    }

    [Fact]
    public void Set_ValueAtItsBound_IsTaken()
    {
        _ = new AcceptanceWindow(TimeSpan.Zero, TimeSpan.Zero);
        _ = new BillingRunOptions
        {
            Grace = TimeSpan.FromDays(36_500),
            LateUsage = TimeSpan.Zero,
            Owner = new string('x', 200),
        };
        _ = new WorkerOptions { Interval = TimeSpan.FromDays(49) };
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

    /// <summary>Nothing would ever be billed, and no handler ever called.</summary>
    [Fact]
    public async Task Open_WhatOnlyAHostCan_IsToldTogetherWithWhatToDoInstead()
    {
        var open = async () => await MonetizeEngine.OpenAsync(m => m
            .UseInMemoryStores()
            .UseWorker()
            .On<InvoicePaid>((_, _, _) => ValueTask.CompletedTask)
            .On("Invoice.*", (_, _, _) => ValueTask.CompletedTask));

        var thrown = (await open.Should().ThrowAsync<MonetizeOptionsException>()).Which;
        thrown.Code.Should().Be(ErrorCodes.InvalidOptions);
        thrown.Faults.Select(static fault => fault.Path).Should()
            .Equal("UseWorker", "On<InvoicePaid>", "On(\"Invoice.*\")");
        thrown.Faults[0].Repair.Should().Contain("Work.WorkAsync(asOf)").And.Contain("AddMonetize");
        thrown.Faults[1].Repair.Should().Contain("without services").And.Contain("AddMonetize");
    }

    private static MonetizeOptions Read(params (string Path, string Value)[] written) => OptionsReader.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(written.Select(one => KeyValuePair.Create($"Monetize:{one.Path}", (string?)one.Value)))
            .Build()
            .GetSection("Monetize"),
        new MonetizeOptions());
}
