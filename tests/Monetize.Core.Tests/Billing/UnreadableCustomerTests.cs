using Monetize.Billing;
using Monetize.Billing.Delivery;
using Monetize.Billing.Events;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments.Sandbox;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing;

/// <summary>
/// What cannot be read, such as a zone that this machine does not know, is the matter of that customer alone.
/// </summary>
public sealed class UnreadableCustomerTests : IAsyncDisposable
{
    private static readonly CustomerId Bob = RunWorld.Customer(1);
    private static readonly Plan Newer = Plan.Create("newer", Currency.Usd, Every.Month).Recurring(9m).Build();

    private readonly RunWorld _world = new();

    [Fact]
    public async Task Run_SubscriptionThatCannotBeRead_ParksTheCustomerAndBillsTheOthers()
    {
        await _world.PopulateAsync(3);
        var known = await _world.Kept.StreamAsync(SubscriptionRow.Definition).OfType<SubscriptionRow>()
            .SingleAsync(row => row.Id == $"sub-{Bob}");
        await _world.Kept.ChangeAsync(new Write(changed: known with
        {
            Version = known.Version + 1,
            Document = known.Document.Replace("UTC", "Nowhere/Town", StringComparison.Ordinal),
        }));

        var preview = await _world.BillingRun().PreviewDueAsync(RunWorld.Start);
        var report = await _world.RunAsync(RunWorld.Start);

        preview.Invoices.Should().HaveCount(2);
        report.Invoices.Should().HaveCount(2).And.NotContain(invoice => invoice.Customer == Bob);
        report.Paid.Should().Be(2);
        var parked = report.Parked.Should().ContainSingle().Which;
        (parked.Customer, parked.Code).Should().Be((Bob, ErrorCodes.CannotBeBilled));
        parked.Reason.Should().Contain("Nowhere/Town");
    }

    [Fact]
    public async Task Run_PlanThatCannotBeRead_ParksWhoeverIsOnItAndBillsTheOthers()
    {
        await _world.PopulateAsync(1);
        await _world.SubscribeAsync(RunWorld.SubscriptionOf(Bob, Newer));
        await _world.Kept.ChangeAsync(new Write(added: new PlanRow
        {
            Id = "newer@1",
            PlanKey = "newer",
            PlanNumber = 1,
            Hash = "none",
            PublishedAt = RunWorld.Start,
            Document = "{}",
        }));

        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle().Which.Customer.Should().Be(RunWorld.Customer(0));
        report.Parked.Should().ContainSingle().Which.Customer.Should().Be(Bob);
        report.Parked[0].Reason.Should().StartWith("Plan newer@1 of the store cannot be read.");
    }

    [Fact]
    public async Task Run_PaymentThatCannotBeRead_IsToldAndTheOthersAreCollected()
    {
        await _world.PopulateAsync(3);
        var provider = _world.Provider;
        _world.Provider = null;
        await _world.RunAsync(RunWorld.Start);
        var known = await _world.Kept.StreamAsync(PaymentRow.Definition).OfType<PaymentRow>()
            .SingleAsync(row => row.Customer == Bob.Value);
        await _world.Kept.ChangeAsync(new Write(changed: known with { Version = known.Version + 1, Status = "newer" }));
        _world.Provider = provider;

        var report = await _world.RunAsync(RunWorld.Start);

        report.Paid.Should().Be(2);
        var failure = report.Failures.Should().ContainSingle().Which;
        (failure.Customer, failure.Payment.Value, failure.IsRefused).Should().Be((Bob, known.Id, false));
    }

    /// <summary>Who pays cannot be told to whoever answers for taxes: no later run would know more.</summary>
    [Fact]
    public async Task Run_CustomerDocumentThatCannotBeRead_ParksTheCustomerAndAsksForNoTaxes()
    {
        _world.Taxes = new TableTaxes(5.5m);
        await _world.PopulateAsync(2);
        var known = await _world.Kept.StreamAsync(CustomerRow.Definition).OfType<CustomerRow>()
            .SingleAsync(row => row.Id == Bob.Value);
        await _world.Kept.ChangeAsync(new Write(changed: known with { Version = known.Version + 1, Document = "[]" }));

        var report = await _world.RunAsync(RunWorld.Start);

        report.Invoices.Should().ContainSingle();
        report.Parked.Should().ContainSingle().Which.Customer.Should().Be(Bob);
        report.Deferred.Should().BeEmpty();
    }

    /// <summary>Nobody knows what is due, so nobody can set them aside for good: each run tells it.</summary>
    [Fact]
    public async Task Run_AgendaThatCannotBeRead_IsToldAndTheOthersAreBilled()
    {
        await _world.PopulateAsync(3);
        await ChangeAsync<CustomerRow>(
            CustomerRow.Definition, static row => row with { Version = row.Version + 1, Agenda = "{" });

        var report = await _world.RunAsync(RunWorld.Start);
        var later = await _world.RunAsync(RunWorld.Start.AddHours(1));

        report.Paid.Should().Be(2);
        foreach (var deferred in report.Deferred.Concat(later.Deferred))
        {
            (deferred.Customer, deferred.Code).Should().Be((Bob, ErrorCodes.CannotBeBilled));
        }

        (report.Deferred.Count, later.Deferred.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task Deliver_AgendaThatCannotBeRead_ConcernsNoMessage()
    {
        await _world.PopulateAsync(2);
        await ChangeAsync<CustomerRow>(
            CustomerRow.Definition, static row => row with { Version = row.Version + 1, Agenda = "{" });

        var report = await new MessageDelivery(_world.Kept, BillingHandlers.None, clock: _world.Clock)
            .DeliverDueAsync(RunWorld.Start);

        report.Delivered.Should().Be(2);
    }

    [Fact]
    public async Task Deliver_MessageThatCannotBeRead_IsToldAndTheOthersAreHandedOn()
    {
        await _world.PopulateAsync(3);
        await ChangeAsync<MessageRow>(
            MessageRow.Definition, static row => row with { Version = row.Version + 1, Data = "{" });
        var told = new List<CustomerId>();
        var handlers = BillingHandlers.None.On<BillingEvent>((happened, _) =>
        {
            told.Add(happened.Customer);
            return ValueTask.CompletedTask;
        });

        var delivery = new MessageDelivery(_world.Kept, handlers, clock: _world.Clock);
        var report = await delivery.DeliverDueAsync(RunWorld.Start);

        report.Delivered.Should().Be(2);
        told.Should().Equal(RunWorld.Customer(0), RunWorld.Customer(2));
        report.Failures.Should().ContainSingle().Which.Event.Id.Should().Be($"{Bob}/1");
    }

    [Fact]
    public async Task RetryRefused_PaymentThatCannotBeRead_IsLeftAloneAndTheOthersAreTakenUp()
    {
        await _world.PopulateAsync(3);
        for (var i = 0; i < 3; i++) _world.Sandbox.UseMethod(RunWorld.Customer(i), SandboxMethod.Refused);
        await _world.RunAsync(RunWorld.Start);
        await ChangeAsync<PaymentRow>(
            PaymentRow.Definition, static row => row with { Version = row.Version + 1, Stage = "newer" });

        (await _world.BillingRun().RetryRefusedAsync(RunWorld.Start)).Should().Be(2);
    }

    [Fact]
    public async Task RetryRefused_CustomerWhoCannotBeRead_IsLeftAloneAndTheOthersAreTakenUp()
    {
        await _world.PopulateAsync(3);
        for (var i = 0; i < 3; i++) _world.Sandbox.UseMethod(RunWorld.Customer(i), SandboxMethod.Refused);
        await _world.RunAsync(RunWorld.Start);
        await ChangeAsync<CustomerRow>(
            CustomerRow.Definition, static row => row with { Version = row.Version + 1, Agenda = "{" });

        (await _world.BillingRun().RetryRefusedAsync(RunWorld.Start)).Should().Be(2);
    }

    /// <summary>Before a payment is tried again the balances are asked, with all payments of its customer.</summary>
    [Fact]
    public async Task Run_AnotherPaymentInNoCurrency_KeepsNoAttemptWaiting()
    {
        await _world.PopulateAsync(3, Newer);
        await _world.SubscribeAsync(Subscription.Begin(new SubscriptionTerms
        {
            Id = SubscriptionId.Of("another"),
            Customer = Bob,
            Plan = PlanTerms.Of(Newer),
            Start = RunWorld.Start,
        }));
        for (var i = 0; i < 3; i++) _world.Sandbox.UseMethod(RunWorld.Customer(i), SandboxMethod.InsufficientFunds);
        await _world.RunAsync(RunWorld.Start);
        for (var i = 0; i < 3; i++) _world.Sandbox.UseMethod(RunWorld.Customer(i), SandboxMethod.Good);
        await ChangeAsync<PaymentRow>(
            PaymentRow.Definition, static row => row with { Version = row.Version + 1, Currency = "US" });

        (await _world.RunAsync(RunWorld.Start.AddDays(1))).Paid.Should().Be(3);
    }

    /// <summary>Whose payment it is, the page does not say: it is told, and the others are collected.</summary>
    [Fact]
    public async Task Run_PaymentOfSomebodyElse_IsToldAndTheOthersAreCollected()
    {
        await _world.PopulateAsync(3);
        var provider = _world.Provider;
        _world.Provider = null;
        await _world.RunAsync(RunWorld.Start);
        _world.Provider = provider;
        await ChangeAsync<PaymentRow>(
            PaymentRow.Definition, static row => row with { Version = row.Version + 1, Customer = "nobody" });

        var report = await _world.RunAsync(RunWorld.Start);

        report.Paid.Should().Be(2);
        report.Failures.Should().ContainSingle().Which.Customer.Value.Should().Be("nobody");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Writes the first row of Bob anew, past what writes such rows.</summary>
    private async Task ChangeAsync<TRow>(BillingTable table, Func<TRow, TRow> change)
        where TRow : class, IBillingRow
    {
        var known = await _world.Kept.StreamAsync<TRow>(table).FirstAsync(IsOfBob);
        await _world.Kept.ChangeAsync(new Write(changed: change(known)));
    }

    private static bool IsOfBob(IBillingRow row) => row switch
    {
        CustomerRow customer => customer.Id == Bob.Value,
        PaymentRow payment => payment.Customer == Bob.Value,
        MessageRow message => message.Customer == Bob.Value,
        _ => false,
    };

    private sealed class Write(IBillingRow? added = null, IBillingRow? changed = null) : BillingOperation<bool>
    {
        public override BillingNeed Need => new();

        public override BillingDecision<bool> Decide(BillingState state) => new(
            true,
            new BillingChange(added is null ? [] : [added], changed is null ? [] : [changed]));
    }
}
