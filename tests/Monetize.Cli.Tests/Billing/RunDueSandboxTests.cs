using Monetize.Billing.Running;
using Monetize.Payments;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>The sandbox plays for stores that no other provider knows of.</summary>
public sealed class RunDueSandboxTests : IDisposable
{
    private const string Repair = ", and the sandbox would only play that what is owed is paid. Leave out --provider, "
        + "and let the application that has the provider collect.\n";

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ToolStore _store = new();

    public void Dispose() => _store.Dispose();

    /// <summary>Its objects are named as those of the sandbox are: the ledger tells that it was another one.</summary>
    [Fact]
    public async Task Sandbox_StoreWithMoneyOfAnotherProvider_IsRefusedAndWritesNothing()
    {
        await RunAsync(new OtherProvider("sandbox_000001", PaymentStatus.Succeeded));

        var run = Sandbox("2026-12-01T01:00:00Z");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("monetize: The ledger has payment/").And.EndWith(
            $", which the provider 'bank' took in{Repair}");
        _store.Run("invoice list").Output.Should().NotContain("INV-000002");
    }

    [Theory]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Unknown)]
    public async Task Sandbox_StoreWithAPaymentOfAnotherProvider_IsRefusedAndWritesNothing(PaymentStatus status)
    {
        await RunAsync(new OtherProvider("pi_1", status));

        var run = Sandbox("2026-12-01T01:00:00Z");

        run.Should().Be(new ProcessResult(
            2, "", $"monetize: The payment of INV-000001 was prepared as 'pi_1'{Repair}"));
        _store.Run("invoice list").Output.Should().NotContain("INV-000002").And.NotContain("paid");
    }

    [Fact]
    public void Sandbox_StoreOfItsOwn_GoesOn()
    {
        Sandbox(ToolStore.Day).Error.Should().Be("monetize: 1 customer, 1 invoice; 1 paid, 0 declined.\n");

        var run = Sandbox("2026-12-01T01:00:00Z");

        run.Error.Should().Be("monetize: 1 customer, 1 invoice; 1 paid, 0 declined.\n");
        run.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task None_StoreWithMoneyOfAnotherProvider_GoesOn()
    {
        await RunAsync(new OtherProvider("pi_1", PaymentStatus.Succeeded));

        _store.Run("run-due --as-of 2026-12-01T01:00:00Z").ExitCode.Should().Be(0);
    }

    private ProcessResult Sandbox(string asOf) => _store.Run($"run-due --provider sandbox --as-of {asOf}");

    private async Task RunAsync(OtherProvider provider)
    {
        await using var store = await SqliteBillingStore.OpenAsync(_store.Path);
        await using var usage = await SqliteUsageStore.OpenAsync(_store.Path);
        await new BillingRun(store, usage, provider).RunDueAsync(Start);
    }

    /// <summary>A provider with one object, at which every attempt ends in the same way.</summary>
    private sealed class OtherProvider(string id, PaymentStatus status) : IPaymentProvider
    {
        public string Name => "bank";

        public ValueTask<PaymentOutcome> PrepareAsync(PaymentRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(PaymentOutcome.Of(PaymentStatus.Prepared, id));

        public ValueTask<PaymentOutcome> ConfirmAsync(PaymentAttempt attempt, CancellationToken cancellationToken) =>
            Answer();

        public ValueTask<PaymentOutcome> LookUpAsync(
            PaymentInquiry inquiry, CancellationToken cancellationToken) => Answer();

        public ValueTask<PaymentOutcome> AmendAsync(
            string providerId, Money amount, CancellationToken cancellationToken) =>
            Answer();

        public ValueTask<PaymentOutcome> CancelAsync(string providerId, CancellationToken cancellationToken) =>
            Answer();

        public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<SettledPayment>();

        private ValueTask<PaymentOutcome> Answer() => ValueTask.FromResult(
            status == PaymentStatus.Unknown ? PaymentOutcome.Unknown : PaymentOutcome.Of(status, id));
    }
}
