using Monetize.Billing;
using Monetize.Billing.Operations;

namespace Monetize.Cli.Tests.Billing;

public sealed class RunDueHeldTests : IDisposable
{
    private readonly ToolStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task RunDue_CustomerOfAnotherWorker_IsLeftToItAndTold()
    {
        var now = TimeProvider.System.GetUtcNow();
        var at = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        await using (var store = await SqliteBillingStore.OpenAsync(_store.Path))
        {
            var claimed = await store.ChangeAsync(new ClaimCustomers(
                LeaseKind.Billing, at, now, "another", TimeSpan.FromHours(1), limit: 10, withPayments: false));
            claimed.Should().ContainSingle();
        }

        var run = _store.Run($"run-due --as-of {ToolStore.Day}");

        run.Output.Should().Be("nothing to invoice\n");
        run.Error.Should().Be(
            "monetize: 0 customers, 0 invoices; nothing is collected without a provider.\n"
            + "monetize: 1 customer held by another worker, or by one that died; run it again in ten minutes.\n");
        run.ExitCode.Should().Be(0);
    }
}
