using Monetize.Errors;
using Monetize.Monetary;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Payments;

public sealed class SandboxPaymentProviderTests
{
    private static readonly CustomerId Acme = CustomerId.Of("acme");
    private static readonly PaymentRequest Ten = new()
    {
        Id = new PaymentId("pay-1"),
        Customer = Acme,
        Amount = Money.Of(10m, Currency.Usd),
        Description = "Invoice 1",
    };

    private readonly SandboxPaymentProvider _provider = new();

    [Fact]
    public async Task Prepare_OneIdTwice_IsOneObjectAndMovesNothing()
    {
        var first = await _provider.PrepareAsync(Ten);

        (await _provider.PrepareAsync(Ten)).Should().Be(first);
        first.Status.Should().Be(PaymentStatus.Prepared);
        _provider.Find(Ten.Id).Should().Be(first);
        (await SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Prepare_OneIdForSomethingElse_IsRefused()
    {
        await _provider.PrepareAsync(Ten);

        await _provider.Awaiting(provider => provider.PrepareAsync(Ten with { Amount = Money.Of(11m, Currency.Usd) }).AsTask())
            .Should().ThrowAsync<PaymentProviderException>().Where(thrown => thrown.Code == ErrorCodes.PaymentDiffers);
    }

    [Fact]
    public async Task Prepare_OneIdUnderAnotherDescription_IsTheSameObject()
    {
        var first = await _provider.PrepareAsync(Ten);

        (await _provider.PrepareAsync(Ten with { Description = "Invoice 2" })).Should().Be(first);
    }

    /// <summary>It names the same customer, who was told to us since.</summary>
    [Fact]
    public async Task Prepare_WithAnotherIdOfTheCustomer_IsTheSameObject()
    {
        var first = await _provider.PrepareAsync(Ten);

        (await _provider.PrepareAsync(Ten with { ProviderCustomer = "customer-1" })).Should().Be(first);
    }

    [Fact]
    public async Task Confirm_WhatIsDeclinedOrWaits_SaysOfWhichAttemptAndWhere()
    {
        _provider.UseMethod(Acme, SandboxMethod.InsufficientFunds);
        var attempt = await PreparedAsync();
        var first = await _provider.ConfirmAsync(attempt);
        var second = await _provider.ConfirmAsync(attempt with { Number = 2 });
        _provider.UseMethod(Acme, SandboxMethod.Interactive);
        var third = await _provider.ConfirmAsync(attempt with { Number = 3 });

        new[] { first.Attempt, second.Attempt }.Should().Equal(1, 2);
        third.ActionLink.Should().Be(new Uri($"sandbox:{attempt.ProviderId}"));
        _provider.Fail(Ten.Id, new Decline(DeclineKind.Soft, "gave_up"));
        _provider.Find(Ten.Id).Attempt.Should().Be(3);
    }

    [Theory]
    [InlineData(SandboxMethod.Good, PaymentStatus.Succeeded, null)]
    [InlineData(SandboxMethod.InsufficientFunds, PaymentStatus.Declined, DeclineKind.Soft)]
    [InlineData(SandboxMethod.Stolen, PaymentStatus.Declined, DeclineKind.Hard)]
    [InlineData(SandboxMethod.Unconfirmed, PaymentStatus.Declined, DeclineKind.AuthenticationRequired)]
    [InlineData(SandboxMethod.Interactive, PaymentStatus.NeedsCustomerAction, null)]
    [InlineData(SandboxMethod.BankDebit, PaymentStatus.Pending, null)]
    public async Task Confirm_EachMethod_HasItsOutcomeHoweverOftenItIsSent(
        SandboxMethod method, PaymentStatus status, DeclineKind? kind)
    {
        _provider.UseMethod(Acme, method);
        var attempt = await PreparedAsync();

        var outcome = await _provider.ConfirmAsync(attempt);

        outcome.Status.Should().Be(status);
        outcome.Decline?.Kind.Should().Be(kind);
        _provider.UseMethod(Acme, SandboxMethod.Good);
        (await _provider.ConfirmAsync(attempt)).Should().Be(outcome);
        _provider.Find(Ten.Id).Should().Be(outcome);
    }

    [Fact]
    public async Task Confirm_RefusedMethod_ThrowsAndTakesNothing()
    {
        _provider.UseMethod(Acme, SandboxMethod.Refused);
        var attempt = await PreparedAsync();

        await _provider.Awaiting(provider => provider.ConfirmAsync(attempt).AsTask())
            .Should().ThrowAsync<PaymentProviderException>().Where(thrown => thrown.Code == ErrorCodes.PaymentRefused);
        _provider.Find(Ten.Id).Status.Should().Be(PaymentStatus.Prepared);
        (await SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Confirm_AfterADecline_TheNextAttemptMayGoThroughAndOnlyOnce()
    {
        _provider.UseMethod(Acme, SandboxMethod.InsufficientFunds);
        var attempt = await PreparedAsync();
        await _provider.ConfirmAsync(attempt);
        _provider.UseMethod(Acme, SandboxMethod.Good);

        (await _provider.ConfirmAsync(attempt with { Number = 2 })).Status.Should().Be(PaymentStatus.Succeeded);
        _provider.UseMethod(Acme, SandboxMethod.Stolen);
        (await _provider.ConfirmAsync(attempt with { Number = 3 })).Status.Should().Be(PaymentStatus.Succeeded);
        (await SettledAsync()).Should().Equal(new SettledPayment(Ten.Id, attempt.ProviderId, Ten.Amount));
    }

    [Theory]
    [InlineData(SandboxMethod.LostAnswer, PaymentStatus.Succeeded)]
    [InlineData(SandboxMethod.LostQuestion, PaymentStatus.Prepared)]
    public async Task Confirm_LostOnTheWay_IsUnknownAndCanBeAskedFor(SandboxMethod method, PaymentStatus truth)
    {
        _provider.UseMethod(Acme, method);
        var attempt = await PreparedAsync();

        (await _provider.ConfirmAsync(attempt)).Should().Be(PaymentOutcome.Unknown);
        _provider.Find(Ten.Id).Status.Should().Be(truth);
        (await _provider.ConfirmAsync(attempt)).Status.Should().Be(PaymentStatus.Succeeded);
        (await SettledAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Finish_WhatWaits_SucceedsAndNothingElseDoes()
    {
        _provider.UseMethod(Acme, SandboxMethod.BankDebit);
        var attempt = await PreparedAsync();
        _provider.Invoking(sandbox => sandbox.Finish(Ten.Id)).Should().Throw<InvalidOperationException>();
        await _provider.ConfirmAsync(attempt);

        _provider.Finish(Ten.Id);

        _provider.Find(Ten.Id).Status.Should().Be(PaymentStatus.Succeeded);
        _provider.Invoking(sandbox => sandbox.Finish(Ten.Id)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Fail_WhatWaits_IsDeclinedAndMayBeTriedAgain()
    {
        _provider.UseMethod(Acme, SandboxMethod.BankDebit);
        var attempt = await PreparedAsync();
        await _provider.ConfirmAsync(attempt);
        var decline = new Decline(DeclineKind.Soft, "debit_returned");

        _provider.Fail(Ten.Id, decline);

        _provider.Find(Ten.Id).Decline.Should().Be(decline);
        _provider.UseMethod(Acme, SandboxMethod.Good);
        (await _provider.ConfirmAsync(attempt with { Number = 2 })).Status.Should().Be(PaymentStatus.Succeeded);
    }

    [Fact]
    public async Task Cancel_EndsWhatMovedNothing()
    {
        var attempt = await PreparedAsync();

        (await _provider.CancelAsync(attempt.ProviderId)).Status.Should().Be(PaymentStatus.Canceled);
        (await _provider.ConfirmAsync(attempt)).Status.Should().Be(PaymentStatus.Canceled);
        (await SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Cancel_AfterSuccess_ChangesNothing()
    {
        var attempt = await PreparedAsync();
        await _provider.ConfirmAsync(attempt);

        (await _provider.CancelAsync(attempt.ProviderId)).Status.Should().Be(PaymentStatus.Succeeded);
    }

    [Fact]
    public async Task AnyCall_OfWhatIsNotThere_IsMissing()
    {
        _provider.Find(Ten.Id).Should().Be(PaymentOutcome.Missing);
        (await _provider.CancelAsync("none")).Should().Be(PaymentOutcome.Missing);
        (await _provider.ConfirmAsync(new PaymentAttempt("none", 1, default))).Should().Be(PaymentOutcome.Missing);
    }

    [Fact]
    public async Task Confirm_ManyAtOnce_MovesMoneyOnce()
    {
        var attempt = await PreparedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 16)
            .Select(number => Task.Run(() => _provider.ConfirmAsync(attempt with { Number = number }).AsTask())));

        outcomes.Should().OnlyContain(outcome => outcome.Status == PaymentStatus.Succeeded);
        (await SettledAsync()).Should().ContainSingle();
    }

    private async Task<PaymentAttempt> PreparedAsync() =>
        new((await _provider.PrepareAsync(Ten)).ProviderId!, 1, default);

    private async Task<List<SettledPayment>> SettledAsync()
    {
        var settled = new List<SettledPayment>();
        await foreach (var payment in _provider.StreamSucceededAsync()) settled.Add(payment);
        return settled;
    }
}
