using System.Globalization;
using System.Text;
using Monetize;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Rating;
using Monetize.Subscriptions;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var grace = TimeSpan.FromHours(1);
var acme = CustomerId.Of("acme");

// 1. A year of usage that grows and falls. Some calls of June arrive in July, when June has its invoice.
var log = new UsageLog(acme);
(long Calls, decimal Gigabytes)[] months =
[
    (42_000, 12m), (61_250, 38.5m), (80_003, 57.25m), (640_000, 180m), (455_000, 260m), (490_000, 420m),
    (730_125, 515.5m), (480_000, 380m), (512_250, 120m), (64_000, 48m), (49_000, 44m), (52_501, 51m),
];
foreach (var (index, (calls, gigabytes)) in months.Index()) log.AddMonth(index + 1, calls, gigabytes);
log.Add(Plans.ApiCalls, At("2026-06-28T18:00Z"), 25_000, received: At("2026-07-05T09:00Z"));

// 2. A year of decisions: larger at once, smaller at the end of a period, and an end.
var subscription = Subscription.Begin(new SubscriptionTerms
{
    Id = SubscriptionId.Of("sub-1"),
    Customer = acme,
    Plan = PlanTerms.Of(Plans.Platform),
    Start = At("2026-01-01T00:00Z"),
});
subscription = subscription.ChangePlan(Plans.Pro, At("2026-04-17T00:00Z")).Subscription;
subscription = subscription.ChangePlan(
    Plans.Platform, At("2026-09-10T14:00Z"), ChangeTiming.AtPeriodEnd).Subscription;
subscription = subscription.Cancel(At("2026-12-18T10:00Z")).Subscription;

// 3. Every invoice that falls due. All usage known so far is given each time: what came late is the difference.
var plans = new[] { Plans.Platform, Plans.Pro }.Select(RatingEngine.Compile).ToValueArray();
var welcome = new AppliedCoupon { Coupon = Coupon.PercentOff("WELCOME20", 20m).Repeating(3) };
var invoices = new List<Invoice>();
var spans = new List<UsageSpan>();
foreach (var due in subscription.Due(At("2025-12-31T00:00Z"), At("2027-01-01T00:00Z")))
{
    spans.AddRange(SubscriptionInvoicing.UsageNeeded(subscription, due));
    var known = log.ReceivedBy(due.At + grace).ToList();
    var request = SubscriptionInvoicing.Request(new DueInvoice
    {
        Due = due,
        Subscription = subscription,
        Plans = plans,
        Usage = spans.Select(span => UsageOf(span, known)).ToValueArray(),
        Issued = new IssuedDocuments { Invoices = invoices.ToValueArray() },
        Coupons = [welcome],
    });
    var draft = InvoiceCalculator.Calculate(request);
    invoices.Add(draft.Finalize(Number(invoices.Count + 1), due.At + grace).Invoice);
}

Title("The invoices of a year, USD");
Print($"{"number",-8}{"issued",-12}{"for",-8}{"lines",5}{"subtotal",12}{"discount",12}{"total",12}");
foreach (var invoice in invoices)
{
    var lines = invoice.Lines.Count(line => line.IsCharge);
    var figures = Figures(invoice.Subtotal.Amount, invoice.Discounts.Amount, invoice.Total.Amount);
    Print($"{invoice.Number,-8}{invoice.IssuedAt,-12:yyyy-MM-dd}{invoice.Kind,-8}{lines,5}{figures}");
}

Print($"{"",33}{Figures(Sum(each => each.Subtotal), Sum(each => each.Discounts), Sum(each => each.Total))}");

Explain("The coupon: on the usage of March, and no longer on the fee of April", invoices[3]);
Explain("The upgrade: what is left of April comes back, and is owed anew", invoices[4]);
Explain("The late record: June was not full, so a part of it is free", invoices[8]);
Explain("The downgrade: September as it was, October as it will be", invoices[10]);

// 4. Invoices are made one by one, and yet they come to what the whole year costs when it is priced at once.
Title("Check, USD");
var charged = Sum(invoice => invoice.Subtotal);
var priced = YearAtOnce();
Print($"lines of all invoices      {charged,12:N2}");
Print($"the year priced at once    {priced,12:N2}");
Console.WriteLine(charged == priced ? "the same, to the cent" : "NOT THE SAME");

if (args is ["--out", var folder])
{
    Directory.CreateDirectory(folder);
    var correction = invoices[8];
    var details = new InvoiceDetails
    {
        Seller = new InvoiceParty { Name = "Example Platform", Address = ["1 First Street", "Sampletown"] },
        Buyer = new InvoiceParty { Name = "Acme", Address = ["2 Second Street", "Sampletown"] },
        Notes = ["Thank you for using the platform."],
    };
    var file = Path.Combine(folder, $"invoice-{correction.Number}.html");
    File.WriteAllText(file, InvoiceHtml.Render(correction, details));
    Console.WriteLine($"\nInvoice {correction.Number} is in {file}");
}

return charged == priced ? 0 : 1;

CompiledPlan PlanOf(PlanVersion version) => plans.First(plan => PlanVersion.Of(plan.Plan) == version);

SpanUsage UsageOf(UsageSpan span, IEnumerable<UsageRecord> records) => new()
{
    Span = span,
    Usage = PlanUsage.Collect(PlanOf(span.Plan), span.Whole, span.Stretches, records),
};

decimal Sum(Func<Invoice, Money> amount) => invoices.Sum(invoice => amount(invoice).Amount);

decimal YearAtOnce()
{
    var sum = 0m;
    for (var number = 0; number < 12; number++)
    {
        var period = subscription.PeriodNumber(number)!.Value;
        var proration = subscription.ProrationOf(period, ProrationMethod.Second);
        foreach (var segment in subscription.SegmentsIn(period.Billed))
        {
            var plan = PlanOf(segment.Plan.Version);
            foreach (var line in plan.Rate(PlanUsage.Collect(plan, segment.Span, log.All)).Lines)
            {
                var amount = line.Kind == LineKind.Recurring ? proration.Of(line.Amount, segment.Span) : line.Amount;
                sum += amount.Amount;
            }
        }
    }

    return sum;
}

static void Explain(string title, Invoice invoice)
{
    Title($"{title} ({invoice.Number})");
    Console.WriteLine(invoice.Explain());
}

static string Figures(decimal subtotal, decimal discounts, decimal total) =>
    string.Create(CultureInfo.InvariantCulture, $"{subtotal,12:N2}{-discounts,12:N2}{total,12:N2}");

static string Number(int number) => number.ToString("'HY-'000", CultureInfo.InvariantCulture);

static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

static void Title(string text) => Console.WriteLine($"\n{text}\n{new string('-', text.Length)}");

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
