using System.Globalization;
using Monetize;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Payments;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Subscriptions;
using Monetize.Testing;

/// <summary>
/// A year of the service on a clock that is moved by hand: customers join, use, are invoiced and pay. All of it can be
/// done again over the same file, and changes nothing.
/// </summary>
public sealed class Year(IUsageStore usage, IBillingStore billing)
{
    public const int Months = 12;

    public static readonly DateTimeOffset Start = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Moves up to the larger plan in the middle of June.</summary>
    public static readonly CustomerId Upgrading = Customer(42);

    /// <summary>Sends a record of March when March is invoiced already.</summary>
    public static readonly CustomerId Late = Customer(7);

    /// <summary>Has no money on the card in May, and gives another one after two attempts.</summary>
    public static readonly CustomerId Declined = Customer(13);

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly SandboxPaymentProvider _sandbox = new();

    /// <summary>Who takes the money in; what it knows ends with the process.</summary>
    public IPaymentProvider Provider => _sandbox;

    /// <summary>The month of the year in which a customer joins, from 0: a hundred at once, the others one by one.</summary>
    public static int MonthOf(int number) => number <= 100 ? 0 : 1 + ((number - 101) / 40);

    public static CustomerId Customer(int number) =>
        CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{number:D3}"));

    /// <summary>Lives the year; gives how many records were accepted, and how many were sent.</summary>
    public async Task<(int Accepted, int Sent)> LiveAsync(IEnumerable<UsageRecord> records)
    {
        await billing.ChangeAsync(new PublishPlans([ContentGeneration.Plan, ContentGeneration.Studio], Now));
        var recorder = new UsageRecorder(usage, ContentGeneration.Catalog.Meters, _clock);
        var months = records.ToLookup(static record => MonthAt(record.Time));
        var (accepted, sent) = (0, 0);
        for (var month = 0; month < Months; month++)
        {
            await JoinAsync(month);
            for (var day = 1; day <= 9; day += 2) await RunAsync(Start.AddMonths(month).AddDays(day - 1));
            if (month == MonthAt(new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero))) await UpgradeAsync();

            // Half past midnight: within the hour that the run waits for what comes late.
            _clock.MoveTo(Start.AddMonths(month + 1).AddMinutes(30));
            foreach (var batch in months[month].Chunk(1_000))
            {
                var results = await recorder.RecordAsync(batch);
                accepted += results.Count(static result => result.Outcome == Monetize.Metering.RecordOutcome.Accepted);
                sent += batch.Length;
            }

            // Reading is exact without it, and cheap with it.
            await usage.FoldAsync();
            if (month == 5) await recorder.RecordAsync(LateRecord());
        }

        await RunAsync(Start.AddMonths(Months).AddHours(1));
        for (var day = 2; day <= 9; day++) await RunAsync(Start.AddMonths(Months).AddDays(day - 1));
        return (accepted, sent);
    }

    private Stamp Now => new(_clock.GetUtcNow(), "content-service");

    private static int MonthAt(DateTimeOffset time) => ((time.Year - Start.Year) * 12) + time.Month - Start.Month;

    private async Task JoinAsync(int month)
    {
        _clock.MoveTo(Start.AddMonths(month));
        var customers = new BillingCustomers(billing);
        var subscriptions = new BillingSubscriptions(billing);
        for (var number = 1; number <= 500; number++)
        {
            if (MonthOf(number) != month) continue;
            var id = Customer(number);
            await customers.SaveAsync(new Customer { Id = id, Name = $"Customer {number}" }, Now);
            await subscriptions.StartAsync(
                new NewSubscription
                {
                    Id = SubscriptionId.Of($"sub-{number}"),
                    Customer = id,
                    Plan = PlanVersion.Of(ContentGeneration.Plan),
                },
                Now);
        }
    }

    private async Task UpgradeAsync()
    {
        _clock.MoveTo(new DateTimeOffset(2026, 6, 16, 0, 0, 0, TimeSpan.Zero));
        var subscriptions = new BillingSubscriptions(billing);
        await subscriptions.ChangePlanAsync(
            SubscriptionId.Of("sub-42"), PlanVersion.Of(ContentGeneration.Studio), Now);
        await RunAsync(_clock.GetUtcNow());
    }

    private async Task RunAsync(DateTimeOffset asOf)
    {
        if (_clock.GetUtcNow() < asOf) _clock.MoveTo(asOf);
        var method = asOf.Month == 5 && asOf.Day < 4 ? SandboxMethod.InsufficientFunds : SandboxMethod.Good;
        _sandbox.UseMethod(Declined, method);
        var options = new BillingRunOptions { PageSize = 500 };
        await new BillingRun(billing, usage, _sandbox, options: options, clock: _clock).RunDueAsync(_clock.GetUtcNow());
    }

    private static UsageRecord LateRecord() => new()
    {
        Key = IdempotencyKey.Of("late-000001"),
        Customer = Late,
        Meter = ContentGeneration.Words.Key,
        Quantity = 5_000m,
        Time = new DateTimeOffset(2026, 3, 30, 12, 0, 0, TimeSpan.Zero),
    };
}
