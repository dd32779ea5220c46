using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Errors;

namespace Monetize.Hosting;

/// <summary>The steps of work, each traced, timed, counted and logged.</summary>
/// <param name="run">The run that somebody asks for.</param>
/// <param name="pass">That of a pass, of which the last report is kept: it lists no invoices.</param>
/// <param name="delivery">The handing on.</param>
/// <param name="inbox">What providers told.</param>
/// <param name="instruments">Where it is counted.</param>
/// <param name="logger">Where it is told.</param>
/// <param name="clock">What times it.</param>
internal sealed class BillingWork(
    BillingRun run,
    BillingRun pass,
    MessageDelivery delivery,
    ProviderInbox inbox,
    Instruments instruments,
    ILogger logger,
    TimeProvider clock) : IBillingWork
{
    private volatile WorkReport? _last;

    /// <summary>What the last pass of this process did; none before the first.</summary>
    public WorkReport? Last => _last;

    public ValueTask<BillingRunReport> RunDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default) => RunAsync(run, asOf, cancellationToken);

    public async ValueTask<DeliveryReport> DeliverDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var report = await DoAsync("Delivery", () => delivery.DeliverDueAsync(asOf, cancellationToken))
            .ConfigureAwait(false);
        instruments.Count(report);
        foreach (var failure in report.Failures)
        {
            var (told, kind) = (failure.Event.ToString(), ExceptionKind.Of(failure.Error));
            logger.EventRefused(told, failure.Tries, kind, failure.RetryAt);
            logger.Thrown(failure.Error, told);
        }

        return report;
    }

    public async ValueTask<InboxReport> WorkInboxAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var report = await DoAsync("Inbox", () => inbox.WorkDueAsync(asOf, cancellationToken)).ConfigureAwait(false);
        instruments.Count(report);
        foreach (var failure in report.Failures)
        {
            logger.ProviderEventFailed(failure.Id, failure.Tries, ExceptionKind.Of(failure.Error));
            logger.Thrown(failure.Error, failure.Id);
        }

        return report;
    }

    public ValueTask<int> RetryRefusedAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default) =>
        run.RetryRefusedAsync(asOf, cancellationToken);

    public async ValueTask<WorkReport> WorkAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var failures = new List<Exception>();
        var report = new WorkReport
        {
            Inbox = await TryAsync("Inbox", WorkInboxAsync).ConfigureAwait(false),
            Run = await TryAsync("Run", (at, token) => RunAsync(pass, at, token)).ConfigureAwait(false),
            Delivery = await TryAsync("Delivery", DeliverDueAsync).ConfigureAwait(false),
            Failures = [.. failures],
        };
        _last = report;
        return report;

        async ValueTask<TReport?> TryAsync<TReport>(
            string step, Func<DateTimeOffset, CancellationToken, ValueTask<TReport>> work)
            where TReport : class
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await work(asOf, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // One step that fails must not keep the others from being done, whatever it was.
                logger.StepFailed(step, ExceptionKind.Of(exception));
                logger.Thrown(exception, step);
                failures.Add(exception);
                return null;
            }
        }
    }

    private async ValueTask<BillingRunReport> RunAsync(
        BillingRun billing, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var report = await DoAsync("Run", () => billing.RunDueAsync(asOf, cancellationToken)).ConfigureAwait(false);
        instruments.Count(report);
        if (report.Customers > 0) logger.RunDone(asOf, report.ToString());
        foreach (var parked in report.Parked) logger.CustomerParked(parked.Customer.Value, parked.Code.Id);
        foreach (var deferred in report.Deferred)
        {
            logger.CustomerDeferred(deferred.Customer.Value, deferred.Code.Id, deferred.Reason);
        }

        foreach (var failure in report.Failures)
        {
            var (payment, kind) = (failure.Payment.Value, ExceptionKind.Of(failure.Error));
            if (failure.IsRefused) logger.PaymentRefused(payment, kind);
            else logger.PaymentUnanswered(payment, kind);
            logger.Thrown(failure.Error, payment);
        }

        return report;
    }

    private async ValueTask<TReport> DoAsync<TReport>(string step, Func<ValueTask<TReport>> work)
    {
        using var activity = instruments.Start(step);
        var (start, isDone) = (clock.GetTimestamp(), false);
        try
        {
            var report = await work().ConfigureAwait(false);
            isDone = true;
            return report;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
        finally
        {
            instruments.Took(step, clock.GetElapsedTime(start), isDone);
        }
    }
}
