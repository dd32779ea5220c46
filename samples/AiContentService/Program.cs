using System.Globalization;
using System.Text;
using Monetize;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Storage;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// 1. Count each record once, however often it was sent.
var store = new InMemoryUsageStore();
var counted = new List<UsageRecord>();
var outcomes = new Dictionary<RecordOutcome, int>();
foreach (var batch in UsageFile.Read(Path.Combine(AppContext.BaseDirectory, "usage.csv.gz")).Chunk(1_000))
{
    var results = await store.AppendAsync(batch);
    foreach (var (record, result) in batch.Zip(results))
    {
        outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
        if (result.Outcome == RecordOutcome.Accepted) counted.Add(record);
    }
}

var duplicates = outcomes.GetValueOrDefault(RecordOutcome.Duplicate);
Print($"{outcomes.Values.Sum():N0} records read: {counted.Count:N0} counted, {duplicates:N0} duplicates left out");

// 2. Price every customer's month.
var plan = RatingEngine.Compile(ContentGeneration.Plan);
var query = new UsageSummaryQuery { Meters = [ContentGeneration.Words], Period = Period.UtcMonth(2026, 10) };
var usage = new Dictionary<CustomerId, decimal>();
await foreach (var summary in store.SummarizeAsync(query)) usage.Add(summary.Customer, summary.Quantity);
var statements = usage.ToDictionary(entry => entry.Key, entry => plan.Rate((ContentGeneration.Words, entry.Value)));
var revenue = statements.Values.Aggregate(Money.Zero(Currency.Usd), (sum, statement) => sum + statement.Total);
Print($"{statements.Count:N0} customers priced under {plan.Plan}: {revenue.Amount:N2} {revenue.Currency}");

// 3. Explain one of them to the cent.
var customer = CustomerId.Of("customer-042");
Heading($"Statement of {customer}, October 2026");
foreach (var line in statements[customer].Lines) Console.WriteLine(line.Explain());
Console.WriteLine($"Total {statements[customer].Total}");

// 4. See where the month's revenue came from.
Heading("Revenue by day, USD");
var charge = plan.FindUsage(ContentGeneration.Words.Key)!;
foreach (var row in RevenueByDay.Chart(counted, charge, revenue)) Console.WriteLine(row);

// 5. Rehearse another price with the code that bills.
Heading("What if the price changes? The same usage under both, USD");
foreach (var row in WhatIf.Table(usage, plan, RatingEngine.Compile(ContentGeneration.NextPlan))) Console.WriteLine(row);

static void Heading(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
