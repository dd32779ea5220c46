using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Payments.Sandbox;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I27: each change that was committed has its messages delivered at least once and in order for each customer, and none
/// that was rolled back has any: whatever handlers refuse, and wherever a worker dies.
/// </summary>
public sealed class I27_MessagesAreDeliveredTests
{
    private const int Seeds = 150;
    private const int Customers = 4;

    [Fact]
    public async Task Deliver_WhateverFails_TellsAllThatWasCommittedInOrder()
    {
        for (var seed = 0; seed < Seeds; seed++) await CheckAsync(seed);
    }

    [Theory]
    [InlineData(StoreFault.Before, 2)]
    [InlineData(StoreFault.After, 1)]
    public async Task Deliver_KilledBetweenHandingOnAndMarking_TellsAgainWhatIsNotMarked(StoreFault fault, int times)
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        var (changes, told) = (0, new List<long>());
        var delivery = Delivery(world, new FaultyBillingStore(
            world.Kept, () => ++changes == 2 ? fault : StoreFault.None), happened => told.Add(happened.Sequence));

        var killed = async () => await delivery.DeliverDueAsync(RunWorld.Start);
        await killed.Should().ThrowAsync<StoreException>();
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await delivery.DeliverDueAsync(RunWorld.Start);

        told.Should().Equal(Enumerable.Repeat(1L, times));
    }

    [Fact]
    public async Task Deliver_InManyWorkersAtOnce_TellsEachOnceAndInOrder()
    {
        var world = new RunWorld();
        await world.PopulateAsync(20);
        await world.RunAsync(RunWorld.Start);
        var told = new List<BillingEvent>();
        var handlers = BillingHandlers.None.On<BillingEvent>(async (happened, _) =>
        {
            lock (told) told.Add(happened);
            await Task.Yield();
        });
        var delivery = new MessageDelivery(
            world.Kept, handlers, new DeliveryOptions { PageSize = 3 }, world.Clock);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Task.Run(async () => await delivery.DeliverDueAsync(RunWorld.Start))));

        told.Should().HaveCount(await CountAsync(world.Kept)).And.OnlyHaveUniqueItems();
        foreach (var customer in told.GroupBy(happened => happened.Customer))
        {
            customer.Select(happened => happened.Sequence).Should().BeInAscendingOrder();
        }
    }

    private static async Task CheckAsync(int seed)
    {
        var random = new Random(seed);
        var world = new RunWorld();
        await world.PopulateAsync(Customers);
        world.Sandbox.UseMethod(RunWorld.Customer(1), SandboxMethod.InsufficientFunds);
        world.Sandbox.UseMethod(RunWorld.Customer(2), SandboxMethod.Stolen);
        world.Store = new FaultyBillingStore(world.Kept, () => random.Next(20) switch
        {
            0 => StoreFault.Before,
            1 => StoreFault.After,
            _ => StoreFault.None,
        });
        var told = new List<BillingEvent>();
        var delivery = Delivery(world, world.Store, happened =>
        {
            told.Add(happened);
            if (random.Next(5) == 0) throw new InvalidOperationException("Not now.");
        });
        for (var month = 0; month < 3; month++)
        {
            await world.RunThroughFaultsAsync(RunWorld.Start.AddMonths(month).AddHours(1));
            await DeliverAsync(world, delivery, times: 1);
        }

        await DeliverAsync(world, delivery, times: 200);

        var kept = new List<(string, long, string)>();
        await foreach (var row in world.Kept.StreamAsync(MessageRow.Definition))
        {
            var message = (MessageRow)row;
            message.WaitingFor.Should().BeNull("seed {0}", seed);
            kept.Add((message.Customer, message.Sequence, message.Name));
        }

        kept.Select(static message => message.Item3).Should().BeEquivalentTo(await DueAsync(world), "seed {0}", seed);
        told.Select(happened => (happened.Customer.Value, happened.Sequence, happened.Name)).Distinct()
            .Should().BeEquivalentTo(kept, "seed {0}", seed);
        foreach (var customer in told.GroupBy(happened => happened.Customer)) IsInOrder(customer, seed);
    }

    /// <summary>By hand: the names of what is to be told of all rows that are there.</summary>
    private static async Task<List<string>> DueAsync(RunWorld world)
    {
        var due = Enumerable.Repeat("Subscription.Created", Customers).ToList();
        await foreach (var row in world.Kept.StreamAsync(InvoiceRow.Definition)) due.Add("Invoice.Created");
        await foreach (var row in world.Kept.StreamAsync<PaymentRow>(PaymentRow.Definition))
        {
            if (row.Status == "succeeded") due.AddRange(["Payment.Succeeded", "Invoice.Paid"]);
            if (row.Stage == "exhausted") due.Add("Subscription.Suspended");
        }

        // A decline is of the attempt that was begun last; one that is looked up may be of the attempt before.
        var begun = new Dictionary<string, long>();
        await foreach (var step in world.Kept.StreamAsync<PaymentAttemptRow>(PaymentAttemptRow.Definition))
        {
            if (step.Event == "begun") begun[step.Payment] = step.Attempt;
            var isDeclined = step is { Event: "answered" or "looked_up", Status: "declined" }
                && begun[step.Payment] == step.Attempt;
            if (isDeclined || step.Event == "customer_late") due.Add("Invoice.PaymentFailed");
        }

        return due;
    }

    /// <summary>What is told again may begin earlier, and nothing is ever passed over.</summary>
    private static void IsInOrder(IEnumerable<BillingEvent> events, int seed)
    {
        var last = 0L;
        foreach (var happened in events)
        {
            happened.Sequence.Should().BeLessThanOrEqualTo(last + 1, "seed {0}", seed);
            last = Math.Max(last, happened.Sequence);
        }
    }

    private static async Task DeliverAsync(RunWorld world, MessageDelivery delivery, int times)
    {
        for (var i = 0; i < times; i++)
        {
            try
            {
                await delivery.DeliverDueAsync(world.Clock.GetUtcNow());
            }
            catch (StoreException)
            {
                // The worker is dead: its leases end.
            }

            world.Clock.Advance(TimeSpan.FromMinutes(11));
        }
    }

    private static MessageDelivery Delivery(RunWorld world, IBillingStore store, Action<BillingEvent> tell) => new(
        store,
        BillingHandlers.None.On<BillingEvent>((happened, _) =>
        {
            tell(happened);
            return ValueTask.CompletedTask;
        }),
        new DeliveryOptions { Retry = new Backoff { Longest = TimeSpan.FromMinutes(5) } },
        world.Clock);

    private static async Task<int> CountAsync(InMemoryBillingStore store)
    {
        var count = 0;
        await foreach (var _ in store.StreamAsync(MessageRow.Definition)) count++;
        return count;
    }
}
