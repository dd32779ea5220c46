using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Billing.Verification;

/// <summary>
/// Where a payment can stand after the steps of its history. A step says what happened and what was heard, and neither
/// the kind of a decline nor the schedule: where these matter, a step leads to each state that it may lead to.
/// </summary>
/// <remarks>The counterpart of <see cref="Transition"/>, which decides with all that is known at the time.</remarks>
internal sealed record TracedPayment
{
    // The most that a schedule can count before it is enough.
    private const long MostFailuresOfSchedule = 15;

    private static readonly string Soft = DocumentWords.DeclineKinds.Write(DeclineKind.Soft);

    private TracedPayment()
    {
    }

    /// <summary>As a payment begins.</summary>
    public static TracedPayment Start { get; } = new();

    private PaymentStatus Status { get; init; } = PaymentStatus.Missing;

    private long Attempt { get; init; }

    private bool IsInFlight { get; init; }

    /// <summary>Whether the id of a provider's object is known.</summary>
    private bool HasObject { get; init; }

    private DunningStage Stage { get; init; } = DunningStage.Current;

    private long LeastFailures { get; init; }

    private long MostFailures { get; init; }

    /// <summary>Whether the last decline was soft, where the stage comes of that.</summary>
    private bool? IsSoft { get; init; }

    /// <summary>Whether a row stands there.</summary>
    public bool Fits(PaymentRow row) => DocumentWords.PaymentStatuses.Write(Status) == row.Status
        && Attempt == row.Attempt
        && IsInFlight == (row.InFlight != 0)
        && HasObject == row.ProviderId is not null
        && DocumentWords.DunningStages.Write(Stage) == row.Stage
        && row.Failures >= LeastFailures && row.Failures <= MostFailures
        && (IsSoft is null || IsSoft == (row.DeclineKind == Soft));

    /// <summary>Where a row stands, in the words of <see cref="ToString"/>.</summary>
    public static string TextOf(PaymentRow row) => Text(
        row.Status,
        row.Attempt,
        row.InFlight != 0,
        row.ProviderId is not null,
        row.Stage,
        FormattableString.Invariant($"{row.Failures}"),
        row.DeclineKind is { } kind ? kind == Soft : null);

    public override string ToString() => Text(
        DocumentWords.PaymentStatuses.Write(Status),
        Attempt,
        IsInFlight,
        HasObject,
        DocumentWords.DunningStages.Write(Stage),
        LeastFailures == MostFailures
            ? FormattableString.Invariant($"{LeastFailures}")
            : FormattableString.Invariant($"{LeastFailures} to {MostFailures}"),
        IsSoft);

    /// <summary>Where a step can lead, and what is told of it; nowhere where it cannot have happened.</summary>
    /// <param name="step">The step.</param>
    /// <param name="status">What was heard, or how it stands after the step.</param>
    /// <param name="isAllGivenBack">Whether nothing is owed any more after a step that lowers it.</param>
    public IEnumerable<(TracedPayment After, PaymentNews News)> After(
        PaymentAttemptRow step, PaymentStatus status, bool isAllGivenBack)
    {
        if (step.Event == PaymentEntries.Answered) return Answer(status, step.Attempt);
        if (step.Event == PaymentEntries.LookedUp) return LookUp(status, step.Attempt);
        return Decide(step.Event, isAllGivenBack)
            .Where(one => one.After.Status == status && one.After.Attempt == step.Attempt);
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> Decide(string word, bool isAllGivenBack) => word switch
    {
        PaymentEntries.Begun => Begin(),
        PaymentEntries.NewMethod => GiveMethod(),
        PaymentEntries.Late => GiveUp(),
        PaymentEntries.Lowered => isAllGivenBack ? GiveBack() : Lower(),
        _ => Stop(),
    };

    private bool IsEnded => Stage is DunningStage.Paid or DunningStage.Stopped;

    private bool IsOver => IsEnded || Status is PaymentStatus.Succeeded or PaymentStatus.Canceled;

    private bool IsUntried => !IsInFlight && Status is (PaymentStatus.Missing or PaymentStatus.Prepared);

    private static IEnumerable<(TracedPayment After, PaymentNews News)> Nowhere => [];

    private static IEnumerable<(TracedPayment After, PaymentNews News)> To(
        TracedPayment after, PaymentNews news = PaymentNews.None) => [(after, news)];

    private IEnumerable<(TracedPayment After, PaymentNews News)> Begin() => IsOver || IsInFlight || !HasObject
        ? Nowhere
        : To(this with { Status = PaymentStatus.Unknown, Attempt = Attempt + 1, IsInFlight = true });

    private IEnumerable<(TracedPayment After, PaymentNews News)> Answer(PaymentStatus status, long attempt)
    {
        if (status == PaymentStatus.Succeeded) return Succeed();
        if (!IsInFlight) return Nowhere;
        if (Stage == DunningStage.Stopped) return Withdraw(status);
        return status switch
        {
            PaymentStatus.Refused => Refuse(isInFlight: false),

            // Who sent nothing, because it was sent so long ago, tells of the attempt before.
            PaymentStatus.Declined when attempt < Attempt => To(this with { Status = PaymentStatus.Prepared }),
            _ => Hear(status),
        };
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> LookUp(PaymentStatus status, long attempt)
    {
        if (status == PaymentStatus.Succeeded) return Succeed();
        if (Status is PaymentStatus.Succeeded or PaymentStatus.Canceled) return Nowhere;
        if (Stage == DunningStage.Stopped) return Withdraw(status);
        if (IsOver) return Nowhere;
        return IsInFlight ? LookUpAttempt(status, attempt) : LookUpObject(status);
    }

    // The history does not tell a provider that said the number of an attempt from one that did not: a decline of the
    // last one counts, or is taken for that of the one before.
    private IEnumerable<(TracedPayment After, PaymentNews News)> LookUpAttempt(PaymentStatus status, long attempt) =>
        status switch
        {
            PaymentStatus.Refused => Refuse(isInFlight: true),
            PaymentStatus.Prepared => Unheard(),
            PaymentStatus.Declined when attempt < Attempt => Unheard(),
            PaymentStatus.Declined when attempt == Attempt && Attempt > 1 => [.. Unheard(), .. Fail()],
            _ => Hear(status),
        };

    // The attempt is sent once more under its number, or, long after it was begun, is over and the next one has the
    // next number.
    private IEnumerable<(TracedPayment After, PaymentNews News)> Unheard()
    {
        var unheard = this with { Status = PaymentStatus.Prepared };
        return [.. To(unheard), .. To(unheard with { IsInFlight = false })];
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> LookUpObject(PaymentStatus status) => status switch
    {
        PaymentStatus.Unknown => To(this),
        PaymentStatus.Canceled => Cancel(),
        PaymentStatus.Refused => Refuse(isInFlight: false),
        PaymentStatus.Missing => To(HasObject ? Hold(isFound: false) : this),
        _ when !HasObject => To(Hold(isFound: true)),
        PaymentStatus.NeedsCustomerAction => [.. To(this), .. Awaiting().Select(static one => (one, PaymentNews.None))],
        _ => To(this),
    };

    private TracedPayment Hold(bool isFound)
    {
        var held = this with { HasObject = isFound };
        return IsUntried || Stage == DunningStage.Current ? held.Untried() : held;
    }

    private TracedPayment Untried() =>
        this with { Status = HasObject ? PaymentStatus.Prepared : PaymentStatus.Missing };

    private IEnumerable<(TracedPayment After, PaymentNews News)> Hear(PaymentStatus status) => status switch
    {
        PaymentStatus.Declined => Fail(),
        PaymentStatus.Canceled => Cancel(),
        PaymentStatus.NeedsCustomerAction => AwaitCustomer(),
        PaymentStatus.Pending or PaymentStatus.Prepared => To(this with { Status = status }),
        PaymentStatus.Missing => To(this with
        {
            HasObject = false,
            Status = status,
            Attempt = Attempt - 1,
            IsInFlight = false,
        }),
        _ => To(this),
    };

    private IEnumerable<(TracedPayment After, PaymentNews News)> Succeed()
    {
        if (Status == PaymentStatus.Succeeded) return Nowhere;
        var paid = this with
        {
            HasObject = true,
            Status = PaymentStatus.Succeeded,
            IsInFlight = false,
            Stage = IsEnded ? Stage : DunningStage.Paid,
            IsSoft = null,
        };
        return To(paid, Stage == DunningStage.Stopped ? PaymentNews.PaidForNothing : PaymentNews.Paid);
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> Cancel() => To(
        this with { HasObject = true, Status = PaymentStatus.Canceled, IsInFlight = false }, PaymentNews.Canceled);

    private IEnumerable<(TracedPayment After, PaymentNews News)> Refuse(bool isInFlight) => To(
        this with { Status = PaymentStatus.Refused, IsInFlight = isInFlight },
        Status == PaymentStatus.Refused ? PaymentNews.None : PaymentNews.Refused);

    private IEnumerable<(TracedPayment After, PaymentNews News)> Fail()
    {
        var failed = this with { Status = PaymentStatus.Declined, IsInFlight = false, IsSoft = null };
        var (least, most) = Stage switch
        {
            DunningStage.Current => (1, 1),
            DunningStage.Retrying => (0, 1),
            _ => (0, 0),
        };
        if (Stage == DunningStage.Exhausted) return To(failed, PaymentNews.Failed);

        // While it waits for the customer, dates of the schedule may have passed: those count.
        var counted = failed.Counting(least, most);
        var retried = Stage == DunningStage.AwaitingCustomer
            ? counted with { MostFailures = Math.Max(counted.MostFailures, MostFailuresOfSchedule) }
            : counted;
        return
        [
            (retried with { Stage = DunningStage.Retrying, IsSoft = true }, PaymentNews.Failed),
            (counted with { Stage = DunningStage.AwaitingCustomer, IsSoft = false }, PaymentNews.Failed),
            (failed.Counting(most, most) with { Stage = DunningStage.Exhausted }, PaymentNews.Exhausted),
        ];
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> AwaitCustomer()
    {
        var news = Status == PaymentStatus.NeedsCustomerAction ? PaymentNews.None : PaymentNews.NeedsCustomer;
        var waiting = this with { Status = PaymentStatus.NeedsCustomerAction };
        return
        [
            .. waiting.Awaiting().Select(one => (one, news)),
            .. waiting.GiveUp(),
        ];
    }

    private IEnumerable<TracedPayment> Awaiting() => Stage switch
    {
        DunningStage.Current => [Counting(1, 1) with { Stage = DunningStage.AwaitingCustomer, IsSoft = null }],
        DunningStage.Retrying => [Counting(0, 1) with { Stage = DunningStage.AwaitingCustomer, IsSoft = null }],
        _ => [this],
    };

    private TracedPayment Counting(long least, long most) =>
        this with { LeastFailures = LeastFailures + least, MostFailures = MostFailures + most };

    private IEnumerable<(TracedPayment After, PaymentNews News)> GiveUp() => Stage == DunningStage.AwaitingCustomer
        ? To(this with { Stage = DunningStage.Exhausted, IsSoft = null }, PaymentNews.Exhausted)
        : Nowhere;

    private IEnumerable<(TracedPayment After, PaymentNews News)> GiveMethod()
    {
        if (Status == PaymentStatus.Refused && IsInFlight) return To(this with { Status = PaymentStatus.Unknown });
        var isWanted = Status == PaymentStatus.Refused || !(IsOver || IsInFlight || IsUntried);
        return isWanted ? To(Untried()) : Nowhere;
    }

    private IEnumerable<(TracedPayment After, PaymentNews News)> Lower() =>
        HasObject && !IsEnded && !IsInFlight ? To(this) : Nowhere;

    private IEnumerable<(TracedPayment After, PaymentNews News)> GiveBack() => HasObject
        ? Stop().Select(static step => (step.After with { IsSoft = null }, PaymentNews.GivenBack))
        : Nowhere;

    private IEnumerable<(TracedPayment After, PaymentNews News)> Stop() =>
        IsEnded || (IsInFlight && Status != PaymentStatus.NeedsCustomerAction)
            ? Nowhere
            : To(this with { Stage = DunningStage.Stopped, IsSoft = null });

    private IEnumerable<(TracedPayment After, PaymentNews News)> Withdraw(PaymentStatus status) => status switch
    {
        PaymentStatus.Canceled => To(this with { HasObject = true, Status = status, IsInFlight = false }),
        PaymentStatus.Missing => To(this with { HasObject = false, Status = status, IsInFlight = false }),
        PaymentStatus.Pending => To(this with { HasObject = true, Status = status }),
        PaymentStatus.Refused => Refuse(IsInFlight),
        PaymentStatus.Unknown => To(this),
        _ => To(this with { HasObject = true }),
    };

    private static string Text(
        string status, long attempt, bool isInFlight, bool hasObject, string stage, string failures, bool? isSoft)
    {
        var flight = isInFlight ? "in flight" : "not in flight";
        var known = hasObject ? "known to the provider" : "not known to the provider";
        var kind = isSoft switch { true => ", a soft decline", false => ", no soft decline", null => "" };
        return FormattableString.Invariant(
            $"{status}, attempt {attempt} {flight}, {known}, {stage} after {failures} failures{kind}");
    }
}
