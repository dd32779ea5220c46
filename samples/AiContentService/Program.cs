using System.Globalization;
using System.Text;
using Monetize;
using Monetize.Billing.Management;
using Monetize.Billing.Verification;
using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Payments;
using Monetize.Rating;
using Monetize.Storage;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var folder = args is ["--out", var chosen] ? chosen : Path.Combine("artifacts", "ai-content-service");
Directory.CreateDirectory(folder);
var file = Path.Combine(folder, "monetize.db");
await using var usage = await SqliteUsageStore.OpenAsync(file);
await using var billing = await SqliteBillingStore.OpenAsync(file);

// 1. A year in a moment: customers join, use, are invoiced and pay; what was done before is found done.
var records = UsageFile.Read(Path.Combine(AppContext.BaseDirectory, "usage.csv.gz"));
var year = new Year(usage, billing);
var (accepted, sent) = await year.LiveAsync(records);
Print($"{sent:N0} records sent: {accepted:N0} recorded, {sent - accepted:N0} duplicates left out\n");

// 2. What came of it is in the store.
var stored = await new BillingInvoices(billing, usage).ListAsync().ToListAsync();
var invoices = stored.ConvertAll(static one => one.Invoice);
var paid = stored.Count(static one => one.Payment is null or { Status: PaymentStatus.Succeeded });
var recovered = stored.Single(static one => one.Payment is { Attempt: > 1 });
Print($"{invoices.Count:N0} invoices of {invoices.Select(one => one.Customer).Distinct().Count():N0} customers, ");
Print($"{paid:N0} of them paid; {recovered.Invoice.Number} at attempt {recovered.Payment!.Attempt}\n");

// 3. Explain one of them to the cent: the plan was changed in the middle of its month.
var upgraded = invoices.Last(one => one.Customer == Year.Upgrading && one.IssuedAt < Year.Start.AddMonths(9));
Heading($"Invoice {upgraded.Number} of {Year.Upgrading}, {Day(upgraded.IssuedAt)}");
Tell(upgraded.Explain());

var late = invoices.Single(one => one.Lines.Any(line => line.Kind == InvoiceLineKind.Correction));
Heading($"The record of March that came in May, in invoice {late.Number}");
foreach (var charge in late.Explain().Charges.Where(charge => IsCorrection(late, charge))) Tell(charge);

// 4. The year, by the month in which it was used.
Heading("Invoiced by month, USD");
var months = new SortedDictionary<DateOnly, decimal>();
foreach (var line in invoices.SelectMany(static one => one.Lines).Where(static line => line.IsCharge))
{
    var from = line.ServicePeriod!.Value.From;
    var month = new DateOnly(from.Year, from.Month, 1);
    months[month] = months.GetValueOrDefault(month) + line.Amount.Amount;
}

foreach (var row in RevenueChart.Lines(months)) Console.WriteLine(row);

// 5. Rehearse another price with the code that bills.
Heading("What if the price changes? October under both, USD");
var query = new UsageSummaryQuery { Meters = [ContentGeneration.Words], Period = Period.UtcMonth(2026, 10) };
var october = new Dictionary<CustomerId, decimal>();
await foreach (var summary in usage.SummarizeAsync(query)) october.Add(summary.Customer, summary.Quantity);
var (now, next) = (RatingEngine.Compile(ContentGeneration.Plan), RatingEngine.Compile(ContentGeneration.NextPlan));
foreach (var row in WhatIf.Table(october, now, next)) Console.WriteLine(row);

// 6. Recompute everything from the records themselves, and ask the provider of this year what it took in.
Heading("Verification");
var asked = new VerificationOptions { Provider = accepted > 0 ? year.Provider : null };
var verification = await new BillingVerifier(billing, usage, asked).VerifyAsync();
foreach (var finding in verification.Findings) Console.WriteLine($"  {finding}");
Print($"  {verification.Invoices:N0} invoices recomputed, {verification.Postings:N0} postings, ");
Print($"{verification.AuditLines:N0} audit lines\n");
Print($"  {(verification.IsSound ? "everything adds up" : "NOT SOUND")}\n");

// 7. What it leaves.
var details = new InvoiceDetails
{
    Seller = new InvoiceParty { Name = "Example Content", Address = ["1 First Street", "Sampletown"] },
    Buyer = new InvoiceParty { Name = "Customer 42", Address = ["2 Second Street", "Sampletown"] },
    Notes = ["Thank you for writing with us."],
};
Write($"invoice-{upgraded.Number}.html", InvoiceHtml.Render(upgraded, details));
Write("revenue.svg", RevenueChart.Svg(months));
Print($"  kept in {file}; run it again: nothing counts twice\n");
return verification.IsSound ? 0 : 1;

void Write(string name, string text)
{
    File.WriteAllText(Path.Combine(folder, name), text);
    Print($"  written {Path.Combine(folder, name)}\n");
}

// What does not fit into a line goes on in the next.
static void Tell(object story)
{
    foreach (var text in $"{story}".Split('\n'))
    {
        var line = text;
        while (line.Length > 80)
        {
            var at = line.LastIndexOf(' ', 80);
            Console.WriteLine(line[..at]);
            line = $"    {line[(at + 1)..]}";
        }

        Console.WriteLine(line);
    }
}

static bool IsCorrection(Invoice invoice, ChargeExplanation charge) =>
    invoice.Lines.Any(line => line.Id == charge.LineId && line.Kind == InvoiceLineKind.Correction);

static string Day(DateTimeOffset? instant) =>
    instant!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

static void Heading(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");

static void Print(FormattableString text) => Console.Write(text.ToString(CultureInfo.InvariantCulture));
