using Monetize.Metering;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing.Verification;

/// <summary>
/// A store with the fault that loses revenue unseen: it holds records that no reading of a period gives.
/// </summary>
/// <param name="all">What it holds.</param>
/// <param name="found">What readings of periods find.</param>
internal sealed class LosingUsageStore(IUsageStore all, IUsageStore found) : DelegatingUsageStore(all)
{
    public override IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        found.SummarizeAsync(query, cancellationToken);

    public override IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        (query.Period is null ? Inner : found).StreamAsync(query, cancellationToken);

    public override ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        found.GetWatermarkAsync(cancellationToken);

    public override ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        found.FoldAsync(cancellationToken);

    public override ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        found.VerifyAsync(cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
