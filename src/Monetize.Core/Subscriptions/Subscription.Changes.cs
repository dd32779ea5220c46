using System.Globalization;
using Monetize.Errors;
using Monetize.Subscriptions;

namespace Monetize;

/// <content>
/// What can be decided about it. Each gives a longer history, or says why not; the same once more at the same instant
/// gives the history as it is, so that whoever does not know whether it was kept can decide it again.
/// </content>
public sealed partial record Subscription
{
    /// <summary>
    /// Another plan version; takes the place of a scheduled one. Another interval begins new periods.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="at">When it is decided.</param>
    /// <param name="timing">At once, or at the end of the period.</param>
    public ChangeResult ChangePlan(Plan plan, DateTimeOffset at, ChangeTiming timing = ChangeTiming.AtOnce) =>
        Take(known => new PlanChange
        {
            Plan = PlanTerms.Of(plan),
            Decided = at,
            Effective = known.Effective(at, timing),
        });

    /// <summary>Another quantity, such as seats; takes the place of a scheduled one.</summary>
    /// <param name="quantity">The quantity, 0 or more.</param>
    /// <param name="at">When it is decided.</param>
    /// <param name="timing">At once, or at the end of the period.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    public ChangeResult ChangeQuantity(decimal quantity, DateTimeOffset at, ChangeTiming timing = ChangeTiming.AtOnce)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return Take(known => new QuantityChange
        {
            Quantity = quantity,
            Decided = at,
            Effective = known.Effective(at, timing),
        });
    }

    /// <summary>Stops what is owed at once; billing periods go on.</summary>
    /// <param name="at">When it is decided.</param>
    public ChangeResult Pause(DateTimeOffset at) => Take(_ => new PauseStart { Decided = at, Effective = at });

    /// <summary>Ends a pause at once.</summary>
    /// <param name="at">When it is decided.</param>
    public ChangeResult Resume(DateTimeOffset at) => Take(_ => new PauseEnd { Decided = at, Effective = at });

    /// <summary>Begins new billing periods at once; the running one ends.</summary>
    /// <param name="at">When it is decided.</param>
    public ChangeResult Reanchor(DateTimeOffset at) => Take(_ => new AnchorChange { Decided = at, Effective = at });

    /// <summary>Ends the trial at once and begins the first billing period.</summary>
    /// <param name="at">When it is decided.</param>
    public ChangeResult ConvertTrial(DateTimeOffset at) =>
        Take(_ => new TrialConversion { Decided = at, Effective = at });

    /// <summary>Ends the subscription; takes the place of a scheduled end.</summary>
    /// <param name="at">When it is decided.</param>
    /// <param name="timing">At once, or at the end of the period.</param>
    public ChangeResult Cancel(DateTimeOffset at, ChangeTiming timing = ChangeTiming.AtPeriodEnd) =>
        Take(known => new Cancellation { Decided = at, Effective = known.Effective(at, timing) });

    /// <summary>Takes back every change that is scheduled and does not count yet.</summary>
    /// <param name="at">When it is decided.</param>
    public ChangeResult Withdraw(DateTimeOffset at) => Take(_ => new Withdrawal { Decided = at, Effective = at });

    private DateTimeOffset Effective(DateTimeOffset at, ChangeTiming timing) =>
        timing == ChangeTiming.AtPeriodEnd && PeriodAt(at) is { } period ? period.Billed.ToExclusive : at;

    /// <summary>Takes what is decided on a history; what was decided last just so is there already.</summary>
    private ChangeResult Take(Func<Subscription, SubscriptionChange> decide)
    {
        if (!History.IsEmpty && decide(Known(History.Count - 1)) == History[^1]) return ChangeResult.Taken(this);
        var change = decide(this);
        return RefusalOf(change) is { } refusal
            ? ChangeResult.Refused(refusal)
            : ChangeResult.Taken(new Subscription(Terms, History.Add(change)));
    }

    private Refusal? RefusalOf(SubscriptionChange change)
    {
        var at = change.Decided;
        var earliest = History.IsEmpty ? Terms.Start : History[^1].Decided;
        if (at < earliest)
        {
            return Refuse(
                ErrorCodes.ChangeDatedBack,
                $"{at:u} is before {earliest:u}, up to when {Id} is decided. Date the change then or later.");
        }

        if (PhaseAt(at) is not { } phase)
        {
            return Refuse(ErrorCodes.SubscriptionEnded, $"{Id} ended at {End:u}. Begin a new subscription.");
        }

        return change switch
        {
            PlanChange { Plan: var plan } => OfPlan(plan, phase, change),
            QuantityChange { Quantity: var same } when same == phase.Quantity && !IsScheduled<QuantityChange>(at) =>
                Refuse(ErrorCodes.NothingChanges, $"{Id} has the quantity {same} already. Leave it, or give another."),
            PauseStart when phase.Status == SubscriptionStatus.Paused =>
                Refuse(ErrorCodes.NothingChanges, $"{Id} is paused already. Leave it, or resume it."),
            PauseEnd when phase.Status != SubscriptionStatus.Paused =>
                Refuse(ErrorCodes.NotPaused, $"{Id} is not paused at {at:u}. Resume only what is paused."),
            TrialConversion when at >= TrialEnd =>
                Refuse(ErrorCodes.NotInTrial, $"{Id} is not in a trial at {at:u}. Convert only a trial that runs."),
            AnchorChange when at < TrialEnd => Refuse(
                ErrorCodes.StillInTrial,
                $"The periods of {Id} begin when its trial ends, at {TrialEnd:u}. Convert the trial, or wait."),
            AnchorChange or TrialConversion => OfMovedPeriodEnd(at),
            Withdrawal when !IsScheduled<SubscriptionChange>(at) =>
                Refuse(ErrorCodes.NothingScheduled, $"No change of {Id} is scheduled after {at:u}. Leave it."),
            _ => null,
        };
    }

    private Refusal? OfPlan(PlanTerms plan, SubscriptionPhase phase, SubscriptionChange change)
    {
        if (plan.Currency != phase.Plan.Currency)
        {
            return Refuse(
                ErrorCodes.PlanCurrencyDiffers,
                $"{plan.Version} is in {plan.Currency.Code}, {Id} in {phase.Plan.Currency.Code}. Begin another one.");
        }

        if (plan == phase.Plan && !IsScheduled<PlanChange>(change.Decided))
        {
            return Refuse(
                ErrorCodes.NothingChanges, $"{Id} is on {plan.Version} already. Leave it, or give another version.");
        }

        var movesPeriodEnd = plan.Interval != phase.Plan.Interval && !change.IsScheduled && change.Decided >= TrialEnd;
        return movesPeriodEnd ? OfMovedPeriodEnd(change.Decided, replaces: typeof(PlanChange)) : null;
    }

    /// <summary>What waits for the end of a period must not be left in the middle of another one.</summary>
    private Refusal? OfMovedPeriodEnd(DateTimeOffset at, Type? replaces = null)
    {
        foreach (var waiting in Timeline.InForce(History.AsSpan()))
        {
            if (waiting.Effective > at && waiting.GetType() != replaces)
            {
                return Refuse(
                    ErrorCodes.ChangeScheduled,
                    $"'{waiting}' waits for the end of the period of {Id}, which would move. Withdraw it first.");
            }
        }

        return null;
    }

    private bool IsScheduled<T>(DateTimeOffset at) =>
        Timeline.InForce(History.AsSpan()).Exists(change => change is T && change.Effective > at);

    private static Refusal Refuse(ErrorCode code, FormattableString message) =>
        new(code, message.ToString(CultureInfo.InvariantCulture));
}
