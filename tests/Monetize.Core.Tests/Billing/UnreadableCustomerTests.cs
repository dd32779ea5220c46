using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Tests.Billing;

/// <summary>
/// What this machine cannot read, such as a zone that it does not know, is the matter of that customer alone.
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

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed class Write(IBillingRow? added = null, IBillingRow? changed = null) : BillingOperation<bool>
    {
        public override BillingNeed Need => new();

        public override BillingDecision<bool> Decide(BillingState state) => new(
            true,
            new BillingChange(added is null ? [] : [added], changed is null ? [] : [changed]));
    }
}
