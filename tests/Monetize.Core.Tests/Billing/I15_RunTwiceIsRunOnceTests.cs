using Monetize.Billing.Reading;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I15: a run that is done again does nothing; one that failed anywhere and was done again gives the invoices of one
/// that nothing disturbed, with the same numbers.
/// </summary>
public sealed class I15_RunTwiceIsRunOnceTests
{
    [Fact]
    public async Task Run_Twice_DoesNothingTheSecondTime()
    {
        var world = await RunMonths.WorldAsync();
        var first = await world.RunAsync(RunMonths.End);
        var rows = await RunMonths.RowsAsync(world);

        var second = await world.RunAsync(RunMonths.End);

        first.Invoices.Count.Should().Be(RunMonths.Customers * (RunMonths.Months + 1));
        second.Customers.Should().Be(0);
        (await RunMonths.RowsAsync(world)).Should().Equal(rows);
    }

    /// <summary>The failure comes at each change of the run in turn.</summary>
    [Theory]
    [InlineData(StoreFault.Before)]
    [InlineData(StoreFault.After)]
    public async Task Run_FailsAtAnyChange_EndsAsWithoutFailure(StoreFault fault)
    {
        var expected = await RunMonths.WorldAsync();
        await expected.RunAsync(RunMonths.End);
        var invoices = await expected.InvoicesAsync();
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            world.Store = new FaultyBillingStore(world.Kept, () => ++count == at ? fault : StoreFault.None);

            await world.RunThroughFaultsAsync(RunMonths.End);

            // What was in flight when the worker died is asked for a little later.
            await world.RunThroughFaultsAsync(RunMonths.End.AddMinutes(15));

            (await world.InvoicesAsync()).Should().Equal(invoices, "the failure came at change {0}", at);
            var (booked, taken) = await world.CashAsync();
            booked.Should().Be(taken).And.Be((await expected.CashAsync()).Booked);
            (await world.Kept.VerifyAuditAsync()).IsSound.Should().BeTrue();
            if (count < at) break;
        }
    }
}
