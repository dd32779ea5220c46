using Monetize.Billing.Running;
using Monetize.Payments.Sandbox;

namespace Monetize.Cli.Tests.Billing;

public sealed class PaymentCommandsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ToolStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task RetryRefused_OnceItIsPutRight_IsCollectedByTheNextRun()
    {
        var sandbox = new SandboxPaymentProvider();
        sandbox.UseMethod(CustomerId.Of("c-2"), SandboxMethod.Refused);
        await RunAsync(sandbox, Start);
        sandbox.UseMethod(CustomerId.Of("c-2"), SandboxMethod.Good);
        (await RunAsync(sandbox, Start.AddDays(1))).Paid.Should().Be(0, "nobody has put it right yet");

        var retry = _store.Run("payment retry-refused --at 2026-11-02T12:00:00Z");

        retry.Output.Should().Be("1 payment due again\n");
        retry.ExitCode.Should().Be(0);
        (await RunAsync(sandbox, Start.AddDays(2))).Paid.Should().Be(1);
        _store.Run("payment retry-refused --format json").Output.Should().Contain("\"payments\": 0");
        _store.Run("verify").Output.Should().EndWith("everything adds up\n");
    }

    [Fact]
    public void RetryRefused_WithoutAStore_IsExitCode2() =>
        Tool.Run("payment", "retry-refused", "--db", "none.db").ExitCode.Should().Be(2);

    private async Task<BillingRunReport> RunAsync(SandboxPaymentProvider sandbox, DateTimeOffset asOf)
    {
        await using var store = await SqliteBillingStore.OpenAsync(_store.Path);
        await using var usage = await SqliteUsageStore.OpenAsync(_store.Path);
        return await new BillingRun(store, usage, sandbox).RunDueAsync(asOf);
    }
}
