using Monetize.Billing.Inbox;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Billing.Verification;
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
    public async Task Run_ProviderThatAnswersNobody_IsAskedForOnePageAndByALaterRunAgain()
    {
        await _world.PopulateAsync(7);
        _silent.Preparations = Silence.Before;

        var report = await _world.RunAsync(RunWorld.Start, new BillingRunOptions { PageSize = 3 });
        var asked = _silent.Calls;
        _silent.Preparations = Silence.None;
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        asked.Should().Be(3);
        report.Invoiced.Should().Be(7, "invoices wait for nobody who collects them");
        report.Failures.Count.Should().Be(asked);
        (await _world.CashAsync()).Should().Be((7 * 4_900L, 7 * 4_900L));
    }

    /// <summary>A lease of ten minutes has time for ten calls of a minute; what is begun then is sent later.</summary>
    [Fact]
    public async Task Run_ConfirmationsThatAnswerNobody_EndBeforeTheLeaseDoes()
    {
        await _world.PopulateAsync(12);
        _silent.Confirmations = Silence.AfterDoingIt;

        var report = await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        await _world.RunAsync(RunWorld.Start.AddHours(1));

        report.Failures.Count.Should().Be(10);
        (await _world.CashAsync()).Should().Be((12 * 4_900L, 12 * 4_900L));
    }

    /// <summary>The provider keeps keys for a day: later the same number would be another attempt there.</summary>
    [Fact]
    public async Task Run_AttemptThatNeverArrived_IsAnotherOneAfterADay()
    {
        await _world.PopulateAsync(1);
        _silent.Confirmations = Silence.Before;
        await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        _silent.Attempts.Clear();

        await _world.RunAsync(RunWorld.Start.AddHours(23));
        _silent.Attempts.Should().BeEmpty("one that was sent a moment ago may still arrive");
        await _world.RunAsync(RunWorld.Start.AddHours(24));

        _silent.Attempts.Should().Equal((2, RunWorld.Start.AddHours(24)));
        (await _world.CashAsync()).Should().Be((4_900L, 4_900L));
        (await new BillingVerifier(_world.Kept, _world.Usage).VerifyAsync()).Findings.Should().BeEmpty();
    }

    /// <summary>Keys grow old by the clock, also where a run is for an instant that has not come yet.</summary>
    [Fact]
    public async Task Run_ForALaterInstant_SendsAgainUnderTheSameNumber()
    {
        await _world.PopulateAsync(1);
        _silent.Confirmations = Silence.Before;
        await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        _silent.Attempts.Clear();

        await _world.BillingRun().RunDueAsync(RunWorld.Start.AddDays(2));

        _silent.Attempts.Should().Equal((1, RunWorld.Start));
        (await _world.CashAsync()).Should().Be((4_900L, 4_900L));
    }

    [Fact]
    public async Task Run_ForALaterInstant_WaitsByTheClockUntilAnAttemptIsLost()
    {
        await _world.PopulateAsync(1);
        _silent.Confirmations = Silence.Before;
        await _world.RunAsync(RunWorld.Start);
        _silent.Confirmations = Silence.None;
        _silent.Attempts.Clear();

        _world.Clock.MoveTo(RunWorld.Start.AddHours(23));
        await _world.BillingRun().RunDueAsync(RunWorld.Start.AddDays(2));
        _silent.Attempts.Should().BeEmpty();
        _world.Clock.MoveTo(RunWorld.Start.AddHours(24));
        await _world.BillingRun().RunDueAsync(RunWorld.Start.AddDays(2).AddHours(1));

        _silent.Attempts.Should().Equal((2, RunWorld.Start.AddHours(24)));
    }

    /// <summary>Those that are never answered are no reason to leave the others of a page alone.</summary>
    [Fact]
    public async Task Run_SomeThatAreNeverAnswered_KeepNobodyElseWaiting()
    {
        await _world.PopulateAsync(8);
        _silent.Preparations = Silence.Before;
        _silent.Only = [.. Enumerable.Range(1, 4).Select(RunWorld.Customer)];

        var report = await _world.RunAsync(RunWorld.Start);

        report.Paid.Should().Be(4);
        (await _world.CashAsync()).Should().Be((4 * 4_900L, 4 * 4_900L));
    }

    [Fact]
    public async Task Run_TaxesOfSomeThatNeverCome_KeepNobodyElseWaiting()
    {
        await _world.PopulateAsync(8);
        var taxes = new SlowTaxes(_world) { Silent = [.. Enumerable.Range(1, 4).Select(RunWorld.Customer)] };
        _world.Taxes = taxes;

        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoiced.Should().Be(4);
        report.Deferred.Select(static one => one.Customer).Should().Equal(taxes.Silent);
    }

    /// <summary>Taxes that never come would fill the lease of a page, in which others only pay.</summary>
    [Fact]
    public async Task Run_TaxesOfManyThatNeverCome_KeepNoPaymentWaiting()
    {
        await _world.PopulateAsync(4);
        _world.Provider = null;
        await _world.RunAsync(RunWorld.Start);
        _world.Provider = _silent;
        var later = Enumerable.Range(4, 12).Select(RunWorld.Customer).ToList();
        foreach (var customer in later) await _world.SubscribeAsync(RunWorld.SubscriptionOf(customer));
        _world.Taxes = new SlowTaxes(_world) { Silent = later };

        var report = await _world.RunAsync(RunWorld.Start.AddHours(1));

        report.Paid.Should().Be(4);
        report.Deferred.Count.Should().Be(12);
    }

    /// <summary>Ten of them fill a lease: the others have the time of the next page, and none is set aside.</summary>
    [Fact]
    public async Task Run_TaxesThatTakeLong_AreAskedForPageByPage()
    {
        await _world.PopulateAsync(12);
        var taxes = new SlowTaxes(_world) { Takes = TimeSpan.FromSeconds(59) };
        _world.Taxes = taxes;

        var report = await _world.RunAsync(RunWorld.Start);

        taxes.Calls.Should().Be(12);
        report.Invoiced.Should().Be(12);
        report.Deferred.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_TaxesThatNeverCome_LeaveInvoicesForALaterRun()
    {
        await _world.PopulateAsync(7);
        var taxes = new SlowTaxes(_world) { Silent = [.. Enumerable.Range(0, 7).Select(RunWorld.Customer)] };
        _world.Taxes = taxes;

        var report = await _world.RunAsync(RunWorld.Start, new BillingRunOptions { PageSize = 3 });
        _world.Taxes = null;
        var later = await _world.RunAsync(RunWorld.Start.AddHours(1));

        taxes.Calls.Should().Be(3 + 1 + 1);
        report.Deferred.Select(static one => one.Code).Should().Equal(
            Enumerable.Repeat(ErrorCodes.TaxesUnavailable, 7));
        report.Parked.Should().BeEmpty();
        later.Invoiced.Should().Be(7);
    }

    /// <summary>Those who are never answered come first in each run, and are more than a lease has time for.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public async Task Run_TaxesOfManyThatNeverCome_KeepNobodyElseWaitingForEver(int leaseMinutes)
    {
        await _world.PopulateAsync(30);
        var taxes = new SlowTaxes(_world) { Silent = [.. Enumerable.Range(0, 12).Select(RunWorld.Customer)] };
        _world.Taxes = taxes;
        var options = new BillingRunOptions { LeaseFor = TimeSpan.FromMinutes(leaseMinutes), PageSize = 20 };

        for (var hour = 0; hour < 3; hour++) await _world.RunAsync(RunWorld.Start.AddHours(hour), options);

        (await _world.InvoicesAsync()).Count.Should().Be(18);
    }

    /// <summary>However long it lasts, a run ends: whoever waits is not met again by the same one.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    [InlineData(1)]
    public async Task Run_TaxesOfEverybodyThatNeverCome_Ends(int leaseMinutes)
    {
        await _world.PopulateAsync(40);
        var taxes = new SlowTaxes(_world) { Silent = [.. Enumerable.Range(0, 40).Select(RunWorld.Customer)] };
        _world.Taxes = taxes;
        var options = new BillingRunOptions { LeaseFor = TimeSpan.FromMinutes(leaseMinutes), PageSize = 2 };

        var report = await _world.RunAsync(RunWorld.Start, options);

        report.Deferred.Count.Should().Be(40);
        taxes.Calls.Should().BeLessThan(45);
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
        var inbox = new ProviderInbox(
            _world.Store, _silent, [new Reader()], options: new InboxOptions { PageSize = 3 }, clock: _world.Clock);
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

        asked.Should().Be(3 + 1);
        report.Failures.Count.Should().Be(4);
        report.Failures.Should().OnlyContain(static failure => failure.RetryAt != null);
        (await _world.CashAsync()).Should().Be((5 * 4_900L, 5 * 4_900L));
    }

    /// <summary>A pass ends with its lease, and what there was no time to read has not been tried.</summary>
    [Fact]
    public async Task Inbox_ReaderThatNeverEnds_HoldsUpNothingForLongerThanALease()
    {
        await _world.PopulateAsync(1);
        var reader = new Reader { World = _world };
        var inbox = new ProviderInbox(_world.Store, _silent, [reader], clock: _world.Clock);
        for (var number = 0; number < 30; number++)
        {
            await inbox.ReceiveAsync("sandbox", $"evt-{number}", "nobody's", RunWorld.Start);
        }

        var report = await inbox.WorkDueAsync(RunWorld.Start);
        reader.World = null;
        var tries = await _world.Kept.StreamAsync<InboxRow>(InboxRow.Definition).Select(static row => row.Tries)
            .ToListAsync();
        var waiting = await inbox.WorkDueAsync(RunWorld.Start);

        report.Failures.Count.Should().Be(10);
        tries.Order().Should().Equal(Enumerable.Repeat(0L, 20).Concat(Enumerable.Repeat(1L, 10)));
        waiting.Done.Should().Be(20);
        (await inbox.WorkDueAsync(RunWorld.Start.AddHours(1))).Done.Should().Be(10);
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

        /// <summary>Whom it never answers; everybody where empty.</summary>
        public HashSet<CustomerId> Only { get; set; } = [];

        public List<(int Number, DateTimeOffset FirstSentAt)> Attempts { get; } = [];

        public CancellationTokenSource? Stopping { get; set; }

        public int Calls { get; set; }

        public bool WereCanceled { get; private set; }

        public string Name => world.Sandbox.Name;

        public ValueTask<PaymentOutcome> PrepareAsync(
            PaymentRequest request, CancellationToken cancellationToken = default) => AnswerAsync(
            Only.Count == 0 || Only.Contains(request.Customer) ? Preparations : Silence.None,
            () => world.Sandbox.PrepareAsync(request, CancellationToken.None),
            cancellationToken);

        public ValueTask<PaymentOutcome> ConfirmAsync(
            PaymentAttempt attempt, CancellationToken cancellationToken = default)
        {
            Attempts.Add((attempt.Number, attempt.FirstSentAt));
            return AnswerAsync(
                Confirmations, () => world.Sandbox.ConfirmAsync(attempt, CancellationToken.None), cancellationToken);
        }

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

    /// <summary>Takes its time, and never ends for some.</summary>
    private sealed class SlowTaxes(RunWorld world) : ITaxProvider
    {
        private readonly TableTaxes _table = new(0m);

        public TimeSpan Takes { get; init; }

        public List<CustomerId> Silent { get; init; } = [];

        public int Calls { get; private set; }

        public async ValueTask<ValueArray<TaxAmount>> TaxAsync(
            InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default)
        {
            Calls++;
            var isSilent = Silent.Contains(customer.Id);
            world.Clock.Advance(isSilent ? TimeSpan.FromMinutes(1) : Takes);
            return isSilent
                ? await new TaskCompletionSource<ValueArray<TaxAmount>>().Task
                : await _table.TaxAsync(draft, customer, cancellationToken);
        }
    }

    private sealed class Reader : IProviderEvents
    {
        public string Provider => "sandbox";

        /// <summary>Whose clock goes on while it never ends; it reads at once where none.</summary>
        public RunWorld? World { get; set; }

        public async ValueTask<ProviderHint> ReadAsync(
            ClaimedEvent received, CancellationToken cancellationToken = default)
        {
            if (World is null) return new ProviderHint { Payments = [new PaymentId(received.Body)] };
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            return await new TaskCompletionSource<ProviderHint>().Task;
        }
    }
}
