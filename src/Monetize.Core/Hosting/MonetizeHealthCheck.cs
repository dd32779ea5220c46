using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Monetize.Storage;

namespace Monetize.Hosting;

/// <summary>
/// Whether an engine does its work. Unhealthy: a store cannot be reached or has not the schema of this version.
/// Degraded: customers are parked, invoices have been due for more than two days and two intervals of the worker,
/// messages wait for too long, events of providers were given up, payments were refused by their provider, or the last
/// pass of the worker failed.
/// </summary>
/// <remarks>
/// Customers are walked at most once a minute by the engine's clock; in between the last finding stands, and the store
/// is asked whether it answers.
/// </remarks>
public sealed class MonetizeHealthCheck : IHealthCheck
{
    private static readonly TimeSpan ScanEvery = TimeSpan.FromMinutes(1);

    // A host may let its scheduler run once a day, and that may be late.
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly MonetizeEngine _engine;
    private volatile HealthScan? _scan;

    internal MonetizeHealthCheck(MonetizeEngine engine) => _engine = engine;

    /// <summary>
    /// How a host registers it: <c>services.AddHealthChecks().Add(MonetizeHealthCheck.Registration())</c>.
    /// </summary>
    /// <param name="name">The name of the registration of Monetize; the one without where null.</param>
    public static HealthCheckRegistration Registration(string? name = null) => new(
        name is null ? "monetize" : $"monetize-{name}",
        services => name is null
            ? services.GetRequiredService<MonetizeHealthCheck>()
            : services.GetRequiredKeyedService<MonetizeHealthCheck>(name),
        failureStatus: null,
        tags: null);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthScan scan;
        try
        {
            await _engine.Usage.GetWatermarkAsync(cancellationToken).ConfigureAwait(false);
            scan = await ScanAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            return new HealthCheckResult(
                context?.Registration?.FailureStatus ?? HealthStatus.Unhealthy,
                $"The store failed: {exception.Code}.",
                exception);
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["parked"] = scan.Parked,
            ["stuck"] = scan.Stuck,
            ["given_up"] = scan.GivenUp,
            ["refused"] = scan.Refused,
            ["overdue"] = scan.Overdue,
        };
        var problems = Problems(scan).ToList();
        return problems.Count == 0
            ? HealthCheckResult.Healthy("All is done that was due.", data)
            : HealthCheckResult.Degraded(string.Join(" ", problems), data: data);
    }

    private async ValueTask<HealthScan> ScanAsync(CancellationToken cancellationToken)
    {
        var now = _engine.Clock.GetUtcNow();
        if (_scan is { } known && now - known.At < ScanEvery)
        {
            await HealthScan.ReachAsync(_engine.Billing, cancellationToken).ConfigureAwait(false);
            return known;
        }

        var options = _engine.Options;
        var overdueAfter = options.Worker.Interval > OneDay ? 2 * options.Worker.Interval : 2 * OneDay;
        var scan = await HealthScan
            .ReadAsync(_engine.Billing, now, options.Delivery.StuckAfter, overdueAfter, cancellationToken)
            .ConfigureAwait(false);
        _scan = scan;
        return scan;
    }

    private IEnumerable<string> Problems(HealthScan scan)
    {
        if (scan.Parked > 0) yield return Text($"{scan.Parked} customers are parked.");
        if (scan.Overdue > 0)
        {
            yield return Text($"Invoices of {scan.Overdue} customers have been due for days.");
        }

        if (scan.Stuck > 0) yield return Text($"Messages of {scan.Stuck} customers wait for too long.");
        if (scan.GivenUp > 0) yield return Text($"{scan.GivenUp} events of providers were given up.");
        if (scan.Refused > 0) yield return Text($"{scan.Refused} payments were refused by their provider.");
        if (_engine.LastWork is { Failures.IsEmpty: false } last)
        {
            yield return $"The last pass failed: {string.Join(", ", last.Failures.Select(one => one.GetType().Name))}.";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
