using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I34, the billing half: whatever call of a run fails or is cancelled, of either store, of the provider or for taxes,
/// before or after doing it, I9, I14 and I16 hold after the next run.
/// </summary>
public sealed class I34_FailuresLeaveBillingWholeTests
{
    [Theory]
    [InlineData(StoreFault.Before)]
    [InlineData(StoreFault.After)]
    public async Task Run_AnyCallFails_TheNextOneMakesItWhole(StoreFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            StoreFault Next() => ++count == at ? fault : StoreFault.None;
            world.Store = new FaultyBillingStore(world.Kept, Next, isTransient: true, Next);

            await world.RunThroughFaultsAsync(RunMonths.End);
            await world.RunThroughFaultsAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (count < at) break;
        }
    }

    /// <summary>At once, in the middle, and when everything was read.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Run_AnyReadOfUsageFails_TheNextOneMakesItWhole(int after)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            int? NextRead() => ++count == at ? after : null;
            world.Usage = new FaultyUsageStore(world.Usage, static () => StoreFault.None, nextRead: NextRead);

            await world.RunThroughFaultsAsync(RunMonths.End);

            await IsWholeAsync(world);
            if (count < at) break;
        }
    }

    [Theory]
    [InlineData(ProviderFault.Before)]
    [InlineData(ProviderFault.After)]
    [InlineData(ProviderFault.QuestionLost)]
    [InlineData(ProviderFault.AnswerLost)]
    [InlineData(ProviderFault.Twice)]
    public async Task Run_AnyCallOfTheProviderFails_TheNextOneMakesItWhole(ProviderFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            world.Provider = new FaultyPaymentProvider(
                world.Sandbox, () => ++count == at ? fault : ProviderFault.None);

            await world.RunAsync(RunMonths.End);
            await world.RunAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (count < at) break;
        }
    }

    [Fact]
    public async Task Run_AnyAnswerForTaxesFails_TheNextOneMakesItWhole()
    {
        for (var at = 1; ; at++)
        {
            var world = await RunMonths.WorldAsync();
            var taxes = new FailingTaxes(at);
            world.Taxes = taxes;

            await world.RunAsync(RunMonths.End);
            await world.RunAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (taxes.Calls < at) break;
        }
    }

    [Fact]
    public async Task Run_CancelledAtAnyCall_TheNextOneMakesItWhole()
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            using var source = new CancellationTokenSource();
            StoreFault Next()
            {
                if (++count == at) source.Cancel();
                return StoreFault.None;
            }

            world.Store = new FaultyBillingStore(world.Kept, Next, isTransient: true, Next);
            try
            {
                await world.RunAsync(RunMonths.End, options: null, source.Token);
            }
            catch (OperationCanceledException)
            {
                // Whoever asked for it is told.
            }

            world.Clock.Advance(TimeSpan.FromMinutes(11));
            await world.RunThroughFaultsAsync(RunMonths.End);
            await world.RunThroughFaultsAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (!source.IsCancellationRequested) break;
        }
    }

    private static async Task IsWholeAsync(RunWorld world)
    {
        var invoices = await world.InvoicesAsync();
        invoices.Select(invoice => (invoice.Subscription, invoice.PeriodNumber)).Should().OnlyHaveUniqueItems();
        invoices.Count.Should().Be(RunMonths.Customers * (RunMonths.Months + 1));
        invoices.SelectMany(invoice => invoice.Lines).Where(line => line.Usage is not null)
            .Sum(line => line.Quantity)
            .Should().Be(Enumerable.Range(0, RunMonths.Customers * RunMonths.Months).Sum(i => 900m + (100m * i)));
        var (booked, taken) = await world.CashAsync();
        booked.Should().Be(taken).And.Be(invoices.Sum(invoice => invoice.Due.ToMinor()));
        (await world.Kept.VerifyAuditAsync()).IsSound.Should().BeTrue();
    }

    private sealed class FailingTaxes(int at) : ITaxProvider
    {
        private readonly TableTaxes _table = new(19m);

        public int Calls { get; private set; }

        public ValueTask<ValueArray<TaxAmount>> TaxAsync(
            InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default) =>
            ++Calls == at ? throw new TimeoutException() : _table.TaxAsync(draft, customer, cancellationToken);
    }
}
