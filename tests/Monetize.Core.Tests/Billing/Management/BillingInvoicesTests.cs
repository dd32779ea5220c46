using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing.Management;

/// <summary>What a host does with invoices, and with customers.</summary>
public sealed class BillingInvoicesTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly SubscriptionId AdasSubscription = SubscriptionId.Of("sub-c-000");
    private static readonly Stamp Now = new(RunWorld.Start.AddDays(3), "host");

    [Fact]
    public async Task Preview_OfAnOpenPeriod_IsTheInvoiceThatTheRunMakes()
    {
        var world = await UsedAsync();
        var invoices = world.Invoices();

        var preview = (await invoices.PreviewAsync(AdasSubscription)).Value;

        preview.BilledAt.Should().Be(RunWorld.Start.AddMonths(1).AddHours(1));
        var made = (await world.RunAsync(preview.BilledAt)).Invoices.Single(invoice => invoice.Customer == Ada);
        made.Should().Be(preview.Invoice! with
        {
            Status = made.Status,
            Number = made.Number,
            IssuedAt = made.IssuedAt,
        });
    }

    [Fact]
    public async Task Preview_Whatever_WritesNothing()
    {
        var world = await UsedAsync();
        var before = await RowsAsync(world.Kept);

        await world.Invoices().PreviewAsync(AdasSubscription);
        await world.BillingRun().PreviewDueAsync(RunWorld.Start.AddMonths(3));

        (await RowsAsync(world.Kept)).Should().Equal(before);
    }

    [Fact]
    public async Task Preview_OtherGraceThanTheSubscriptionWasSavedWith_IsNotEmpty()
    {
        var world = await UsedAsync();
        var options = new BillingRunOptions { Grace = TimeSpan.Zero };
        var invoices = new BillingInvoices(world.Kept, world.Usage, taxes: null, options);

        (await invoices.PreviewAsync(AdasSubscription)).Value.Invoice!.Total.Should()
            .Be(Money.Of(54m, Currency.Usd));
    }

    [Fact]
    public async Task Preview_AfterTheEndAndOfNobody_IsRefused()
    {
        var world = await UsedAsync();
        await new BillingSubscriptions(world.Kept).CancelAsync(AdasSubscription, Now, ChangeTiming.AtOnce);
        await world.RunAsync(RunWorld.Start.AddDays(30));

        (await world.Invoices().PreviewAsync(AdasSubscription)).Refusal!.Code.Should().Be(ErrorCodes.NothingDue);
        (await world.Invoices().PreviewAsync(SubscriptionId.Of("none"))).Refusal!.Code.Should()
            .Be(ErrorCodes.UnknownSubscription);
    }

    [Fact]
    public async Task PreviewDue_SeveralPeriodsBehind_HasTheInvoicesOfTheRun()
    {
        var world = await UsedAsync();
        var asOf = RunWorld.Start.AddMonths(3).AddHours(1);

        var preview = await world.BillingRun().PreviewDueAsync(asOf);
        var report = await world.RunAsync(asOf);

        preview.Customers.Should().Be(report.Customers);
        preview.Invoices.Select(invoice => (invoice.Customer.Value, invoice.Total, invoice.Period))
            .Should().BeEquivalentTo(
                report.Invoices.Select(invoice => (invoice.Customer.Value, invoice.Total, invoice.Period)))
            .And.HaveCount(6);
        preview.Invoices.Should().OnlyContain(invoice => invoice.Number == null);
    }

    [Fact]
    public async Task PreviewDue_CustomerWhoCannotBeBilled_IsSaidAndNotSetAside()
    {
        var world = await UsedAsync();
        var options = new BillingRunOptions { InvoiceCeilings = [Money.Of(50m, Currency.Usd)] };
        var run = new BillingRun(world.Kept, world.Usage, provider: null, taxes: null, options);

        var preview = await run.PreviewDueAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        preview.Parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.InvoiceAboveCeiling);
        (await new BillingCustomers(world.Kept).FindAsync(Ada))!.ParkedAt.Should().BeNull();
    }

    [Fact]
    public async Task Void_UnpaidInvoice_IsVoidAndListedSo()
    {
        var world = new RunWorld { Provider = null };
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        var invoices = world.Invoices();

        var result = await invoices.VoidAsync("INV-000001", "wrong", Now);

        result.Value.VoidedAt.Should().Be(Now.At);
        (await invoices.ListAsync(Ada).SingleAsync()).Invoice.Status.Should().Be(InvoiceStatus.Void);
        (await invoices.VoidAsync("INV-9", "wrong", Now)).Refusal!.Code.Should().Be(ErrorCodes.UnknownInvoice);
    }

    [Fact]
    public async Task Credit_PaidInvoice_PaysTheNextOne()
    {
        var world = await UsedAsync();

        var note = await world.Invoices().CreditAsync("INV-000001", Now);

        note.Value.Total.Should().Be(Money.Of(49m, Currency.Usd));
        (await world.Invoices().VoidAsync("INV-000001", "wrong", Now)).Refusal!.Code.Should()
            .Be(ErrorCodes.InvoiceAlreadyCredited);
        (await world.Invoices().PreviewAsync(AdasSubscription)).Value.Invoice!.CreditsApplied.Should()
            .Be(Money.Of(49m, Currency.Usd));
    }

    [Fact]
    public async Task Customers_ParkedAndForgotten_AreFoundSo()
    {
        var world = await UsedAsync();
        var customers = new BillingCustomers(world.Kept);
        await world.RunAsync(
            RunWorld.Start.AddMonths(1).AddHours(1),
            new BillingRunOptions { InvoiceCeilings = [Money.Of(50m, Currency.Usd)] });

        (await customers.FindAsync(Ada))!.ParkedCode.Should().Be("MON1911");
        (await customers.UnparkAsync(Ada, Now)).Value.Should().BeTrue();
        (await customers.UnparkAsync(Ada, Now)).Value.Should().BeFalse();
        (await customers.ForgetAsync(Ada, Now)).Value.Should().BeTrue();
        (await customers.ForgetAsync(CustomerId.Of("none"), Now)).Refusal!.Code.Should()
            .Be(ErrorCodes.UnknownCustomer);
        (await customers.ListAsync().Select(stored => stored.Customer.Name).ToListAsync())
            .Should().Equal("", "Somebody");
    }

    private static async Task<RunWorld> UsedAsync()
    {
        var world = new RunWorld();
        await world.PopulateAsync(2);
        await world.RunAsync(RunWorld.Start);
        await world.UseAsync(Ada, 1_500m, RunWorld.Start.AddDays(2));
        return world;
    }

    private static async Task<List<IBillingRow>> RowsAsync(InMemoryBillingStore store)
    {
        var rows = new List<IBillingRow>();
        foreach (var table in BillingTables.All) rows.AddRange(await store.StreamAsync(table).ToListAsync());
        return rows;
    }
}
