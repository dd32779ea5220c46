using System.Collections.Concurrent;
using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Billing.Running;

/// <summary>Published plan versions, read and compiled once: they never change.</summary>
/// <remarks>Safe for several threads at once.</remarks>
internal sealed class PlanShelf(IBillingStore store)
{
    private readonly ConcurrentDictionary<PlanVersion, CompiledPlan> _plans = [];
    private readonly ConcurrentDictionary<string, FormatException> _unreadable = [];

    /// <summary>
    /// Reads those of some versions that are not here yet. One that cannot be read is the matter of whoever is on it.
    /// </summary>
    public async ValueTask EnsureAsync(IEnumerable<PlanVersion> versions, CancellationToken cancellationToken)
    {
        var missing = versions.Distinct().Where(version => !_plans.ContainsKey(version)).ToList();
        if (missing.Count == 0) return;
        var wanted = new WantedRows(
            PlanRow.Definition, "id", missing.Select(static version => version.ToString()).ToValueArray());
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        foreach (var row in state.All<PlanRow>(PlanRow.Definition))
        {
            if (ReadOrKeep(row) is { } plan) _plans[PlanVersion.Of(plan)] = RatingEngine.Compile(plan);
        }
    }

    /// <summary>Whether a version is here.</summary>
    public bool Has(PlanVersion version) => _plans.ContainsKey(version);

    /// <exception cref="BillingException">The version is not published.</exception>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public CompiledPlan this[PlanVersion version]
    {
        get
        {
            if (_plans.TryGetValue(version, out var plan)) return plan;
            if (_unreadable.TryGetValue(version.ToString(), out var fault))
            {
                throw new FormatException($"Plan {version} of the store cannot be read. {fault.Message}", fault);
            }

            throw new BillingException(
                ErrorCodes.PlanNotPublished, $"Plan {version} is not published in the store. Publish it.");
        }
    }

    private Plan? ReadOrKeep(PlanRow row)
    {
        try
        {
            return PlanDocument.Read(row.Document);
        }
        catch (FormatException exception)
        {
            _unreadable[row.Id] = exception;
            return null;
        }
    }

    /// <summary>Every meter that a subscription ever paid for, by key.</summary>
    /// <exception cref="BillingException">A version is not published.</exception>
    public ValueArray<Meter> MetersOf(Subscription subscription) => Of(subscription)
        .SelectMany(version => this[version].Plan.Charges.OfType<UsageCharge>())
        .Select(static charge => charge.Meter)
        .DistinctBy(static meter => meter.Key, StringComparer.Ordinal)
        .OrderBy(static meter => meter.Key, TextOrder.Instance)
        .ToValueArray();

    /// <summary>Whether a version that a subscription ever was on lets included quantities roll over.</summary>
    /// <exception cref="BillingException">A version is not published.</exception>
    public bool RollOver(Subscription subscription) => Of(subscription)
        .SelectMany(version => this[version].Plan.Charges.OfType<UsageCharge>())
        .Any(static charge => charge.RolloverMaximum > 0m);

    /// <summary>
    /// All versions that a subscription ever was on, those too that another one replaced at their very instant.
    /// </summary>
    public static IEnumerable<PlanVersion> Of(Subscription subscription) => subscription.History
        .OfType<PlanChange>()
        .Select(static change => change.Plan.Version)
        .Prepend(subscription.Terms.Plan.Version)
        .Distinct();
}
