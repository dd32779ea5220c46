using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Monetize.Billing;
using Monetize.Billing.Management;
using Monetize.Billing.Verification;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Payments;
using Monetize.Storage;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing.Verification;

/// <summary>What a verification says of stores that nobody damaged, and of usage that nobody pays.</summary>
public sealed class BillingVerifierTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly PlanVersion Usual = PlanVersion.Of(RunWorld.Hybrid);
    private static readonly Plan Larger = Plan.Create("larger", Currency.Usd, Every.Month).Recurring(99m)
        .Usage(RunWorld.Words).PerUnit(0.02m)
        .Build();

    [Fact]
    public async Task Verify_EmptyStore_AddsUp()
    {
        await using var world = new RunWorld();

        var found = await new BillingVerifier(world.Kept, world.Usage).VerifyAsync();

        found.IsSound.Should().BeTrue();
        found.Invoices.Should().Be(0);
    }

    public static TheoryData<int> Worlds => [.. Enumerable.Range(1, 60)];

    /// <summary>Whatever is changed and used in some months, in whatever order with runs.</summary>
    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Verify_WhateverWasDone_AddsUp(int seed)
    {
        var deeds = SHA256.HashData(BitConverter.GetBytes(seed));
        await using var world = new RunWorld();
        await world.PopulateAsync(2, Larger);
        var subscriptions = new BillingSubscriptions(world.Kept);
        var id = SubscriptionId.Of("sub-c-000");
        var now = RunWorld.Start;
        foreach (var deed in deeds)
        {
            now = now.AddHours(1 + (deed % 7 * 41));
            var stamp = new Stamp(now, "host");
            var timing = deed % 2 == 0 ? ChangeTiming.AtOnce : ChangeTiming.AtPeriodEnd;
            _ = (deed / 7 % 10) switch
            {
                0 => (await subscriptions.ChangePlanAsync(id, PlanVersion.Of(Larger), stamp, timing)).IsAccepted,
                1 => (await subscriptions.ChangePlanAsync(id, Usual, stamp, timing)).IsAccepted,
                2 => (await subscriptions.ChangeQuantityAsync(id, deed % 5, stamp, timing)).IsAccepted,
                3 => (await subscriptions.PauseAsync(id, stamp)).IsAccepted,
                4 => (await subscriptions.ResumeAsync(id, stamp)).IsAccepted,
                5 => (await subscriptions.RedeemAsync(
                    id, Coupon.PercentOff("TENTH", 10m).Repeating(3), stamp)).IsAccepted,
                6 => (await world.Invoices().CreditAsync("INV-000001", stamp)).IsAccepted,
                7 => await UseAsync(world, deed, now),
                8 => await UseAsync(world, deed, now.AddDays(-deed % 40)),
                _ => (await world.RunAsync(now)).Parked.IsEmpty,
            };
        }

        await world.RunAsync(now);

        var found = await VerifyAsync(world);

        found.Findings.Should().BeEmpty();
        found.Usage.Should().OnlyContain(
            balance => balance.Recorded == balance.Invoiced + balance.Open + balance.NotBillable);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_PlanThatPricesMoreMetersChosenSinceTheLastInvoice_AddsUp(bool isRunLate)
    {
        var level = Meter.WeightedSum("level", Unit.Call);
        var more = Plan.Create("more", Currency.Usd, Every.Month)
            .Usage(RunWorld.Words).PerUnit(0.02m)
            .Usage(level).PerUnit(0.5m)
            .Build();
        await using var world = new RunWorld();
        await world.PopulateAsync(1, more);
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(1));
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(2), "before", level.Key);
        await world.RunAsync(RunWorld.Start);
        var closed = RunWorld.Start.AddMonths(1).AddHours(1);
        if (!isRunLate) await world.RunAsync(closed);
        var stamp = new Stamp(closed.AddDays(1), "host");
        await new BillingSubscriptions(world.Kept).ChangePlanAsync(
            SubscriptionId.Of("sub-c-000"), PlanVersion.Of(more), stamp);

        await world.RunAsync(isRunLate ? closed : stamp.At);

        (await VerifyAsync(world)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_Usage_IsInvoicedOpenOrNamed()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(-1));
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(1));
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        await world.UseAsync(Ada, 7m, RunWorld.Start.AddDays(2));
        await world.UseAsync(Ada, 8m, RunWorld.Start.AddMonths(1).AddDays(2));
        await world.UseAsync(CustomerId.Of("stranger"), 1m, RunWorld.Start.AddDays(2));

        var found = await VerifyAsync(world);

        found.IsSound.Should().BeTrue();
        found.Usage.Should().Equal(
            new UsageBalance(Ada, "words") { Recorded = 4, Invoiced = 1, Open = 2, Unsubscribed = 1 },
            new UsageBalance(CustomerId.Of("stranger"), "words") { Recorded = 1, OfUnknownCustomer = 1 });
    }

    /// <summary>Run and verification read periods alike, so what both pass over shows in no invoice.</summary>
    [Fact]
    public async Task Verify_RecordThatNoReadingOfAPeriodGives_IsNeitherInvoicedNorNamed()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(1));
        await world.RunAsync(RunWorld.Start);
        await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
        await using var all = new InMemoryUsageStore();
        await all.AppendAsync(await world.Usage.StreamAsync(new UsageRecordQuery()).ToListAsync());
        await all.AppendAsync(
        [
            new UsageRecord
            {
                Key = IdempotencyKey.Of("lost"),
                Customer = Ada,
                Meter = RunWorld.Words.Key,
                Quantity = 2_000m,
                Time = RunWorld.Start.AddDays(2),
            },
        ]);

        var found = await new BillingVerifier(world.Kept, new LosingUsageStore(all, world.Usage)).VerifyAsync();

        found.Findings.Should().ContainSingle().Which.ToString().Should().Be(
            "MON2001: words of customer c-000: expected 2 records, each invoiced, open or not billable, "
            + "found 1 that are neither");
        found.Usage.Should().Equal(new UsageBalance(Ada, "words") { Recorded = 2, Invoiced = 1 });
    }

    /// <summary>Trial, pause, before the start, after the end, and a meter that the plan does not price.</summary>
    [Fact]
    public async Task Verify_UsageOfATimeThatNobodyPays_IsCountedFromTheRecords()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(0);
        var start = RunWorld.Start;
        await world.SubscribeAsync(Subscription.Begin(RunWorld.SubscriptionOf(Ada).Terms with { TrialDays = 7 })
            .Pause(start.AddDays(10)).Subscription
            .Resume(start.AddDays(12)).Subscription
            .Cancel(start.AddDays(20), ChangeTiming.AtOnce).Subscription);
        foreach (var day in new[] { -1, 3, 9, 11, 13, 21 }) await world.UseAsync(Ada, 1m, start.AddDays(day));
        await world.UseAsync(Ada, 1m, start.AddDays(9), "other", "calls");
        await world.RunAsync(start.AddDays(21));

        var found = await VerifyAsync(world);

        found.IsSound.Should().BeTrue();
        found.Usage.Should().Equal(
            new UsageBalance(Ada, "calls") { Recorded = 1, Unsubscribed = 1 },
            new UsageBalance(Ada, "words") { Recorded = 6, Invoiced = 2, Unsubscribed = 4 });
    }

    [Fact]
    public async Task Verify_UsageAfterTheLastInvoice_IsTooLate()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        await new BillingSubscriptions(world.Kept).CancelAsync(
            SubscriptionId.Of("sub-c-000"), new Stamp(RunWorld.Start.AddDays(5), "host"), ChangeTiming.AtOnce);
        await world.RunAsync(RunWorld.Start.AddDays(6));
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(2));

        (await VerifyAsync(world)).Usage.Should().ContainSingle().Which.TooLate.Should().Be(1);
    }

    [Fact]
    public async Task Verify_TwoSubscriptionsThatPriceOneMeter_AreFound()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        var second = RunWorld.SubscriptionOf(Ada).Terms with { Id = SubscriptionId.Of("second") };
        await world.SubscribeAsync(Subscription.Begin(second));
        await world.UseAsync(Ada, 5m, RunWorld.Start.AddDays(2));

        (await VerifyAsync(world)).Findings.Should().ContainSingle().Which.Code.Should()
            .Be(ErrorCodes.UsageCountedTwice);
    }

    [Fact]
    public async Task Verify_ProviderThatTookIn_IsTheLedger()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(2);
        await world.RunAsync(RunWorld.Start);

        var found = await VerifyAsync(world);

        found.IsSound.Should().BeTrue();
        found.ProviderPayments.Should().Be(2);
    }

    [Fact]
    public async Task Verify_ProviderThatAnotherStoreShares_IsHeldAgainstItsOwnPayments()
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        var prepared = await world.Sandbox.PrepareAsync(new PaymentRequest
        {
            Id = new PaymentId("another-store/sub-c-000/start/0"),
            Customer = Ada,
            Amount = Money.Of(49m, Currency.Usd),
            Description = "INV-000001",
        });
        await world.Sandbox.ConfirmAsync(new PaymentAttempt(prepared.ProviderId!, 1, default));

        var found = await VerifyAsync(world);

        found.IsSound.Should().BeTrue();
        found.ProviderPayments.Should().Be(1);
    }

    [Theory]
    [InlineData(true, "sandbox {0}: expected USD 4901, found USD 4900")]
    [InlineData(false, "ledger entry payment/{0}: expected USD 4900 at sandbox, found nothing")]
    public async Task Verify_ProviderThatTookInSomethingElse_IsFoundWithFigures(bool hasPayment, string text)
    {
        await using var world = new RunWorld();
        await world.PopulateAsync(1);
        await world.RunAsync(RunWorld.Start);
        var options = new VerificationOptions { Provider = new OddProvider(world.Sandbox, hasPayment) };

        var found = await new BillingVerifier(world.Kept, world.Usage, options).VerifyAsync();

        var expected = text.Replace("{0}", RunWorld.PaymentOf("sub-c-000/start/0").Value, StringComparison.Ordinal);
        found.Findings.Should().ContainSingle().Which.ToString().Should().Be($"MON2006: {expected}");
    }

    private static ValueTask<BillingVerification> VerifyAsync(RunWorld world) =>
        new BillingVerifier(world.Kept, world.Usage, new VerificationOptions { Provider = world.Sandbox })
            .VerifyAsync();

    private static async Task<bool> UseAsync(RunWorld world, byte deed, DateTimeOffset time)
    {
        await world.UseAsync(Ada, deed * 10m, time);
        return true;
    }

    /// <summary>A provider that took in a cent more of each payment, or knows of none.</summary>
    private sealed class OddProvider(IPaymentProvider inner, bool hasPayments) : IPaymentProvider
    {
        public string Name => inner.Name;

        public ValueTask<PaymentOutcome> PrepareAsync(
            PaymentRequest request, CancellationToken cancellationToken = default) =>
            inner.PrepareAsync(request, cancellationToken);

        public ValueTask<PaymentOutcome> ConfirmAsync(
            PaymentAttempt attempt, CancellationToken cancellationToken = default) =>
            inner.ConfirmAsync(attempt, cancellationToken);

        public ValueTask<PaymentOutcome> AmendAsync(
            string providerId, Money amount, CancellationToken cancellationToken = default) =>
            inner.AmendAsync(providerId, amount, cancellationToken);

        public ValueTask<PaymentOutcome> LookUpAsync(
            PaymentInquiry inquiry, CancellationToken cancellationToken = default) =>
            inner.LookUpAsync(inquiry, cancellationToken);

        public ValueTask<PaymentOutcome> CancelAsync(
            string providerId, CancellationToken cancellationToken = default) =>
            inner.CancelAsync(providerId, cancellationToken);

        public async IAsyncEnumerable<SettledPayment> StreamSucceededAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var payment in inner.StreamSucceededAsync(cancellationToken))
            {
                if (!hasPayments) yield break;
                yield return payment with { Amount = payment.Amount + Money.Of(0.01m, payment.Amount.Currency) };
            }
        }
    }
}
