using FsCheck;
using FsCheck.Fluent;
using Monetize.Errors;
using Monetize.Monetary;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Tests.Payments;

/// <summary>
/// The collection of one invoice: whatever is heard in whatever order, there is at most one attempt in flight, numbers
/// rise one by one and only after an attempt has certainly failed, and success is final.
/// </summary>
public sealed class PaymentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly PaymentPolicy Policy = PaymentPolicy.Default;
    private static readonly Decline Soft = new(DeclineKind.Soft, "insufficient_funds");
    private static readonly Decline Hard = new(DeclineKind.Hard, "stolen_card");

    private static readonly PaymentOutcome[] Outcomes =
    [
        PaymentOutcome.Unknown, PaymentOutcome.Missing, Of(PaymentStatus.Prepared), Of(PaymentStatus.Pending),
        Of(PaymentStatus.NeedsCustomerAction), Of(PaymentStatus.Succeeded), Of(PaymentStatus.Canceled),
        PaymentOutcome.DeclinedFor("obj", Soft), PaymentOutcome.DeclinedFor("obj", Hard),
        Of(PaymentStatus.Prepared) with { Amount = Dollars(19m) },
        Of(PaymentStatus.Succeeded) with { Amount = Dollars(49m) },
        PaymentOutcome.DeclinedFor("obj", Soft) with { Amount = Dollars(29m) },
        Of(PaymentStatus.Prepared) with { Amount = Money.Of(49m, Currency.Eur) },
        PaymentOutcome.RefusedBy(new PaymentProviderException(ErrorCodes.PaymentRefused, "No such key.")),
    ];

    [Fact]
    public void After_AnyEvents_KeepsItsPromises() => Prop
        .ForAll(Gen.Choose(0, 99_999).ListOf(30).ToArbitrary(), choices =>
        {
            var (payment, at, paid) = (Fresh(), Noon, 0);
            foreach (var choice in choices)
            {
                at = at.AddMinutes(choice % 2_000);
                var step = payment.After(EventOf(choice, payment), at, Policy);
                if (!IsPromised(payment, step, at)) return false;
                if (step.News is PaymentNews.Paid or PaymentNews.PaidForNothing) paid++;
                payment = step.Payment;
            }

            return paid <= 1;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Life_WithoutTrouble_IsPrepareThenConfirmThenPaid()
    {
        var fresh = Fresh();
        fresh.DeedAt(Noon).Should().Be(PaymentDeed.Prepare);
        var prepared = Then(fresh, new PaymentLookedUp(Of(PaymentStatus.Prepared)));
        prepared.DeedAt(Noon).Should().Be(PaymentDeed.Confirm);
        prepared.AttemptToConfirm.Should().Be(1);
        var begun = Then(prepared, new AttemptBegun(1));
        begun.DeedAt(Noon).Should().Be(PaymentDeed.Nothing);

        var step = begun.After(new AttemptAnswered(1, Of(PaymentStatus.Succeeded)), Noon, Policy);

        step.News.Should().Be(PaymentNews.Paid);
        step.Payment.Dunning.Stage.Should().Be(DunningStage.Paid);
        step.Payment.DeedAt(Noon.AddYears(1)).Should().Be(PaymentDeed.Nothing);
    }

    [Fact]
    public void CrashAfterTheFirstAttemptBegan_IsLookedUpAndSentUnderItsNumber()
    {
        var begun = InFlight(1);
        var later = Noon + Policy.LookUpAfter;
        begun.DeedAt(later).Should().Be(PaymentDeed.LookUp);

        var unheard = begun.After(new PaymentLookedUp(Of(PaymentStatus.Prepared)), later, Policy).Payment;

        unheard.DeedAt(later).Should().Be(PaymentDeed.Confirm);
        unheard.AttemptToConfirm.Should().Be(1);
        unheard.After(new AttemptBegun(2), later, Policy).IsChanged.Should().BeFalse();
    }

    /// <summary>What the provider knows may be the decline of the attempt before: it must not count twice.</summary>
    [Fact]
    public void CrashAfterALaterAttemptBegan_OldDeclineIsNotItsAnswer()
    {
        var second = Then(Declined(InFlight(1)), new AttemptBegun(2), Noon.AddDays(1));

        var looked = second.After(
            new PaymentLookedUp(PaymentOutcome.DeclinedFor("obj", Soft)), Noon.AddDays(2), Policy).Payment;

        looked.Dunning.Failures.Should().Be(1);
        looked.DeedAt(Noon.AddDays(2)).Should().Be(PaymentDeed.Confirm);
        looked.AttemptToConfirm.Should().Be(2);
    }

    /// <summary>Whoever sends nothing, because it was sent so long ago, tells of what was before.</summary>
    [Fact]
    public void Answer_DeclineOfTheAttemptBefore_IsNotItsAnswer()
    {
        var second = Then(Declined(InFlight(1)), new AttemptBegun(2), Noon.AddDays(1));
        var decline = PaymentOutcome.DeclinedFor("obj", Soft) with { Attempt = 1 };

        var answered = second.After(new AttemptAnswered(2, decline), Noon.AddDays(2), Policy).Payment;

        answered.Dunning.Failures.Should().Be(1);
        answered.IsInFlight.Should().BeTrue();
    }

    /// <summary>
    /// An attempt that has not arrived an hour after it may have been sent for the last time never will. Until then it
    /// is asked for again, a little later.
    /// </summary>
    [Theory]
    [InlineData(-1, true, 1, PaymentDeed.Nothing)]
    [InlineData(0, false, 2, PaymentDeed.Confirm)]
    public void LookUp_AttemptThatWasNotHeardOf_IsAnotherOneAfterADay(
        int seconds, bool isInFlight, int next, PaymentDeed deed)
    {
        var looked = new PaymentLookedUp(Of(PaymentStatus.Prepared), FirstSentAt: Noon);
        var at = Noon.AddDays(1).AddSeconds(seconds);

        var payment = InFlight(1).After(looked, at, Policy).Payment;

        payment.IsInFlight.Should().Be(isInFlight);
        payment.DeedAt(at).Should().Be(deed);
        payment.DeedAt(at + Policy.LookUpAfter).Should().Be(PaymentDeed.Confirm);
        payment.AttemptToConfirm.Should().Be(next);
    }

    /// <summary>As long as it may be sent again, nothing is lost.</summary>
    [Fact]
    public void LookUp_AttemptThatMayBeSentAgain_IsSentAgain()
    {
        var at = Noon.AddDays(9);

        var payment = InFlight(1).After(new PaymentLookedUp(Of(PaymentStatus.Prepared)), at, Policy).Payment;

        payment.IsInFlight.Should().BeTrue();
        payment.DeedAt(at).Should().Be(PaymentDeed.Confirm);
        payment.AttemptToConfirm.Should().Be(1);
    }

    /// <summary>Where the provider says of which attempt a decline is, nothing has to be sent again.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void CrashAfterALaterAttemptBegan_DeclineOfANumber_CountsForIt(int attempt, int failures)
    {
        var second = Then(Declined(InFlight(1)), new AttemptBegun(2), Noon.AddDays(1));
        var decline = PaymentOutcome.DeclinedFor("obj", Soft) with { Attempt = attempt };

        var looked = second.After(new PaymentLookedUp(decline), Noon.AddDays(2), Policy).Payment;

        looked.Dunning.Failures.Should().Be(failures);
        looked.IsInFlight.Should().Be(attempt == 1);
    }

    [Fact]
    public void Outcome_WithAPartOutOfBounds_IsAMisuse()
    {
        var below = () => PaymentOutcome.Unknown with { Attempt = 0 };
        var nothing = () => PaymentOutcome.Unknown with { Amount = Money.Zero(Currency.Usd) };
        var fraction = () => PaymentOutcome.Unknown with { Amount = Money.Of(49.995m, Currency.Usd) };
        var relative = () => PaymentOutcome.Unknown with { ActionLink = new Uri("pay", UriKind.Relative) };

        below.Should().Throw<ArgumentOutOfRangeException>();
        nothing.Should().Throw<ArgumentOutOfRangeException>();
        fraction.Should().Throw<NotExactException>();
        relative.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void LateAnswerToTheAttemptBefore_ChangesNothing()
    {
        var second = Then(Declined(InFlight(1)), new AttemptBegun(2), Noon.AddDays(1));

        second.After(new AttemptAnswered(1, PaymentOutcome.DeclinedFor("obj", Soft)), Noon.AddDays(1), Policy)
            .IsChanged.Should().BeFalse();
    }

    [Fact]
    public void Attempt_BeforeItsTime_IsNotBegun() =>
        Declined(InFlight(1)).After(new AttemptBegun(2), Noon.AddHours(23), Policy).IsChanged.Should().BeFalse();

    [Fact]
    public void HardDecline_WaitsForAMethodAndThenGivesUp()
    {
        var waiting = Then(InFlight(1), new AttemptAnswered(1, PaymentOutcome.DeclinedFor("obj", Hard)));
        waiting.DeedAt(Noon.AddDays(7).AddTicks(-1)).Should().Be(PaymentDeed.Nothing);
        waiting.DeedAt(Noon.AddDays(7)).Should().Be(PaymentDeed.GiveUp);

        var given = Then(waiting, new MethodGiven(), Noon.AddDays(2));
        var late = waiting.After(new CustomerLate(), Noon.AddDays(7), Policy);

        given.DeedAt(Noon.AddDays(2)).Should().Be(PaymentDeed.Confirm);
        late.News.Should().Be(PaymentNews.Exhausted);
    }

    [Fact]
    public void Stop_InFlight_WaitsForTheOutcome()
    {
        InFlight(1).After(new CollectionStopped(), Noon, Policy).IsChanged.Should().BeFalse();
        var stopped = Then(Fresh(), new CollectionStopped());

        var step = stopped.After(new PaymentLookedUp(Of(PaymentStatus.Succeeded)), Noon, Policy);

        step.News.Should().Be(PaymentNews.PaidForNothing);
    }

    /// <summary>Whatever the provider holds is given up, also where a crash kept us from hearing of it.</summary>
    [Fact]
    public void Stop_IsGivenUpAtTheProvider()
    {
        var unheard = Then(Fresh(), new CollectionStopped());
        unheard.DeedAt(Noon).Should().Be(PaymentDeed.LookUp);
        Then(unheard, new PaymentLookedUp(PaymentOutcome.Missing)).NextStep.Should().BeNull();

        var found = Then(unheard, new PaymentLookedUp(Of(PaymentStatus.Prepared)));
        found.DeedAt(Noon).Should().Be(PaymentDeed.Cancel);
        var unanswered = Then(found, new PaymentLookedUp(PaymentOutcome.Unknown));
        unanswered.DeedAt(Noon + Policy.LookUpAfter).Should().Be(PaymentDeed.Cancel);

        var step = unanswered.After(new PaymentLookedUp(Of(PaymentStatus.Canceled)), Noon, Policy);

        step.News.Should().Be(PaymentNews.None, "we did it ourselves");
        step.Payment.Status.Should().Be(PaymentStatus.Canceled);
        step.Payment.NextStep.Should().BeNull();
    }

    [Fact]
    public void Stop_WhileTheCustomerIsToAct_IsGivenUpAndMayStillBringMoney()
    {
        var waiting = Then(InFlight(1), new AttemptAnswered(1, Of(PaymentStatus.NeedsCustomerAction)));

        var stopped = Then(waiting, new CollectionStopped());

        stopped.DeedAt(Noon).Should().Be(PaymentDeed.Cancel);
        Then(stopped, new PaymentLookedUp(Of(PaymentStatus.Canceled))).IsInFlight.Should().BeFalse();
        stopped.After(new PaymentLookedUp(Of(PaymentStatus.Succeeded)), Noon, Policy)
            .News.Should().Be(PaymentNews.PaidForNothing);
    }

    [Fact]
    public void Missing_AfterAnAttempt_IsPreparedOnceMoreUnderTheSameNumber()
    {
        var lost = Then(InFlight(1), new PaymentLookedUp(PaymentOutcome.Missing));

        lost.DeedAt(Noon).Should().Be(PaymentDeed.Prepare);
        Then(lost, new PaymentLookedUp(Of(PaymentStatus.Prepared))).AttemptToConfirm.Should().Be(1);
    }

    [Fact]
    public void NeedsCustomer_IsToldOnce()
    {
        var answer = new AttemptAnswered(1, Of(PaymentStatus.NeedsCustomerAction));
        var first = InFlight(1).After(answer, Noon, Policy);
        var second = first.Payment.After(answer, Noon.AddHours(1), Policy);

        first.News.Should().Be(PaymentNews.NeedsCustomer);
        second.News.Should().Be(PaymentNews.None);
    }

    /// <summary>An attempt that was refused is over; one whose look-up was refused may still bring money.</summary>
    [Fact]
    public void Refused_ConfirmationRests_LookUpGoesOn()
    {
        var refused = Outcomes[^1];
        var confirmed = Then(InFlight(1), new AttemptAnswered(1, refused));
        var looked = Then(InFlight(1), new PaymentLookedUp(refused));

        confirmed.IsInFlight.Should().BeFalse();
        confirmed.NextStep.Should().BeNull();
        Then(confirmed, new MethodGiven()).AttemptToConfirm.Should().Be(2);
        looked.IsInFlight.Should().BeTrue();
        looked.DeedAt(Noon + Policy.PollEvery).Should().Be(PaymentDeed.LookUp);
        Then(looked, new MethodGiven()).DeedAt(Noon).Should().Be(PaymentDeed.LookUp);
    }

    /// <summary>What waits at the provider may still bring money: no attempt is made beside it.</summary>
    [Fact]
    public void NeedsCustomer_UntilTheScheduleIsOver_IsEnoughAndMayStillSucceed()
    {
        var needed = new PaymentLookedUp(Of(PaymentStatus.NeedsCustomerAction));
        var waiting = Then(InFlight(1), new AttemptAnswered(1, needed.Outcome));
        var end = Noon.AddDays(7);
        waiting.NextStep.Should().Be(Noon + Policy.PollEvery);
        waiting.After(new MethodGiven(), Noon, Policy).IsChanged.Should().BeFalse();
        var last = Then(waiting, needed, end.AddHours(-1));
        last.NextStep.Should().Be(end, "the end comes before the next question");
        last.DeedAt(end).Should().Be(PaymentDeed.LookUp);

        var enough = last.After(needed, end, Policy);

        enough.News.Should().Be(PaymentNews.Exhausted);
        enough.Payment.Dunning.IsSuspended.Should().BeTrue();
        enough.Payment.DeedAt(end + Policy.PollEvery).Should().Be(PaymentDeed.LookUp);
        enough.Payment.After(needed, end.AddDays(1), Policy).News.Should().Be(PaymentNews.None);
        var paid = enough.Payment.After(new PaymentLookedUp(Of(PaymentStatus.Succeeded)), end.AddDays(1), Policy);
        paid.News.Should().Be(PaymentNews.Paid);
        paid.Payment.Dunning.Stage.Should().Be(DunningStage.Paid);
    }

    [Fact]
    public void Method_GivenBetweenTheDates_IsTriedAtOnceAndCountsNothing()
    {
        var declined = Declined(InFlight(1));
        var given = Then(declined, new MethodGiven(), Noon.AddHours(3));
        given.DeedAt(Noon.AddHours(3)).Should().Be(PaymentDeed.Confirm);

        var begun = Then(given, new AttemptBegun(2), Noon.AddHours(3));
        var again = begun.After(
            new AttemptAnswered(2, PaymentOutcome.DeclinedFor("obj", Soft)), Noon.AddHours(3), Policy);

        again.Payment.Dunning.Should().Be(declined.Dunning);
        again.Payment.NextStep.Should().Be(Noon.AddDays(1), "the schedule goes on");
        again.News.Should().Be(PaymentNews.Failed);
    }

    /// <summary>Who gave a method in time is not given up before it was tried, however late the run is.</summary>
    [Fact]
    public void Method_GivenJustBeforeTheEnd_IsTriedAfterIt()
    {
        var waiting = Then(InFlight(1), new AttemptAnswered(1, PaymentOutcome.DeclinedFor("obj", Hard)));

        var given = Then(waiting, new MethodGiven(), Noon.AddDays(7));

        given.DeedAt(Noon.AddDays(8)).Should().Be(PaymentDeed.Confirm);
        given.After(new CustomerLate(), Noon.AddDays(8), Policy).IsChanged.Should().BeFalse();
        var begun = Then(given, new AttemptBegun(2), Noon.AddDays(8));
        begun.After(new AttemptAnswered(2, PaymentOutcome.DeclinedFor("obj", Hard)), Noon.AddDays(8), Policy)
            .News.Should().Be(PaymentNews.Exhausted);
    }

    /// <summary>A look-up while nothing is in flight says what the provider holds, and not when to charge.</summary>
    [Fact]
    public void Missing_BetweenTheDates_LeavesTheSchedule()
    {
        var lost = Then(Declined(InFlight(1)), new PaymentLookedUp(PaymentOutcome.Missing), Noon.AddHours(1));
        lost.ProviderId.Should().BeNull();
        lost.NextStep.Should().Be(Noon.AddDays(1));

        var found = Then(lost, new PaymentLookedUp(Of(PaymentStatus.Prepared)), Noon.AddHours(2));

        found.ProviderId.Should().Be("obj");
        found.NextStep.Should().Be(Noon.AddDays(1));
        lost.DeedAt(Noon.AddDays(1)).Should().Be(PaymentDeed.Prepare);
        found.DeedAt(Noon.AddDays(1)).Should().Be(PaymentDeed.Confirm);
    }

    [Fact]
    public void Stop_OfWhatTheProviderCanceled_IsOverAndAsksNobody()
    {
        var canceled = Then(Declined(InFlight(1)), new PaymentLookedUp(Of(PaymentStatus.Canceled)));

        var stopped = Then(canceled, new CollectionStopped());

        stopped.Dunning.Stage.Should().Be(DunningStage.Stopped);
        stopped.NextStep.Should().BeNull();
        stopped.After(new CollectionStopped(), Noon, Policy).IsChanged.Should().BeFalse();
    }

    [Fact]
    public void Lower_OfWhatWasDeclined_IsToldToTheProviderAndKeepsTheDate()
    {
        var declined = Then(Declined(InFlight(1)), new AmountLowered(Dollars(20m)));
        var told = PaymentOutcome.DeclinedFor("obj", Soft) with { Amount = Dollars(29m) };

        var amended = Then(declined, new PaymentLookedUp(told));

        declined.Amount.Should().Be(Dollars(29m));
        declined.DeedAt(Noon).Should().Be(PaymentDeed.Amend);
        declined.After(new AttemptBegun(2), Noon.AddDays(1), Policy).IsChanged.Should().BeFalse("it asks for 49");
        amended.AskedFor.Should().Be(Dollars(29m));
        amended.NextStep.Should().Be(Noon.AddDays(1));
        amended.DeedAt(Noon.AddDays(1)).Should().Be(PaymentDeed.Confirm);
    }

    [Fact]
    public void Lower_AnswerUnknownOrOfBefore_IsToldOnceMoreALittleLater()
    {
        var declined = Then(Declined(InFlight(1)), new AmountLowered(Dollars(20m)));

        foreach (var answer in new[] { PaymentOutcome.Unknown, PaymentOutcome.DeclinedFor("obj", Soft) })
        {
            var after = Then(declined, new PaymentLookedUp(answer));
            after.NextStep.Should().Be(Noon + Policy.LookUpAfter);
            after.DeedAt(Noon + Policy.LookUpAfter).Should().Be(PaymentDeed.Amend);
        }
    }

    [Fact]
    public void Lower_ToNothing_StopsAsAVoidDoes()
    {
        var step = Declined(InFlight(1)).After(new AmountLowered(Dollars(49m)), Noon, Policy);

        step.News.Should().Be(PaymentNews.GivenBack);
        step.Payment.Amount.Should().Be(Dollars(0m));
        step.Payment.Dunning.Stage.Should().Be(DunningStage.Stopped);
        step.Payment.DeedAt(Noon).Should().Be(PaymentDeed.Cancel);
    }

    [Fact]
    public void Lower_WhileAnAttemptMayBringTheWhole_ChangesNothing()
    {
        var waiting = Then(InFlight(1), new AttemptAnswered(1, Of(PaymentStatus.NeedsCustomerAction)));

        InFlight(1).After(new AmountLowered(Dollars(20m)), Noon, Policy).IsChanged.Should().BeFalse();
        InFlight(1).After(new AmountLowered(Dollars(49m)), Noon, Policy).IsChanged.Should().BeFalse();
        waiting.After(new AmountLowered(Dollars(20m)), Noon, Policy).IsChanged.Should().BeFalse();
        waiting.After(new AmountLowered(Dollars(49m)), Noon, Policy).News.Should().Be(PaymentNews.GivenBack);
        Fresh().After(new AmountLowered(Dollars(20m)), Noon, Policy).IsChanged
            .Should().BeFalse("no provider has it, so it may be collected elsewhere");
    }

    [Fact]
    public void Lower_OfWhatWasRefused_RestsUntilItIsPutRight()
    {
        var refusal = PaymentOutcome.RefusedBy(new PaymentProviderException(ErrorCodes.PaymentRefused, "Too much."));
        var refused = Then(InFlight(1), new AttemptAnswered(1, refusal));

        var lowered = Then(refused, new AmountLowered(Dollars(20m)));
        var again = Then(lowered, new MethodGiven());

        lowered.NextStep.Should().BeNull();
        again.DeedAt(Noon).Should().Be(PaymentDeed.Amend);
        Then(again, new PaymentLookedUp(Of(PaymentStatus.Prepared) with { Amount = Dollars(29m) })).DeedAt(Noon)
            .Should().Be(PaymentDeed.Confirm);
    }

    [Fact]
    public void Lower_AfterItWasEnough_IsToldAndNothingElseIsTried()
    {
        var payment = Declined(InFlight(1));
        while (!payment.Dunning.IsSuspended)
        {
            var date = payment.NextStep!.Value;
            var begun = payment.After(new AttemptBegun(payment.Attempt + 1), date, Policy).Payment;
            payment = begun.After(
                new AttemptAnswered(begun.Attempt, PaymentOutcome.DeclinedFor("obj", Soft)), date, Policy).Payment;
        }

        var lowered = Then(payment, new AmountLowered(Dollars(20m)));
        var told = Then(
            lowered, new PaymentLookedUp(PaymentOutcome.DeclinedFor("obj", Soft) with { Amount = Dollars(29m) }));

        lowered.DeedAt(Noon).Should().Be(PaymentDeed.Amend);
        told.NextStep.Should().BeNull();
        told.Dunning.IsSuspended.Should().BeTrue();
    }

    [Fact]
    public void Answer_InAnotherCurrency_IsOneThatNobodyCanRead()
    {
        var outcome = Of(PaymentStatus.Succeeded) with { Amount = Money.Of(49m, Currency.Eur) };

        var step = InFlight(1).After(new AttemptAnswered(1, outcome), Noon, Policy);

        step.Payment.IsInFlight.Should().BeTrue();
        step.Payment.NextStep.Should().Be(Noon + Policy.LookUpAfter);
    }

    private static bool IsPromised(Payment before, PaymentStep step, DateTimeOffset at)
    {
        var after = step.Payment;
        var isOfSchedule = before.Dunning.Stage == DunningStage.Current
            || (before.Dunning.Stage == DunningStage.Retrying && at >= before.Dunning.NextStep);

        // Dates that passed while it waited for the customer count once it is tried again.
        var isTakenUp = before.Dunning.Stage == DunningStage.AwaitingCustomer
            && after.Dunning.Stage == DunningStage.Retrying;
        var wasPaid = before.Status == PaymentStatus.Succeeded;
        var rises = after.Attempt == before.Attempt + 1;
        return (!wasPaid || after == before)
            && (!rises || !before.IsInFlight)
            && (!rises || after.IsInFlight)
            && after.Attempt >= before.Attempt - 1
            && (after.Dunning.Failures == before.Dunning.Failures
                || ((isOfSchedule || isTakenUp) && (before.IsInFlight || before.IsOutdated)))
            && (!rises || isOfSchedule || before.IsUntried)
            && (!before.Dunning.IsSuspended || after.Dunning.IsSuspended || after.Dunning.IsOver)
            && (step.News != PaymentNews.Exhausted || !before.Dunning.IsSuspended)
            && (!after.IsOver || after.NextStep is null || after.Dunning.Stage == DunningStage.Stopped)
            && (step.IsChanged || after == before)
            && (!rises || !before.IsOutdated)
            && (!after.IsOutdated || after.IsOver || after.Status == PaymentStatus.Refused || after.NextStep is not null)
            && after.Amount.Amount >= 0m
            && (after.Amount.Amount > 0m || after.Dunning.Stage == DunningStage.Stopped)
            && (after.Amount == before.Amount || (after.Amount < before.Amount && !wasPaid))
            && (after.Status != PaymentStatus.Succeeded || after.AskedFor is not null)
            && (step.News != PaymentNews.Paid || before.Dunning.Stage != DunningStage.Stopped);
    }

    private static PaymentEvent EventOf(int choice, Payment payment) => (choice % 9) switch
    {
        0 or 1 => new AttemptBegun(payment.AttemptToConfirm),
        2 or 3 => new AttemptAnswered(payment.Attempt - (choice / 8 % 2), Outcomes[choice / 16 % Outcomes.Length]),
        4 or 5 => new PaymentLookedUp(Outcomes[choice / 8 % Outcomes.Length]),
        6 => choice / 8 % 5 == 0 ? new CollectionStopped() : new MethodGiven(),
        7 => new AmountLowered(Dollars(choice / 9 % 5 == 0 ? 49m : 1m + (choice / 9 % 20))),
        _ => new CustomerLate(),
    };

    private static Money Dollars(decimal amount) => Money.Of(amount, Currency.Usd);

    private static PaymentOutcome Of(PaymentStatus status) => PaymentOutcome.Of(status, "obj");

    private static Payment Fresh() => Payment.Open(
        new PaymentId("p"), CustomerId.Of("ada"), "INV-1", Money.Of(49m, Currency.Usd), Noon);

    private static Payment InFlight(int number) =>
        Then(Then(Fresh(), new PaymentLookedUp(Of(PaymentStatus.Prepared))), new AttemptBegun(number));

    private static Payment Declined(Payment inFlight) => Then(
        inFlight, new AttemptAnswered(inFlight.Attempt, PaymentOutcome.DeclinedFor("obj", Soft)));

    private static Payment Then(Payment payment, PaymentEvent happened, DateTimeOffset? at = null) =>
        payment.After(happened, at ?? Noon, Policy).Payment;
}
