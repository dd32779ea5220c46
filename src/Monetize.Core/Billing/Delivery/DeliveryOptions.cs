namespace Monetize.Billing.Delivery;

/// <summary>How messages are handed on.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A value out of its bounds is refused where it is set, by an
/// <see cref="ArgumentException"/> that names the option. No duration is longer than 36,500 days.
/// </remarks>
public sealed record DeliveryOptions
{
    /// <summary>
    /// Who hands on, in leases and in the audit log: printable, not blank and of at most 200 characters.
    /// <c>delivery</c> by default.
    /// </summary>
    public string Owner { get; init => field = Checked.Owner(value); } = "delivery";

    /// <summary>
    /// How long the handlers of one message may take before they are canceled, and waited for no longer; a handler that
    /// does not heed it may meet the next one. More than 0 and at most 49 days; 1 minute by default, and of a lease
    /// half at most.
    /// </summary>
    public TimeSpan HandlerTimeout { get; init => field = Checked.ByTimer(value); } = TimeSpan.FromMinutes(1);

    /// <summary>How long customers are a worker's own. More than 0; 10 minutes by default.</summary>
    public TimeSpan LeaseFor { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(10);

    /// <summary>How many customers are taken at once; 1 or more, 100 by default.</summary>
    public int PageSize { get; init => field = Checked.AtLeastOne(value); } = 100;

    /// <summary>When a message that a handler refused is handed on again.</summary>
    public Backoff Retry { get; init; } = Backoff.Default;

    /// <summary>
    /// How old a message that waits is before the health of the host suffers. More than 0; 15 minutes by default.
    /// </summary>
    public TimeSpan StuckAfter { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(15);

    /// <summary>How long a message has in truth, so that a lease is never outlived.</summary>
    internal TimeSpan Allowed => HandlerTimeout < LeaseFor / 2 ? HandlerTimeout : LeaseFor / 2;

    /// <summary>The owner.</summary>
    public override string ToString() => Owner;
}
