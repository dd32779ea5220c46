using System.Globalization;
using Monetize.Payments.Collection;
using Monetize.Payments.Dunning;

namespace Monetize.Payments;

/// <summary>
/// The collection of one invoice's money as a state machine: each event gives the next state, and the state says what
/// is to be done next. What is stored of it is enough to go on after a crash at any point.
/// </summary>
/// <remarks>
/// Immutable. There is at most one attempt in flight, and its number is stored before the provider hears of it; an
/// answer counts for the attempt that it belongs to and for no other. Success is final from everywhere.
/// </remarks>
public sealed record Payment
{
    /// <summary>What names it on both sides.</summary>
    public required PaymentId Id { get; init; }

    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The number of the invoice.</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>
    /// How much is owed, in whole minor units: more than 0 as long as it is collected, and 0 once all of it was given
    /// back. What is given back before it is paid lowers it.
    /// </summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// How much the provider's object asks for, and, once it has succeeded, how much came in; none until it is
    /// prepared. More than <see cref="Amount"/> until the provider has heard of what was given back.
    /// </summary>
    public Money? AskedFor { get; init; }

    /// <summary>The provider's object; none until it is prepared.</summary>
    public string? ProviderId { get; init; }

    /// <summary>
    /// The name of the provider that has that object: no other one is asked about it. None until it is prepared.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>What was last heard of it. Missing by default: no provider has heard of it.</summary>
    public PaymentStatus Status { get; init; } = PaymentStatus.Missing;

    /// <summary>The number of the last attempt; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether that attempt may have reached the provider, and its outcome is not known.</summary>
    public bool IsInFlight { get; init; }

    /// <summary>Where the collection stands.</summary>
    public DunningState Dunning { get; init; } = DunningState.Start;

    /// <summary>When something is to be done; none where nothing is.</summary>
    public DateTimeOffset? NextStep { get; init; }

    /// <summary>Why the last attempt was declined; none where none was.</summary>
    public Decline? Decline { get; init; }

    /// <summary>
    /// Whether nothing is collected any more: only money that comes all the same changes it, and what a provider still
    /// holds of a payment that was stopped is given up there.
    /// </summary>
    public bool IsOver => Dunning.IsOver || Status is PaymentStatus.Succeeded or PaymentStatus.Canceled;

    /// <summary>
    /// Whether nothing was asked with the method at hand: an attempt is wanted at once, whatever the schedule says.
    /// </summary>
    internal bool IsUntried => !IsInFlight && Status is (PaymentStatus.Missing or PaymentStatus.Prepared);

    /// <summary>Whether a provider may be asked about it: one that has its object, or any where none has.</summary>
    internal bool IsOf(IPaymentProvider provider) => Provider is null || Provider == provider.Name;

    /// <summary>
    /// Whether the provider's object asks for something else than is owed: no attempt is sent before it is told.
    /// </summary>
    internal bool IsOutdated => !IsInFlight && ProviderId is not null && AskedFor != Amount;

    /// <summary>A payment that is to be collected at once.</summary>
    /// <param name="id">What names it.</param>
    /// <param name="customer">Who pays.</param>
    /// <param name="invoiceNumber">The number of the invoice.</param>
    /// <param name="amount">How much, more than 0.</param>
    /// <param name="at">From when on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above 0.</exception>
    public static Payment Open(
        PaymentId id, CustomerId customer, string invoiceNumber, Money amount, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        return new Payment
        {
            Id = id,
            Customer = customer,
            InvoiceNumber = invoiceNumber,
            Amount = amount,
            NextStep = at,
        };
    }

    /// <summary>What is to be done at an instant.</summary>
    /// <param name="at">The instant.</param>
    public PaymentDeed DeedAt(DateTimeOffset at)
    {
        if (NextStep is not { } next || next > at) return PaymentDeed.Nothing;
        if (Dunning.Stage == DunningStage.Stopped) return ProviderId is null ? PaymentDeed.LookUp : PaymentDeed.Cancel;
        if (IsOver) return PaymentDeed.Nothing;
        var waits = Dunning.Stage == DunningStage.AwaitingCustomer && !IsInFlight && !IsUntried;
        if (waits && Dunning.NextStep <= at) return PaymentDeed.GiveUp;
        if (IsOutdated) return PaymentDeed.Amend;
        if (waits) return PaymentDeed.GiveUp;
        if (ProviderId is null) return PaymentDeed.Prepare;
        return IsInFlight && Status != PaymentStatus.Prepared ? PaymentDeed.LookUp : PaymentDeed.Confirm;
    }

    /// <summary>
    /// The attempt that a confirmation is made with: the one in flight once more, of which the provider sees one
    /// however often it is sent, or the next.
    /// </summary>
    public int AttemptToConfirm => IsInFlight ? Attempt : Attempt + 1;

    /// <summary>An answer as it counts: one of another currency is an answer that nobody can read.</summary>
    internal PaymentOutcome Heard(PaymentOutcome outcome) =>
        outcome.Amount is { } amount && amount.Currency != Amount.Currency ? PaymentOutcome.Unknown : outcome;

    /// <summary>The state after an event. One that has no meaning in this state changes nothing.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="at">When.</param>
    /// <param name="policy">When what is tried again.</param>
    public PaymentStep After(PaymentEvent happened, DateTimeOffset at, PaymentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(policy);
        return new Transition(this, at, policy).Take(happened);
    }

    /// <summary>Id, status and attempt.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id} of {InvoiceNumber}: {Amount}, {Status}, attempt {Attempt}{(IsInFlight ? " in flight" : "")}");
}
