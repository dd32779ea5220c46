using Monetize.Billing.Inbox;
using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>
/// Whoever does not answer is waited for as long as the options say, and what was asked may be done all the same.
/// </summary>
public sealed class SilentProviderTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);

    private readonly RunWorld _world = new();
    private readonly Silent _silent;

    public SilentProviderTests() => _world.Provider = _silent = new Silent(_world);

    /// <summary>The money has moved, and nobody was told.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ConfirmationThatNeverAnswers_IsAskedForAndTakenOnce(bool isDone)
    {
        await _world.PopulateAsync(1);
        _silent.Confirmations = isDone ? Silence.AfterDoingIt : Silence.Before;

        var report = await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        var failure = report.Failures.Should().ContainSingle().Which;
        failure.Error.Should().BeOfType<TimeoutException>().Which.Message.Should().Contain("00:01:00");
        _silent.WereCanceled.Should().BeTrue("whoever heeds it need not go on");
        (await _world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_ProviderThatAnswersNobody_IsAskedThreeTimesAndByALaterRunAgain()
    {
        await _world.PopulateAsync(7);
        _silent.Preparations = Silence.Before;

        var report = await _world.RunAsync(RunWorld.Start, new BillingRunOptions { PageSize = 2 });
        var asked = _silent.Calls;
        _silent.Preparations = Silence.None;
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        asked.Should().Be(3);
        report.Invoiced.Should().Be(7, "invoices wait for nobody who collects them");
        report.Failures.Count.Should().Be(3);
        (await _world.CashAsync()).Should().Be((7 * 4_900L, 7 * 4_900L));
    }

    [Fact]
    public async Task Run_ConfirmationsThatAnswerNobody_LeaveWhatWasBegunForALaterRun()
    {
        await _world.PopulateAsync(7);
        _silent.Confirmations = Silence.AfterDoingIt;

        var report = await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        report.Failures.Count.Should().Be(3);
        (await _world.CashAsync()).Should().Be((7 * 4_900L, 7 * 4_900L));
    }

    /// <summary>One that is never answered is no reason to leave the others of a page alone.</summary>
    [Fact]
    public async Task Run_OneThatIsNeverAnswered_KeepsNobodyElseWaiting()
    {
        await _world.PopulateAsync(7);
        _silent.Preparations = Silence.Before;
        _silent.Only = Ada;

        await _world.RunAsync(RunWorld.Start);
        for (var hour = 1; hour < 5; hour++) await _world.RunAsync(RunWorld.Start.AddHours(hour));

        (await _world.CashAsync()).Should().Be((6 * 4_900L, 6 * 4_900L));
    }

    [Fact]
    public async Task Run_TaxesThatNeverCome_LeaveInvoicesForALaterRun()
    {
        await _world.PopulateAsync(7);
        var taxes = new SilentTaxes(_world);
        _world.Taxes = taxes;

        var report = await _world.RunAsync(RunWorld.Start);
        _world.Taxes = null;
        var later = await _world.RunAsync(RunWorld.Start.AddHours(1));

        taxes.Calls.Should().Be(3);
        report.Deferred.Select(static one => one.Code).Should().Equal(
            Enumerable.Repeat(ErrorCodes.TaxesUnavailable, 7));
        report.Parked.Should().BeEmpty();
        later.Invoiced.Should().Be(7);
    }

    [Fact]
    public async Task Inbox_LookUpThatNeverAnswers_IsTriedAgainLater()
    {
        await _world.PopulateAsync(5);
        foreach (var number in Enumerable.Range(0, 5))
        {
            _world.Sandbox.UseMethod(RunWorld.Customer(number), SandboxMethod.BankDebit);
        }

        await _world.RunAsync(RunWorld.Start);
        var inbox = new ProviderInbox(_world.Store, _silent, [new Reader()], clock: _world.Clock);
        foreach (var number in Enumerable.Range(0, 5))
        {
            var payment = RunWorld.PaymentOf($"sub-{RunWorld.Customer(number)}/start/0");
            _world.Sandbox.Finish(payment);
            await inbox.ReceiveAsync("sandbox", $"evt-{number}", payment.Value, RunWorld.Start);
        }

        _silent.LookUps = Silence.Before;
        _silent.Calls = 0;
        var report = await inbox.WorkDueAsync(RunWorld.Start.AddMinutes(1));
        var asked = _silent.Calls;
        _silent.LookUps = Silence.None;
        await inbox.WorkDueAsync(RunWorld.Start.AddHours(1));

        asked.Should().Be(3);
        report.Failures.Count.Should().Be(5);
        report.Failures.Should().OnlyContain(static failure => failure.RetryAt != null);
        report.Failures.Count(static failure => failure.Error is TimeoutException).Should().Be(3);
        (await _world.CashAsync()).Should().Be((5 * 4_900L, 5 * 4_900L));
    }

    [Fact]
    public async Task Inbox_WhoeverStopsIt_HasRefusedNothing()
    {
        await _world.PopulateAsync(1);
        await _world.RunAsync(RunWorld.Start);
        var payment = RunWorld.PaymentOf("sub-c-000/start/0");
        using var stop = new CancellationTokenSource();
        var inbox = new ProviderInbox(_world.Store, _silent, [new Reader()], clock: _world.Clock);
        await inbox.ReceiveAsync("sandbox", "evt-1", payment.Value, RunWorld.Start);
        _silent.LookUps = Silence.Before;
        _silent.Stopping = stop;

        var work = async () => await inbox.WorkDueAsync(RunWorld.Start.AddMinutes(1), stop.Token);

        await work.Should().ThrowAsync<OperationCanceledException>();
        _silent.LookUps = Silence.None;
        (await inbox.WorkDueAsync(RunWorld.Start.AddMinutes(30))).Done.Should().Be(1);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private enum Silence
    {
        None,
        Before,
        AfterDoingIt,
    }

    /// <summary>
    /// Some of its calls never end, whatever cancels them: the clock goes on while they last. Whoever is asked by a
    /// host that stops is stopped instead.
    /// </summary>
    private sealed class Silent(RunWorld world) : IPaymentProvider
    {
        public Silence Preparations { get; set; }

        public Silence Confirmations { get; set; }

        public Silence LookUps { get; set; }

        /// <summary>Whom it never answers; everybody where null.</summary>
        public CustomerId? Only { get; set; }

        public CancellationTokenSource? Stopping { get; set; }

        public int Calls { get; set; }

        public bool WereCanceled { get; private set; }

        public string Name => world.Sandbox.Name;

        public ValueTask<PaymentOutcome> PrepareAsync(
            PaymentRequest request, CancellationToken cancellationToken = default) => AnswerAsync(
            Only is null || Only == request.Customer ? Preparations : Silence.None,
            () => world.Sandbox.PrepareAsync(request, CancellationToken.None),
            cancellationToken);

        public ValueTask<PaymentOutcome> ConfirmAsync(
            PaymentAttempt attempt, CancellationToken cancellationToken = default) => AnswerAsync(
            Confirmations, () => world.Sandbox.ConfirmAsync(attempt, CancellationToken.None), cancellationToken);

        public ValueTask<PaymentOutcome> AmendAsync(
            string providerId, Money amount, CancellationToken cancellationToken = default) =>
            world.Sandbox.AmendAsync(providerId, amount, cancellationToken);

        public ValueTask<PaymentOutcome> LookUpAsync(
            PaymentInquiry inquiry, CancellationToken cancellationToken = default) => AnswerAsync(
            LookUps, () => world.Sandbox.LookUpAsync(inquiry, CancellationToken.None), cancellationToken);

        public ValueTask<PaymentOutcome> CancelAsync(
            string providerId, CancellationToken cancellationToken = default) =>
            world.Sandbox.CancelAsync(providerId, cancellationToken);

        public IAsyncEnumerable<SettledPayment> StreamSucceededAsync(CancellationToken cancellationToken = default) =>
            world.Sandbox.StreamSucceededAsync(cancellationToken);

        private async ValueTask<PaymentOutcome> AnswerAsync(
            Silence silence, Func<ValueTask<PaymentOutcome>> ask, CancellationToken cancellationToken)
        {
            Calls++;
            if (silence == Silence.None) return await ask();
            if (silence == Silence.AfterDoingIt) await ask();
            if (Stopping is null) world.Clock.Advance(TimeSpan.FromMinutes(1));
            else await Stopping.CancelAsync();
            WereCanceled = cancellationToken.IsCancellationRequested;
            return await new TaskCompletionSource<PaymentOutcome>().Task;
        }
    }

    private sealed class SilentTaxes(RunWorld world) : ITaxProvider
    {
        public int Calls { get; private set; }

        public async ValueTask<ValueArray<TaxAmount>> TaxAsync(
            InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default)
        {
            Calls++;
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            return await new TaskCompletionSource<ValueArray<TaxAmount>>().Task;
        }
    }

    private sealed class Reader : IProviderEvents
    {
        public string Provider => "sandbox";

        public ValueTask<ProviderHint> ReadAsync(
            ClaimedEvent received, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new ProviderHint { Payments = [new PaymentId(received.Body)] });
    }
}
