using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I9, the billing half: what was recorded is on the invoices exactly once, however it comes: in time, late, twice, or
/// while a run is done.
/// </summary>
public sealed class I9_UsageIsInvoicedOnceTests
{
    private const int Cases = 100;
    private const int Customers = 3;

    [Fact]
    public async Task Usage_ComesAtAnyTime_IsInvoicedOnce()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (world, some) = (new RunWorld(), new Random(seed));
            await world.PopulateAsync(Customers);
            var recorded = new Dictionary<CustomerId, decimal>();
            for (var day = 0; day < 90; day += 1 + some.Next(6))
            {
                if (some.Next(2) == 0) await world.RunAsync(RunWorld.Start.AddDays(day));
                await UseAsync(world, some, day, recorded);
            }

            // Two more periods: late usage is on the invoice after the one that it came too late for.
            await world.RunAsync(RunWorld.Start.AddMonths(5).AddHours(1));

            var invoiced = (await world.InvoicesAsync())
                .SelectMany(invoice => invoice.Lines.Where(line => line.Usage is not null)
                    .Select(line => (invoice.Customer, line.Quantity)))
                .GroupBy(line => line.Customer)
                .ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Quantity));
            invoiced.Should().BeEquivalentTo(recorded, "the seed is {0}", seed);
        }
    }

    /// <summary>A slow run bills a period after another worker has billed the one before and read more.</summary>
    [Fact]
    public async Task Usage_SlowRunAfterAFasterOne_IsInvoicedOnce()
    {
        var (world, changes) = (new RunWorld(), 0);
        await world.PopulateAsync(1);
        var (january, february) = (RunWorld.Start.AddMonths(1).AddHours(1), RunWorld.Start.AddMonths(2).AddHours(1));
        world.Store = new FaultyBillingStore(world.Kept, () =>
        {
            if (++changes == 1) MeanwhileAsync(world, january).GetAwaiter().GetResult();
            return StoreFault.None;
        });

        await world.RunAsync(february);
        await world.RunAsync(RunWorld.Start.AddMonths(3).AddHours(1));

        (await world.InvoicesAsync()).SelectMany(invoice => invoice.Lines).Where(line => line.Usage is not null)
            .Sum(line => line.Quantity).Should().Be(1_500m);
    }

    private static async Task MeanwhileAsync(RunWorld world, DateTimeOffset asOf)
    {
        await world.UseAsync(RunWorld.Customer(0), 1_500m, asOf.AddDays(10));
        var slow = world.Store;
        world.Store = world.Kept;
        await world.RunAsync(asOf);
        world.Store = slow;
    }

    private static async Task UseAsync(RunWorld world, Random some, int day, Dictionary<CustomerId, decimal> recorded)
    {
        var customer = RunWorld.Customer(some.Next(Customers));
        var time = RunWorld.Start.AddDays(day - some.Next(Math.Min(day, 34) + 1)).AddMinutes(some.Next(1_440));
        var quantity = 1m + some.Next(900);
        var times = 1 + some.Next(2);
        for (var i = 0; i < times; i++) await world.UseAsync(customer, quantity, time, $"{customer} on {day}");
        recorded[customer] = recorded.GetValueOrDefault(customer) + quantity;
    }
}
