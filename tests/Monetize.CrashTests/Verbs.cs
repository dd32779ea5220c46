using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Campaigns;
using Monetize.CrashTests.Stores;

namespace Monetize.CrashTests;

/// <summary>All that the program does: its campaigns, and what the processes do that they kill.</summary>
internal static class Verbs
{
    public const string Usage = """
        What is acknowledged stays, whoever dies:
          usage --store sqlite|postgresql [--kills 500] [--seed 1]
                kills a recording process at one numbered point of its work after the other, from that of the seed on;
                says how many points were left out
          stops [--stops 20] [--seed 1]
                stops the PostgreSQL server at once while a process records
          model --store sqlite|postgresql|memory [--sequences 2000] [--seed 10000]
                random operations, each compared with a naive list of records
          power [--cuts 800] [--seed 1]
                cuts and flips the write-ahead log of a SQLite file
          load  --store sqlite|postgresql [--records 1000000] [--kills 20] [--seed 1]
                four processes record together and are killed on the way
        What is billed is billed once:
          worlds [--seeds 20000] [--seed 1] [--operations 200]
                worlds of customers, workers and failing calls, each checked against every invariant
          billing --store sqlite [--kills 1000] [--seed 1]
                kills a billing process at numbered points all over its runs: at each point where there are as many
                kills, else at each kind of point in turn and at points that lie equally far apart; says how many were
                left out
          billing --store postgresql [--kills 200] [--stops 20] [--seed 1]
                kills four workers that bill at once, at points by chance, and stops the server
          billing-cuts [--cuts 400] [--seed 1]
                cuts the write-ahead log of a SQLite file while the bank knows what came after
          billing-load [--customers 10000]
                four processes bill many customers in one PostgreSQL schema at once, three times each
        Exit code 1 where anything was lost, counted twice or does not add up, and 2 where the arguments are wrong.
        """;

    public static IReadOnlyList<Verb> All { get; } =
    [
        new("usage", "store kills seed", static arguments => OnStoreAsync(arguments, store =>
            UsageCampaign.RunAsync(store, arguments.Number("kills", 500), arguments.Number("seed", 1)))),
        new("stops", "stops seed", static arguments =>
            StopCampaign.RunAsync(arguments.Number("stops", 20), arguments.Number("seed", 1))),
        new("model", "store sequences seed", static arguments => OnStoreAsync(arguments, store =>
            ModelCampaign.RunAsync(store, arguments.Number("sequences", 2_000), arguments.Number("seed", 10_000)))),
        new("power", "cuts seed", static arguments =>
            PowerCampaign.RunAsync(arguments.Number("cuts", 800), arguments.Number("seed", 1))),
        new("load", "store records kills seed", static arguments => OnStoreAsync(arguments, store =>
            LoadCampaign.RunAsync(
                store, arguments.Number("records", 1_000_000), arguments.Number("kills", 20),
                arguments.Number("seed", 1)))),
        new("worlds", "seeds seed operations", static arguments => WorldsCampaign.RunAsync(
            arguments.Number("seeds", 20_000), arguments.Number("seed", 1), arguments.Number("operations", 200))),
        new("billing", "store kills stops seed", BillAsync),
        new("billing-cuts", "cuts seed", static arguments =>
            BillingCutsCampaign.RunAsync(arguments.Number("cuts", 400), arguments.Number("seed", 1))),
        new("billing-load", "customers", static arguments =>
            BillingLoadCampaign.RunAsync(arguments.Number("customers", 10_000))),
        new("billing-child", "store place bank heard late die-at life points", BillingChild.RunAsync),
        new("billing-load-child", "store place bank", BillingLoadCampaign.RunChildAsync),
        new("bank", "socket journal kind", BankServer.RunAsync),
        new("child", "store place journal until die-at points", UsageChild.RunAsync),
        new("load-child", "store place journal writer until", LoadChild.RunAsync),
    ];

    private static async Task<int> OnStoreAsync(Arguments arguments, Func<CrashStore, Task<int>> runAsync)
    {
        await using var store = CrashStore.Create(arguments.Text("store"));
        return await runAsync(store);
    }

    private static Task<int> BillAsync(Arguments arguments)
    {
        var (name, seed) = (arguments.Text("store"), arguments.Number("seed", 1));
        if (name == CrashStore.Postgres)
        {
            return BillingWorkersCampaign.RunAsync(arguments.Number("kills", 200), arguments.Number("stops", 20), seed);
        }

        if (name != CrashStore.Sqlite) throw CrashStore.NoStore(name);
        if (arguments.Has("stops")) throw new UsageException($"--stops is of {CrashStore.Postgres}: it has a server.");
        return BillingCampaign.RunAsync(arguments.Number("kills", 1_000), seed);
    }
}
