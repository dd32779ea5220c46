using Monetize.Billing.Reading;
using Monetize.Cli.Output;
using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Cli.Reports;

/// <summary>Subscriptions as they stand at an instant, in every format.</summary>
internal static class SubscriptionRows
{
    private static readonly ListColumn[] Columns =
    [
        new("id"), new("customer"), new("plan"), new("quantity", IsRight: true), new("status"), new("from"), new("end"),
        new("scheduled"), new("scheduled_for"),
    ];

    /// <summary>A list of them.</summary>
    public static ListReport List(IEnumerable<StoredSubscription> subscriptions, DateTimeOffset at) =>
        new("no subscriptions", Columns, [.. subscriptions.Select(stored => Row(stored.Subscription, at))]);

    /// <summary>One of them.</summary>
    public static FactsReport One(StoredSubscription stored, DateTimeOffset at)
    {
        var row = Row(stored.Subscription, at);
        return new FactsReport(sentence: null, [.. Columns.Select((column, i) => (column.Name, row[i]))]);
    }

    private static object?[] Row(Subscription subscription, DateTimeOffset at)
    {
        // Before the start it is as it begins, and after the end as it ended; one that never began is as it was agreed.
        var phases = subscription.Phases;
        var phase = subscription.PhaseAt(at)
            ?? (phases.Count == 0 ? null : at < subscription.Terms.Start ? phases[0] : phases[^1]);
        return
        [
            subscription.Id.Value, subscription.Customer.Value,
            (phase?.Plan ?? subscription.Terms.Plan).Version.ToString(), phase?.Quantity ?? subscription.Terms.Quantity,
            Word(subscription.StatusAt(at)), subscription.Terms.Start, subscription.End, .. Scheduled(phases, phase),
        ];
    }

    /// <summary>What changes next and when, where something does before the end.</summary>
    private static object?[] Scheduled(ValueArray<SubscriptionPhase> phases, SubscriptionPhase? current)
    {
        if (current is null) return [null, null];
        foreach (var next in phases.Where(phase => phase.From >= (current.ToExclusive ?? DateTimeOffset.MaxValue)))
        {
            string?[] changes =
            [
                next.Plan.Version == current.Plan.Version ? null : $"plan {next.Plan.Version}",
                next.Quantity == current.Quantity ? null : $"quantity {Figures.Plain(next.Quantity)}",
                next.Status == current.Status ? null : Word(next.Status),
            ];
            if (Array.Exists(changes, static change => change is not null))
            {
                return [string.Join(", ", changes.Where(static change => change is not null)), next.From];
            }
        }

        return [null, null];
    }

    private static string Word(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.NotStarted => "not started",
        SubscriptionStatus.Trialing => "trial",
        SubscriptionStatus.Active => "active",
        SubscriptionStatus.Paused => "paused",
        _ => "ended",
    };
}
