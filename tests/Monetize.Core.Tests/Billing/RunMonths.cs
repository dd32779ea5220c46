using Monetize.Billing.Rows;

namespace Monetize.Tests.Billing;

/// <summary>Six customers and three months: what the invariants of a run are held against.</summary>
internal static class RunMonths
{
    public const int Customers = 6;
    public const int Months = 3;

    public static DateTimeOffset End => RunWorld.Start.AddMonths(Months).AddHours(1);

    public static async Task<RunWorld> WorldAsync()
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

    /// <summary>All rows but those of customers, whose leases tell who worked.</summary>
    public static async Task<List<IBillingRow>> RowsAsync(RunWorld world)
    {
        var rows = new List<IBillingRow>();
        foreach (var table in BillingTables.All.Where(table => table != CustomerRow.Definition))
        {
            await foreach (var row in world.Kept.StreamAsync(table)) rows.Add(row);
        }

        return rows;
    }
}
