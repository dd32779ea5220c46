using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I14 and I15: one invoice for each thing that is due, however often, by however many workers and after whatever
/// failure a run is done; and the same invoices with the same numbers as without. I16: what the provider took is what
/// the books say.
/// </summary>
public sealed class I14_OneInvoiceForEachDueItemTests
{
    private const int Customers = 6;
    private const int Months = 3;

    [Fact]
    public async Task Run_Twice_DoesNothingTheSecondTime()
    {
        var world = await WorldAsync();
        var first = await world.RunAsync(End);
        var rows = await CountAsync(world);

        var second = await world.RunAsync(End);

        first.Invoices.Count.Should().Be(Customers * (Months + 1));
        second.Customers.Should().Be(0);
        (await CountAsync(world)).Should().Be(rows);
    }

    /// <summary>The failure comes at each change of the run in turn, before it and after it was done.</summary>
    [Theory]
    [InlineData(StoreFault.Before)]
    [InlineData(StoreFault.After)]
    public async Task Run_FailsAtAnyChange_EndsAsWithoutFailure(StoreFault fault)
    {
        var expected = await WorldAsync();
        await expected.RunAsync(End);
        var invoices = await expected.InvoicesAsync();
        for (var at = 1; ; at++)
        {
            var (world, count) = (await WorldAsync(), 0);
            world.Store = new FaultyBillingStore(world.Kept, () => ++count == at ? fault : StoreFault.None);

            await world.RunThroughFaultsAsync(End);

            // What was in flight when the worker died is asked for a little later.
            await world.RunThroughFaultsAsync(End.AddMinutes(5));

            (await world.InvoicesAsync()).Should().Equal(invoices, "the failure came at change {0}", at);
            var (booked, taken) = await world.CashAsync();
            booked.Should().Be(taken).And.Be((await expected.CashAsync()).Booked);
            (await world.Kept.VerifyAuditAsync()).IsSound.Should().BeTrue();
            if (count < at) break;
        }
    }

    [Fact]
    public async Task Run_InManyWorkersAtOnce_InvoicesEachOnce()
    {
        var world = await WorldAsync();
        var options = new BillingRunOptions { PageSize = 2 };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Task.Run(async () => await world.RunAsync(End, options))));

        var invoices = await world.InvoicesAsync();
        invoices.Select(invoice => (invoice.Subscription, invoice.PeriodNumber)).Should().OnlyHaveUniqueItems();
        invoices.Count.Should().Be(Customers * (Months + 1));
        var (booked, taken) = await world.CashAsync();
        booked.Should().Be(taken);
    }

    private static DateTimeOffset End => RunWorld.Start.AddMonths(Months).AddHours(1);

    private static async Task<RunWorld> WorldAsync()
    {
        var world = new RunWorld();
        await world.PopulateAsync(Customers);
        for (var i = 0; i < Customers * Months; i++)
        {
            var time = RunWorld.Start.AddMonths(i / Customers).AddDays(3);
            await world.UseAsync(RunWorld.Customer(i % Customers), 900m + (100m * i), time);
        }

        return world;
    }

    private static async Task<int> CountAsync(RunWorld world)
    {
        var count = 0;
        foreach (var table in BillingTables.All)
        {
            await foreach (var _ in world.Kept.StreamAsync(table)) count++;
        }

        return count;
    }
}
