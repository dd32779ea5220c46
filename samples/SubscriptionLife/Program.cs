using System.Globalization;
using Monetize;
using Monetize.Catalogs;
using Monetize.Subscriptions;

var basic = Plan.Create("basic", Currency.Usd, Every.Month).Recurring(10).Build();
var pro = Plan.Create("pro", Currency.Usd, Every.Month).Recurring(30).Build();

var subscription = Subscription.Begin(new SubscriptionTerms
{
    Id = SubscriptionId.Of("sub-1"),
    Customer = CustomerId.Of("acme"),
    Plan = PlanTerms.Of(basic),
    Start = At("2026-01-31T08:00Z"),
    Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
});

Title("Billing periods");
for (var number = 0; number < 4; number++) Console.WriteLine(subscription.PeriodNumber(number));

Title("A life");
subscription = subscription.ChangePlan(pro, At("2026-03-16T07:00Z")).Subscription;
subscription = subscription.Pause(At("2026-04-05T07:00Z")).Subscription;
subscription = subscription.Resume(At("2026-04-15T07:00Z")).Subscription;
subscription = subscription.Cancel(At("2026-04-20T07:00Z"), ChangeTiming.AtPeriodEnd).Subscription;
foreach (var phase in subscription.Phases) Console.WriteLine(phase);

Title("What is due");
foreach (var item in subscription.Due(At("2026-01-01T00:00Z"), At("2026-12-31T00:00Z"))) Console.WriteLine(item);

Title("Segments of a period");
var period = subscription.PeriodNumber(1)!.Value;
foreach (var segment in subscription.SegmentsIn(period.Billed)) Console.WriteLine(segment);

Title("Proration");
var proration = subscription.ProrationOf(period, ProrationMethod.Second);
var upgraded = At("2026-03-16T07:00Z");
var change = proration.Change(Money.Of(10m, Currency.Usd), Money.Of(30m, Currency.Usd), upgraded);
Console.WriteLine($"credit {change.Credit}, charge {change.Charge}, to pay {change.Net}");

Title("A refusal");
var result = subscription.Reanchor(At("2026-04-21T07:00Z"));
Console.WriteLine(result.IsAccepted ? "taken" : result.Refusal.Code);

Title("A migration, rehearsed");
var migration = new PlanMigration
{
    From = [PlanVersion.Of(basic)],
    To = pro with { Version = 2 },
    At = At("2026-02-10T00:00Z"),
};
var second = Subscription.Begin(subscription.Terms with { Id = SubscriptionId.Of("sub-2") });
foreach (var outcome in migration.Run([second])) Console.WriteLine(outcome);

static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

static void Title(string text) => Console.WriteLine($"\n{text}\n");
