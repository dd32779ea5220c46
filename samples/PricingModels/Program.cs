using Monetize;
using Monetize.Rating;

Show("1. Tiered usage", Models.ContentGeneration, (Models.Words, 250_000));
Show("2. Two meters", Models.Analytics, (Models.ApiCalls, 120_000), (Models.DataProcessed, 37.5m));
Show("3. Subscription: starter", Models.Starter, (Models.ApiCalls, 8_000), (Models.Storage, 6));
Show("   Subscription: professional", Models.Professional, (Models.ApiCalls, 64_000), (Models.Storage, 80));
Show("   Subscription: enterprise", Models.Enterprise, (Models.ApiCalls, 2_400_000), (Models.Storage, 700));
Show("4. Hybrid, within what is included", Models.Platform, (Models.ApiCalls, 50_000), (Models.Storage, 50));
Show("   Hybrid, with overages", Models.Platform, (Models.ApiCalls, 75_000), (Models.Storage, 62));
Show("5. One purchase", Models.Report);

static void Show(string title, Plan plan, params ReadOnlySpan<(Meter Meter, decimal Quantity)> usage)
{
    var statement = RatingEngine.Compile(plan).Rate(usage);
    Console.WriteLine($"{title} ({plan})");
    foreach (var line in statement.Lines) Console.WriteLine(line.Explain());
    Console.WriteLine($"Total {statement.Total}");
    Console.WriteLine();
}
