using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Services;

/// <summary>Runs methods of services: the work, its records, its estimated cost and its event.</summary>
/// <remarks>Safe for any number of threads at once.</remarks>
public sealed class ServiceCaller
{
    private readonly IUsageRecorder _recorder;
    private readonly MarginalCosts? _costs;
    private readonly CallHandlers _handlers;

    /// <summary>Runs methods.</summary>
    /// <param name="recorder">Who records.</param>
    /// <param name="handlers">Who is told; nobody where null.</param>
    /// <param name="store">Where the usage of the period so far is read; no costs are estimated where null.</param>
    /// <param name="terms">What customers are billed by; no costs are estimated where null.</param>
    public ServiceCaller(
        IUsageRecorder recorder,
        CallHandlers? handlers = null,
        IUsageStore? store = null,
        ICustomerTerms? terms = null)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        _recorder = recorder;
        _handlers = handlers ?? CallHandlers.None;
        _costs = store is null || terms is null ? null : new MarginalCosts(store, terms);
    }

    /// <summary>
    /// Does the work of a method, records what it used, and then tells the handlers: once for each key, so a call that
    /// is repeated with its key is told and billed once.
    /// </summary>
    /// <typeparam name="TRequest">What the call takes.</typeparam>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="request">What the call takes.</param>
    /// <param name="customer">Who calls.</param>
    /// <param name="key">
    /// What makes the call itself; each record has the key <c>key/meter</c>, of up to 200 characters in all.
    /// </param>
    /// <param name="work">The work. Where it throws, nothing was used and nothing is recorded.</param>
    /// <param name="cancellationToken">Cancels the work. Once it is done, it is recorded all the same.</param>
    /// <returns>What the work gave, what it used and what that is estimated to cost.</returns>
    /// <exception cref="ArgumentException">The key is too long for a meter; nothing was done.</exception>
    /// <exception cref="UsageNotRecordedException">
    /// The work was done, and the store failed or what it used could not be told.
    /// </exception>
    public async ValueTask<ServiceCallResult<TResult>> CallAsync<TRequest, TResult>(
        ServiceMethod<TRequest, TResult> method,
        TRequest request,
        CustomerId customer,
        IdempotencyKey key,
        Func<TRequest, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(work);
        var keys = method.Measures.Select(measure => KeyOf(key, measure.Meter)).ToList();
        var result = await work(request, cancellationToken).ConfigureAwait(false);
        var now = _recorder.Clock.GetUtcNow();
        var records = BillingExtensions.Measured(key, () => method.Measures
            .Select((measure, i) => new UsageRecord
            {
                Key = keys[i],
                Customer = customer,
                Meter = measure.Meter.Key,
                Quantity = measure.Quantity(request, result),
                Time = now,
                Method = method.Name,
                Dimensions = measure.Dimensions?.Invoke(request, result) ?? default,
            })
            .ToList());
        var outcomes = await _recorder.RecordDoneAsync(records).ConfigureAwait(false);
        var meters = method.Measures.Select(measure => measure.Meter).ToList();
        var (costs, costFailure) = await CostsAsync(meters, records, outcomes).ConfigureAwait(false);
        var uses = records
            .Select((record, i) => new MeteredUse(record, outcomes[i], costs[i]))
            .ToValueArray();
        return new ServiceCallResult<TResult>
        {
            Value = result,
            Uses = uses,
            CostFailure = costFailure,
            HandlerFailures = await TellAsync(method, request, result, customer, key, uses).ConfigureAwait(false),
        };
    }

    private static IdempotencyKey KeyOf(IdempotencyKey key, Meter meter)
    {
        var own = string.Concat(key.Value, "/", meter.Key);
        return own.Length <= UsageLimits.KeyLength
            ? new IdempotencyKey(own)
            : throw new ArgumentException(
                $"The key {own} has more than {UsageLimits.KeyLength} characters; use a shorter one for the call.",
                nameof(key));
    }

    // The usage is recorded by now: whatever keeps its cost from being told keeps nothing else from being done.
    private async ValueTask<(IReadOnlyList<Money?> Costs, Exception? Failure)> CostsAsync(
        List<Meter> meters, List<UsageRecord> records, IReadOnlyList<RecordResult> outcomes)
    {
        var none = new Money?[records.Count];
        if (_costs is null) return (none, null);
        try
        {
            var costs = await _costs.EstimateAsync(meters, records, outcomes, CancellationToken.None)
                .ConfigureAwait(false);
            return (costs, null);
        }
        catch (Exception exception)
        {
            return (none, exception);
        }
    }

    private async ValueTask<ValueArray<Exception>> TellAsync<TRequest, TResult>(
        ServiceMethod<TRequest, TResult> method,
        TRequest request,
        TResult result,
        CustomerId customer,
        IdempotencyKey key,
        ValueArray<MeteredUse> uses)
    {
        if (uses.Count > 0 && !uses.Any(use => use.Outcome.Outcome == RecordOutcome.Accepted)) return default;
        var call = new ServiceCall<TRequest, TResult>
        {
            Method = method.Name,
            Customer = customer,
            Key = key,
            Uses = uses,
            Request = request,
            Result = result,
        };
        return await _handlers.TellAsync(call, CancellationToken.None).ConfigureAwait(false);
    }
}
