using System.Diagnostics;
using System.Diagnostics.Metrics;
using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Metering;

namespace Monetize.Hosting;

/// <summary>What is counted of an engine. Tags name the registration and outcomes, and never a customer.</summary>
internal sealed class Instruments(string? name)
{
    private static readonly ActivitySource Source = new(MonetizeDiagnostics.ActivitySourceName);
    private static readonly System.Diagnostics.Metrics.Meter Meter = new(MonetizeDiagnostics.MeterName);
    private static readonly Counter<long> Records = Counter("usage.records", "{record}", "Usage records, by outcome.");
    private static readonly Counter<long> Invoices = Counter("billing.invoices", "{invoice}", "Final invoices.");
    private static readonly Counter<long> Parked = Counter("billing.parked", "{customer}", "Customers set aside.");
    private static readonly Counter<long> Deferred =
        Counter("billing.deferred", "{customer}", "Customers who wait for a later run.");
    private static readonly Counter<long> Payments = Counter("payments", "{payment}", "Payments, by outcome.");
    private static readonly Counter<long> Messages = Counter("messages", "{message}", "Messages, by outcome.");
    private static readonly Counter<long> Events = Counter("inbox.events", "{event}", "Provider events, by outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "monetize.work.duration", "s", "How long a step of work took, by step and outcome.");

    private readonly KeyValuePair<string, object?> _name = new("monetize.name", name ?? "");

    public Activity? Start(string step)
    {
        var activity = Source.StartActivity($"Monetize.{step}");
        activity?.SetTag(_name.Key, _name.Value);
        return activity;
    }

    public void Took(string step, TimeSpan time, bool isDone) => Duration.Record(
        time.TotalSeconds, _name, new("step", step), Outcome(isDone ? "done" : "failed"));

    public void Count(IReadOnlyList<RecordResult> results)
    {
        if (!Records.Enabled) return;
        foreach (var group in results.CountBy(static result => result.Outcome))
        {
            Records.Add(group.Value, _name, Outcome(WordOf(group.Key)));
        }
    }

    public void Count(BillingRunReport report)
    {
        Add(Invoices, report.Invoiced);
        Add(Parked, report.Parked.Count);
        Add(Deferred, report.Deferred.Count);
        Add(Payments, report.Paid, "succeeded");
        Add(Payments, report.Declined, "declined");
        Add(Payments, report.Failures.Count(static failure => failure.IsRefused), "refused");
        Add(Payments, report.Failures.Count(static failure => !failure.IsRefused), "unanswered");
    }

    public void Count(DeliveryReport report)
    {
        Add(Messages, report.Delivered, "delivered");
        Add(Messages, report.Failures.Count, "refused");
    }

    public void Count(InboxReport report)
    {
        Add(Events, report.Done, "done");
        Add(Events, report.Failures.Count, "failed");
    }

    private static string WordOf(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Accepted => "accepted",
        RecordOutcome.Duplicate => "duplicate",
        RecordOutcome.Conflict => "conflict",
        _ => "rejected",
    };

    private static KeyValuePair<string, object?> Outcome(string word) => new("outcome", word);

    private static Counter<long> Counter(string name, string unit, string description) =>
        Meter.CreateCounter<long>($"monetize.{name}", unit, description);

    private void Add(Counter<long> counter, int count, string? outcome = null)
    {
        if (count == 0) return;
        if (outcome is null) counter.Add(count, _name);
        else counter.Add(count, _name, Outcome(outcome));
    }
}
