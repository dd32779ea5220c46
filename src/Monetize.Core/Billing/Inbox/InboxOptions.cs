namespace Monetize.Billing.Inbox;

/// <summary>How events of providers are worked on.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A value out of its bounds is refused where it is set, by an
/// <see cref="ArgumentException"/> that names the option. No duration is longer than 36,500 days.
/// </remarks>
public sealed record InboxOptions
{
    /// <summary>
    /// Who works, in the audit log: printable, not blank and of at most 200 characters. <c>inbox</c> by default.
    /// </summary>
    public string Owner { get; init => field = Checked.Owner(value); } = "inbox";

    /// <summary>How long events are a worker's own. More than 0; 10 minutes by default.</summary>
    public TimeSpan LeaseFor { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a reader may take to read an event, and the provider to say how a payment stands; half of
    /// <see cref="LeaseFor"/> at most. The event is tried again later then. All calls of a pass end within a lease, and
    /// what there was no time for waits for the next one. More than 0, at most 49 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit, of a pass neither; 1 minute by default.
    /// </summary>
    public TimeSpan ProviderTimeout { get; init => field = Checked.ByTimerOrNone(value); } = TimeSpan.FromMinutes(1);

    /// <summary>How many events are taken at once; 1 or more, 100 by default.</summary>
    public int PageSize { get; init => field = Checked.AtLeastOne(value); } = 100;

    /// <summary>When an event that could not be worked on is tried again.</summary>
    public Backoff Retry { get; init; } = Backoff.Default;

    /// <summary>
    /// After how many tries an event is left alone, and the health of the host suffers until
    /// <see cref="ProviderInbox.RetryGivenUpAsync"/>. It stays in the store with its failure, and what it told of a
    /// payment is asked for all the same, only later. 1 or more, 20 by default.
    /// </summary>
    public int MostTries { get; init => field = Checked.AtLeastOne(value); } = 20;

    /// <summary>The owner.</summary>
    public override string ToString() => Owner;
}
