using System.Globalization;
using System.Text;
using Monetize;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.Storage;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var folder = args is ["--out", var chosen] ? chosen : Path.Combine("artifacts", "ai-content-service");
Directory.CreateDirectory(folder);
var file = Path.Combine(folder, "usage.db");

// 1. Record each use once, however often it is sent. It is the first of November, half past midnight.
await using var store = await SqliteUsageStore.OpenAsync(file);
var recorder = new UsageRecorder(store, ContentGeneration.Catalog.Meters, new FixedClock("2026-11-01T00:30:00Z"));
var outcomes = new Dictionary<RecordOutcome, int>();
foreach (var batch in UsageFile.Read(Path.Combine(AppContext.BaseDirectory, "usage.csv.gz")).Chunk(1_000))
{
    foreach (var result in await recorder.RecordAsync(batch))
    {
        outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
    }
}

var accepted = outcomes.GetValueOrDefault(RecordOutcome.Accepted);
var duplicates = outcomes.GetValueOrDefault(RecordOutcome.Duplicate);
Print($"{outcomes.Values.Sum():N0} records sent: {accepted:N0} recorded, {duplicates:N0} duplicates left out");

// 2. Price every customer's month, from what the store adds up.
var plan = RatingEngine.Compile(ContentGeneration.Plan);
var october = Period.UtcMonth(2026, 10);
var query = new UsageSummaryQuery { Meters = [ContentGeneration.Words], Period = october };
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

// 4. See where the month's revenue came from, record by record.
Heading("Revenue by day, USD");
var charge = plan.FindUsage(ContentGeneration.Words.Key)!;
var records = await store.StreamAsync(new UsageRecordQuery { Period = october }).ToListAsync();
foreach (var row in RevenueByDay.Chart(records, charge, revenue)) Console.WriteLine(row);

// 5. Rehearse another price with the code that bills.
Heading("What if the price changes? The same usage under both, USD");
foreach (var row in WhatIf.Table(usage, plan, RatingEngine.Compile(ContentGeneration.NextPlan))) Console.WriteLine(row);

// 6. Recompute what the store adds up from the records themselves.
Heading("Verification");
await store.FoldAsync();
var verification = await store.VerifyAsync();
foreach (var difference in verification.Differences) Console.WriteLine($"  {difference}");
var verdict = verification.IsSound ? "every day and month is what its records say" : "NOT SOUND";
Print($"  {verification.Records:N0} records, {verification.Rejections:N0} rejected: {verdict}");
Print($"  kept in {file}; run it again: nothing counts twice");

static void Heading(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
