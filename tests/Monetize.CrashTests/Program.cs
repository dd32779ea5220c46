using Monetize.CrashTests;
using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Billing;
using Monetize.CrashTests.Campaigns;
using Monetize.CrashTests.Stores;

const string Usage = """
    What is acknowledged stays, whoever dies:
      usage --store sqlite|postgresql [--kills 500] [--seed 1]
            kills a recording process at each numbered point of its work
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
      billing --store sqlite|postgresql [--kills 1000] [--stops 0] [--seed 1]
            kills billing runs at each numbered point; on postgresql four workers at once, and stops of the server
      billing-cuts [--cuts 400] [--seed 1]
            cuts the write-ahead log of a SQLite file while the bank knows what came after
      billing-load [--customers 10000]
            four processes bill many customers in one PostgreSQL schema at once, three times each
    Exit code 1 where anything was lost, counted twice or does not add up.
    """;

try
{
    var arguments = new Arguments(args);
    switch (arguments.Verb)
    {
        case "usage":
            await using (var store = CrashStore.Create(arguments.Text("store")))
            {
                return await UsageCampaign.RunAsync(store, arguments.Number("kills", 500), arguments.Number("seed", 1));
            }

        case "stops":
            return await StopCampaign.RunAsync(arguments.Number("stops", 20), arguments.Number("seed", 1));

        case "model":
            await using (var store = CrashStore.Create(arguments.Text("store")))
            {
                return await ModelCampaign.RunAsync(
                    store, arguments.Number("sequences", 2_000), arguments.Number("seed", 10_000));
            }

        case "power":
            return await PowerCampaign.RunAsync(arguments.Number("cuts", 800), arguments.Number("seed", 1));

        case "load":
            await using (var store = CrashStore.Create(arguments.Text("store")))
            {
                return await LoadCampaign.RunAsync(
                    store,
                    arguments.Number("records", 1_000_000),
                    arguments.Number("kills", 20),
                    arguments.Number("seed", 1));
            }

        case "worlds":
            return await WorldsCampaign.RunAsync(
                arguments.Number("seeds", 20_000), arguments.Number("seed", 1), arguments.Number("operations", 200));

        case "billing" when arguments.Text("store") == CrashStore.Postgres:
            return await BillingWorkersCampaign.RunAsync(
                arguments.Number("kills", 200), arguments.Number("stops", 0), arguments.Number("seed", 1));

        case "billing":
            return await BillingCampaign.RunAsync(arguments.Number("kills", 1_000), arguments.Number("seed", 1));

        case "billing-cuts":
            return await BillingCutsCampaign.RunAsync(arguments.Number("cuts", 400), arguments.Number("seed", 1));

        case "billing-load":
            return await BillingLoadCampaign.RunAsync(arguments.Number("customers", 10_000));

        case "billing-child":
            return await BillingChild.RunAsync(arguments);

        case "billing-load-child":
            return await BillingLoadCampaign.RunChildAsync(arguments);

        case "bank":
            return await BankServer.RunAsync(arguments);

        case "child":
            return await UsageChild.RunAsync(arguments);

        case "load-child":
            return await LoadChild.RunAsync(arguments);

        default:
            Console.WriteLine(Usage);
            return 2;
    }
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
