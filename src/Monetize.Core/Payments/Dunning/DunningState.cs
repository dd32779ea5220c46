using System.Globalization;

namespace Monetize.Payments.Dunning;

/// <summary>
/// The collection of one invoice as a state machine: each event gives the next state, and the same events give the same
/// states on any machine.
/// </summary>
/// <remarks>
/// Immutable. Attempts of the schedule count, and no others: what a customer has tried between its dates neither counts
/// nor moves them. Its times strictly increase; a payment ends it from everywhere, also one that comes after it was
/// enough. An event that has no meaning in a state leaves it as it is: hints of providers come twice and late.
/// </remarks>
public sealed record DunningState
{
    private DunningState(DunningStage stage, int failures, DateTimeOffset? nextStep)
    {
        Stage = stage;
        Failures = failures;
        NextStep = nextStep;
    }

    /// <summary>No attempt has failed.</summary>
    public static DunningState Start { get; } = new(DunningStage.Current, 0, null);

    /// <summary>Where it stands.</summary>
    public DunningStage Stage { get; }

    /// <summary>How many attempts of the schedule have failed, or wait for the customer.</summary>
    public int Failures { get; }

    /// <summary>
    /// When something is to be done: the next attempt while it is retrying, giving up while it waits for the customer.
    /// None in all other stages.
    /// </summary>
    public DateTimeOffset? NextStep { get; }

    /// <summary>Whether nothing will be tried any more.</summary>
    public bool IsOver => Stage is DunningStage.Paid or DunningStage.Stopped;

    /// <summary>Whether access ends: it is enough, and it is not paid.</summary>
    public bool IsSuspended => Stage == DunningStage.Exhausted;

    /// <summary>A state that was stored.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="failures">How many attempts count as failed.</param>
    /// <param name="nextStep">When something is to be done.</param>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    public static DunningState Of(DunningStage stage, int failures, DateTimeOffset? nextStep)
    {
        var hasFailed = failures > 0 || !(NeedsStep(stage) || stage == DunningStage.Exhausted);
        if (failures < 0 || !hasFailed || NeedsStep(stage) != nextStep.HasValue
            || (stage == DunningStage.Current && failures > 0))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{stage} with {failures} failures is no state."),
                nameof(stage));
        }

        return new DunningState(stage, failures, nextStep);
    }

    /// <summary>An attempt has failed.</summary>
    /// <param name="policy">When the next one is made.</param>
    /// <param name="decline">Why it failed.</param>
    /// <param name="at">When it failed.</param>
    /// <remarks>
    /// It is one of the schedule where it is the first, or fails when the next one was due. Any other is one more that
    /// the customer asked for, by another method: it changes neither the count nor the end of the schedule, only
    /// whether its next date is tried. After it was enough it stays enough.
    /// </remarks>
    public DunningState Fail(DunningPolicy policy, Decline decline, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(decline);
        if (IsOver || IsSuspended) return this;
        if (!IsOfSchedule(at)) return FailBeside(policy, decline, at);
        var failures = Failures + 1;
        if (failures > policy.Delays.Count) return new DunningState(DunningStage.Exhausted, failures, null);
        return decline.Kind == DeclineKind.Soft
            ? new DunningState(DunningStage.Retrying, failures, at + policy.Delays[failures - 1])
            : new DunningState(DunningStage.AwaitingCustomer, failures, at + policy.RestAfter(failures));
    }

    /// <summary>
    /// An attempt waits for the customer to confirm: it counts as one that failed does, and there is time as long as
    /// the rest of the schedule takes, and a day at least.
    /// </summary>
    /// <param name="policy">The schedule.</param>
    /// <param name="at">When it began to wait.</param>
    /// <remarks>One that the customer asked for between the dates of the schedule moves its end by nothing.</remarks>
    public DunningState AwaitCustomer(DunningPolicy policy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (IsOver || Stage is DunningStage.AwaitingCustomer or DunningStage.Exhausted) return this;
        return IsOfSchedule(at)
            ? new DunningState(DunningStage.AwaitingCustomer, Failures + 1, at + policy.TimeToConfirm(Failures + 1))
            : new DunningState(DunningStage.AwaitingCustomer, Failures, NextStep + policy.RestAfter(Failures + 1));
    }

    /// <summary>The time for the customer to act is over: it is enough.</summary>
    /// <param name="at">When; before <see cref="NextStep"/> nothing changes.</param>
    public DunningState GiveUp(DateTimeOffset at) => Stage == DunningStage.AwaitingCustomer && at >= NextStep
        ? new DunningState(DunningStage.Exhausted, Failures, null)
        : this;

    /// <summary>It was paid, in whatever way.</summary>
    public DunningState Pay() => EndAs(DunningStage.Paid);

    /// <summary>Nothing is owed any more.</summary>
    public DunningState Stop() => EndAs(DunningStage.Stopped);

    /// <summary>Stage, failures and next step.</summary>
    public override string ToString() => NextStep is { } next
        ? string.Create(CultureInfo.InvariantCulture, $"{Stage} after {Failures} failures, next {next:u}")
        : string.Create(CultureInfo.InvariantCulture, $"{Stage} after {Failures} failures");

    private bool IsOfSchedule(DateTimeOffset at) =>
        Stage == DunningStage.Current || (Stage == DunningStage.Retrying && at >= NextStep);

    // A method that will never do is not tried at the next date of the schedule, and one that may do later is, at the
    // first date that is still ahead: those that passed count. In both the schedule ends when it would have.
    private DunningState FailBeside(DunningPolicy policy, Decline decline, DateTimeOffset at)
    {
        var isSoft = decline.Kind == DeclineKind.Soft;
        if (Stage == DunningStage.Retrying)
        {
            var end = NextStep + policy.RestAfter(Failures + 1);
            return isSoft ? this : new DunningState(DunningStage.AwaitingCustomer, Failures, end);
        }

        if (at >= NextStep || Failures > policy.Delays.Count)
        {
            return new DunningState(DunningStage.Exhausted, Failures, null);
        }

        if (!isSoft) return this;
        var failures = Failures;
        while (NextStep - policy.RestAfter(failures + 1) <= at) failures++;
        return new DunningState(DunningStage.Retrying, failures, NextStep - policy.RestAfter(failures + 1));
    }

    // The end that came first stays.
    private DunningState EndAs(DunningStage end) => IsOver ? this : new DunningState(end, Failures, null);

    private static bool NeedsStep(DunningStage stage) =>
        stage is DunningStage.Retrying or DunningStage.AwaitingCustomer;
}
