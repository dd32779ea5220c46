using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Reading;

namespace Monetize.Tests.Billing.Delivery;

/// <summary>Who is told what, and what becomes of messages that a handler refuses.</summary>
public sealed class MessageDeliveryTests : IAsyncDisposable
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly CustomerId Bob = RunWorld.Customer(1);

    private readonly RunWorld _world = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task Deliver_ToHandlersByTypeAndPattern_TellsEachWhatItIsMeantFor()
    {
        await PopulateAsync(1);
        var handlers = BillingHandlers.None
            .On<InvoicePaid>((paid, _) => Tell($"{paid.Number} paid {paid.Amount}"))
            .On("Invoice.*", (happened, _) => Tell($"pattern {happened.Name}"))
            .On<InvoiceVoided>((voided, _) => Tell("never"));

        var report = await Delivery(handlers).DeliverDueAsync(RunWorld.Start);

        _told.Should().Equal("pattern Invoice.Created", "INV-000001 paid USD 49.00", "pattern Invoice.Paid");
        report.Delivered.Should().Be(4, "created, invoiced, collected and paid");
        report.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task Deliver_Again_TellsNothing()
    {
        await PopulateAsync(1);
        var delivery = Delivery(All(_ => { }));
        await delivery.DeliverDueAsync(RunWorld.Start);
        _told.Clear();

        (await delivery.DeliverDueAsync(RunWorld.Start.AddYears(1))).Delivered.Should().Be(0);

        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Deliver_HandlerRefuses_KeepsThatCustomerWaitingAndServesTheOthers()
    {
        await PopulateAsync(2);
        var isBroken = true;
        var delivery = Delivery(All(happened =>
        {
            if (isBroken && happened is InvoiceCreated && happened.Customer == Ada)
            {
                throw new InvalidOperationException("Not now.");
            }
        }));

        var report = await delivery.DeliverDueAsync(RunWorld.Start);

        report.Failures.Should().ContainSingle().Which.Should().Match<DeliveryFailure>(failure =>
            failure.Event.Customer == Ada && failure.Tries == 1 && failure.RetryAt == RunWorld.Start.AddSeconds(10));
        (await _world.Kept.WaitingMessagesAsync(Ada)).Count.Should().Be(3);
        (await _world.Kept.WaitingMessagesAsync(Bob)).Count.Should().Be(0);
        isBroken = false;
        _world.Clock.Advance(TimeSpan.FromSeconds(10));
        (await delivery.DeliverDueAsync(RunWorld.Start.AddSeconds(10))).Delivered.Should().Be(3);
        _told.Where(line => line.StartsWith(Ada.Value, StringComparison.Ordinal)).Should().Equal(
            "c-000/1", "c-000/2", "c-000/2", "c-000/3", "c-000/4");
    }

    [Fact]
    public async Task Deliver_HandlerRefusesForDays_WaitsLongerEachTimeAndNeverDropsIt()
    {
        await PopulateAsync(1);
        var delivery = Delivery(All(_ => throw new InvalidOperationException("Never.")));
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            var now = _world.Clock.GetUtcNow();
            var failure = (await delivery.DeliverDueAsync(now)).Failures.Single();
            failure.Tries.Should().Be(i + 1);
            waits.Add(failure.RetryAt - now);
            _world.Clock.MoveTo(failure.RetryAt);
        }

        waits.Take(4).Select(wait => wait.TotalSeconds).Should().Equal(10, 20, 40, 80);
        waits[^1].Should().Be(TimeSpan.FromHours(1));
        (await _world.Kept.WaitingMessagesAsync(Ada)).Count.Should().Be(4);
    }

    [Fact]
    public async Task Deliver_HandlerThatTakesTooLong_IsCanceledAndCountsAsRefused()
    {
        await PopulateAsync(1);
        var delivery = Delivery(BillingHandlers.None.On<BillingEvent>((_, cancellationToken) =>
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.CompletedTask;
        }));

        var report = await delivery.DeliverDueAsync(RunWorld.Start);

        report.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<TimeoutException>();
    }

    /// <summary>It heeds nothing, and is waited for no longer: the others are told all the same.</summary>
    [Fact]
    public async Task Deliver_HandlerThatNeverEnds_HoldsNobodyElseUp()
    {
        await PopulateAsync(2);
        var delivery = Delivery(BillingHandlers.None.On<BillingEvent>((happened, _) =>
        {
            if (happened.Customer != RunWorld.Customer(0)) return ValueTask.CompletedTask;
            _world.Clock.Advance(TimeSpan.FromMinutes(1));
            return new ValueTask(new TaskCompletionSource().Task);
        }));

        var report = await delivery.DeliverDueAsync(RunWorld.Start);

        report.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<TimeoutException>();
        report.Delivered.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task Deliver_HandlersThatAreSlow_NeverOutliveTheLease()
    {
        await PopulateAsync(2);
        var delivery = Delivery(All(_ => _world.Clock.Advance(TimeSpan.FromMinutes(6))));

        var report = await delivery.DeliverDueAsync(RunWorld.Start);

        report.Delivered.Should().Be(8);
        report.Unmarked.Should().Be(0);
        _told.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Deliver_CanceledAtAMessage_MarksWhatWasHandedOnAndRefusesNothing()
    {
        await PopulateAsync(1);
        using var stopping = new CancellationTokenSource();
        var delivery = Delivery(All(happened =>
        {
            if (happened.Sequence != 2 || stopping.IsCancellationRequested) return;
            stopping.Cancel();
            stopping.Token.ThrowIfCancellationRequested();
        }));

        var report = await delivery.DeliverDueAsync(RunWorld.Start, stopping.Token);

        report.Delivered.Should().Be(1);
        report.Failures.Should().BeEmpty();
        (await _world.Kept.WaitingMessagesAsync(Ada))[0].Sequence.Should().Be(2);
        (await delivery.DeliverDueAsync(RunWorld.Start)).Delivered.Should().Be(3);
    }

    [Fact]
    public void On_PatternThatFitsNoEvent_IsRefusedWithTheNames()
    {
        var misspelt = () => BillingHandlers.None.On("Invoce.*", (_, _) => ValueTask.CompletedTask);

        misspelt.Should().Throw<ArgumentException>().WithMessage("No event has a name like Invoce.*Invoice.Created*");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task PopulateAsync(int customers)
    {
        await _world.PopulateAsync(customers);
        await _world.RunAsync(RunWorld.Start);
    }

    private MessageDelivery Delivery(BillingHandlers handlers) => new(_world.Kept, handlers, clock: _world.Clock);

    private BillingHandlers All(Action<BillingEvent> act) => BillingHandlers.None.On<BillingEvent>((happened, _) =>
    {
        _told.Add(happened.Id);
        act(happened);
        return ValueTask.CompletedTask;
    });

    private ValueTask Tell(string line)
    {
        _told.Add(line);
        return ValueTask.CompletedTask;
    }
}
