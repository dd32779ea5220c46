using Monetize.Payments.Dunning;

namespace Monetize.Payments.Collection;

/// <summary>What an event makes of a payment.</summary>
internal readonly struct Transition(Payment payment, DateTimeOffset at, PaymentPolicy policy)
{
    public PaymentStep Take(PaymentEvent happened) => happened switch
    {
        AttemptBegun begun => Begin(begun.Number),
        AttemptAnswered answered => Answer(answered),
        PaymentLookedUp looked => LookedUp(looked),
        MethodGiven => GiveMethod(),
        CustomerLate => GiveUp(),
        AmountLowered lowered => Lower(lowered.By),
        CollectionStopped => Stop(),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Not a kind of event."),
    };

    private PaymentStep Unchanged => new(payment, IsChanged: false, PaymentNews.None);

    private PaymentStep Begin(int number)
    {
        var mayBegin = !payment.IsOver && !payment.IsInFlight && payment.ProviderId is not null
            && number == payment.Attempt + 1 && payment.DeedAt(at) == PaymentDeed.Confirm;
        return mayBegin
            ? To(payment with { Attempt = number, IsInFlight = true, Status = PaymentStatus.Unknown }, LookUpAt)
            : Unchanged;
    }

    // The answer to an attempt that is over comes late: the look-up told more since.
    private PaymentStep Answer(AttemptAnswered answered)
    {
        var outcome = payment.Heard(answered.Outcome);
        if (outcome.Status == PaymentStatus.Succeeded) return Succeed(outcome);
        var isMine = payment.IsInFlight && answered.Number == payment.Attempt;
        if (!isMine) return Unchanged;
        if (payment.Dunning.Stage == DunningStage.Stopped) return Withdraw(outcome);

        // An object that was there a moment ago is gone, or has not heard: sent again at once it would be so again.
        if (IsUnheard(outcome, otherwise: payment.Attempt))
        {
            return To(payment with { Status = PaymentStatus.Prepared }, LookUpAt);
        }

        return outcome.Status switch
        {
            PaymentStatus.Missing => To(Hear(outcome).Payment, LookUpAt),
            PaymentStatus.Refused => Refuse(isInFlight: false),
            _ => Hear(outcome),
        };
    }

    /// <summary>
    /// Whether the provider has not heard of the attempt in flight: its object was not charged, or tells of the decline
    /// of one before.
    /// </summary>
    /// <param name="outcome">What it said.</param>
    /// <param name="otherwise">Of which attempt a decline is where it does not say.</param>
    private bool IsUnheard(PaymentOutcome outcome, int otherwise) => outcome.Status == PaymentStatus.Prepared
        || (outcome.Status == PaymentStatus.Declined && (outcome.Attempt ?? otherwise) < payment.Attempt);

    private PaymentStep LookedUp(PaymentLookedUp looked)
    {
        var outcome = payment.Heard(looked.Outcome);
        if (outcome.Status == PaymentStatus.Succeeded) return Succeed(outcome);
        if (payment.Status is PaymentStatus.Succeeded or PaymentStatus.Canceled) return Unchanged;
        if (payment.Dunning.Stage == DunningStage.Stopped) return Withdraw(outcome);
        if (payment.IsOver) return Unchanged;
        if (payment.IsInFlight)
        {
            // Where it does not say of which attempt a decline is, it may be the one before: sent once more under its
            // number it is one attempt in both cases. Where it is sent no more, it is waited for until it is lost.
            if (IsUnheard(outcome, otherwise: 1))
            {
                var isLost = at - looked.FirstSentAt >= policy.LostAfter;
                var isWaitedFor = looked.FirstSentAt is not null && !isLost;
                return To(
                    payment with { Status = PaymentStatus.Prepared, IsInFlight = !isLost },
                    isWaitedFor ? LookUpAt : at);
            }

            // Of the attempt itself nothing is known: it is asked for all the same, and not every minute.
            return outcome.Status == PaymentStatus.Refused ? Refuse(isInFlight: true) : Hear(outcome);
        }

        return outcome.Status switch
        {
            PaymentStatus.Unknown => To(payment, Later),
            PaymentStatus.Canceled => Cancel(outcome),
            PaymentStatus.Refused => Refuse(isInFlight: false),
            PaymentStatus.Missing when payment.ProviderId is null => To(payment, Later),
            PaymentStatus.Missing => Hold(null),
            _ when payment.ProviderId is null => Hold(outcome),
            _ when payment.IsOutdated => Amend(outcome),
            _ => Unchanged,
        };
    }

    // What the provider holds is not what makes an attempt due: where one was declined, the schedule says when the next
    // one is, and where the provider refused, somebody else.
    private PaymentStep Hold(PaymentOutcome? found)
    {
        Money? asked = found is null ? null : found.Amount ?? payment.Amount;
        var held = payment with { ProviderId = found?.ProviderId, AskedFor = asked };
        var isWanted = payment.IsUntried || payment.Dunning.Stage == DunningStage.Current;
        if (isWanted) return To(Untried(held), at);
        return To(held, held.IsOutdated && !IsRefused ? at : Scheduled);
    }

    // An object that does not ask yet for what is owed is told once more, a little later; not so soon while somebody is
    // about to pay it, and whoever does not goes on waiting as after an attempt.
    private PaymentStep Amend(PaymentOutcome outcome)
    {
        var told = payment with { AskedFor = outcome.Amount ?? payment.AskedFor };
        if (!told.IsOutdated) return To(told, payment.IsUntried ? at : Scheduled);
        if (outcome.Status == PaymentStatus.Pending) return To(told, PollAt);
        if (outcome.Status != PaymentStatus.NeedsCustomerAction) return To(told, Later);
        var dunning = payment.Dunning.AwaitCustomer(policy.Dunning, at);
        return To(told with { Dunning = dunning }, dunning.NextStep < PollAt ? dunning.NextStep : PollAt);
    }

    private bool IsRefused => payment.Status == PaymentStatus.Refused;

    // When the schedule goes on, whatever had to be told to the provider in between.
    private DateTimeOffset? Scheduled => IsRefused ? null : payment.Dunning.NextStep;

    private static Payment Untried(Payment payment) =>
        payment with { Status = payment.ProviderId is null ? PaymentStatus.Missing : PaymentStatus.Prepared };

    private PaymentStep Hear(PaymentOutcome outcome) => outcome.Status switch
    {
        PaymentStatus.Declined => Fail(outcome),
        PaymentStatus.Canceled => Cancel(outcome),
        PaymentStatus.Pending => To(payment with { Status = PaymentStatus.Pending }, PollAt),
        PaymentStatus.NeedsCustomerAction => AwaitCustomer(),

        // The provider has lost its object, so no attempt at it has moved money.
        PaymentStatus.Missing => To(
            payment with
            {
                ProviderId = null,
                AskedFor = null,
                Status = PaymentStatus.Missing,
                Attempt = payment.Attempt - 1,
                IsInFlight = false,
            },
            at),
        PaymentStatus.Prepared => To(payment with { Status = PaymentStatus.Prepared }, at),
        _ => To(payment, LookUpAt),
    };

    // It may be confirmed at any time: it is asked for also when it was enough.
    private PaymentStep AwaitCustomer()
    {
        var isFirst = payment.Status != PaymentStatus.NeedsCustomerAction;
        var dunning = payment.Dunning.AwaitCustomer(policy.Dunning, at).GiveUp(at);
        var isEnough = dunning.IsSuspended && !payment.Dunning.IsSuspended;
        var news = isFirst ? PaymentNews.NeedsCustomer : PaymentNews.None;
        return To(
            payment with { Status = PaymentStatus.NeedsCustomerAction, Dunning = dunning },
            dunning.NextStep is { } end && end > at && end < PollAt ? end : PollAt,
            isEnough ? PaymentNews.Exhausted : news);
    }

    private PaymentStep Succeed(PaymentOutcome outcome)
    {
        if (payment.Status == PaymentStatus.Succeeded) return Unchanged;
        var isOwed = payment.Dunning.Stage != DunningStage.Stopped;
        var paid = payment with
        {
            ProviderId = outcome.ProviderId,
            AskedFor = outcome.Amount ?? payment.AskedFor ?? payment.Amount,
            Status = PaymentStatus.Succeeded,
            IsInFlight = false,
            Dunning = payment.Dunning.Pay(),
            Decline = null,
        };
        return To(paid, next: null, isOwed ? PaymentNews.Paid : PaymentNews.PaidForNothing);
    }

    private PaymentStep Fail(PaymentOutcome outcome)
    {
        var dunning = payment.Dunning.Fail(policy.Dunning, outcome.Decline!, at);
        var failed = payment with
        {
            Status = PaymentStatus.Declined,
            IsInFlight = false,
            Dunning = dunning,
            Decline = outcome.Decline,
        };
        var isEnough = dunning.IsSuspended && !payment.Dunning.IsSuspended;
        return To(failed, dunning.NextStep, isEnough ? PaymentNews.Exhausted : PaymentNews.Failed);
    }

    private PaymentStep Cancel(PaymentOutcome outcome) => To(
        payment with { ProviderId = outcome.ProviderId, Status = PaymentStatus.Canceled, IsInFlight = false },
        next: null,
        PaymentNews.Canceled);

    // An attempt that may be there still is asked for; nothing else is sent until it is put right.
    private PaymentStep Refuse(bool isInFlight) => To(
        payment with { Status = PaymentStatus.Refused, IsInFlight = isInFlight },
        isInFlight ? PollAt : null,
        payment.Status == PaymentStatus.Refused ? PaymentNews.None : PaymentNews.Refused);

    // One more attempt beside the schedule, which stays as it is. One in flight is asked for first: its number rises
    // only after it has certainly failed.
    private PaymentStep GiveMethod()
    {
        if (payment is { Status: PaymentStatus.Refused, IsInFlight: true })
        {
            return To(payment with { Status = PaymentStatus.Unknown }, at);
        }

        var isWanted = payment.Status == PaymentStatus.Refused
            || !(payment.IsOver || payment.IsInFlight || payment.IsUntried);
        return isWanted ? To(Untried(payment), at) : Unchanged;
    }

    private PaymentStep GiveUp()
    {
        if (payment.DeedAt(at) != PaymentDeed.GiveUp) return Unchanged;
        var dunning = payment.Dunning.GiveUp(at);
        return dunning == payment.Dunning
            ? Unchanged
            : To(
                payment with { Dunning = dunning },
                payment.IsOutdated ? at : dunning.NextStep,
                PaymentNews.Exhausted);
    }

    // A customer who confirms pays the whole amount, as an attempt in flight does. Before a provider holds it, nobody
    // here knows whether it is collected elsewhere.
    private PaymentStep Lower(Money by)
    {
        if (payment.ProviderId is null || by > payment.Amount) return Unchanged;
        if (by == payment.Amount)
        {
            var stop = Stop();
            return stop.IsChanged
                ? new PaymentStep(
                    stop.Payment with { Amount = payment.Amount - by, Decline = null }, true, PaymentNews.GivenBack)
                : Unchanged;
        }

        if (payment.Dunning.IsOver || payment.IsInFlight) return Unchanged;
        var lowered = payment with { Amount = payment.Amount - by };
        var isResting = IsRefused || payment.Status == PaymentStatus.Canceled || payment.NextStep < at;
        return To(lowered, isResting ? payment.NextStep : at);
    }

    // An attempt in flight may still bring money, and is asked for until its outcome is known; but one that waits for
    // the customer can be given up. Of one that was canceled the provider holds nothing any more.
    private PaymentStep Stop()
    {
        var mayMove = payment.IsInFlight && payment.Status != PaymentStatus.NeedsCustomerAction;
        if (payment.Dunning.IsOver || mayMove) return Unchanged;
        DateTimeOffset? next = payment.Status == PaymentStatus.Canceled ? null : at;
        return To(payment with { Dunning = payment.Dunning.Stop() }, next);
    }

    // Nothing is owed any more: it goes on until the provider holds nothing that somebody could pay.
    private PaymentStep Withdraw(PaymentOutcome outcome) => outcome.Status switch
    {
        PaymentStatus.Canceled => To(
            payment with { ProviderId = outcome.ProviderId, Status = PaymentStatus.Canceled, IsInFlight = false },
            next: null),
        PaymentStatus.Missing => To(
            payment with { ProviderId = null, Status = PaymentStatus.Missing, IsInFlight = false }, next: null),
        PaymentStatus.Pending => To(
            payment with { ProviderId = outcome.ProviderId, Status = PaymentStatus.Pending }, PollAt),
        PaymentStatus.Refused => Refuse(payment.IsInFlight),
        _ when payment.ProviderId is null && outcome.ProviderId is { } found =>
            To(payment with { ProviderId = found }, at),
        _ => To(payment, LookUpAt),
    };

    /// <summary>Where it is due now, a little later; else when it is due.</summary>
    private DateTimeOffset? Later => payment.NextStep <= at ? LookUpAt : payment.NextStep;

    private DateTimeOffset LookUpAt => at + policy.LookUpAfter;

    private DateTimeOffset PollAt => at + policy.PollEvery;

    private PaymentStep To(Payment changed, DateTimeOffset? next, PaymentNews news = PaymentNews.None)
    {
        var after = changed with { NextStep = next };
        return new PaymentStep(after, after != payment, news);
    }
}
