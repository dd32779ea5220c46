namespace Monetize.Billing.Inbox;

/// <summary>How events of providers are worked on.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record InboxOptions
{
    private readonly TimeSpan _leaseFor = TimeSpan.FromMinutes(10);
    private readonly int _pageSize = 100;
    private readonly int _mostTries = 20;

    /// <summary>Who works, in the audit log. <c>inbox</c> by default.</summary>
    public string Owner { get; init; } = "inbox";

    /// <summary>How long events are a worker's own. More than 0; 10 minutes by default.</summary>
    public TimeSpan LeaseFor
    {
        get => _leaseFor;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _leaseFor = value;
        }
    }

    /// <summary>How many events are taken at once; 1 or more, 100 by default.</summary>
    public int PageSize
    {
        get => _pageSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _pageSize = value;
        }
    }

    /// <summary>When an event that could not be worked on is tried again.</summary>
    public Backoff Retry { get; init; } = Backoff.Default;

    /// <summary>
    /// After how many tries an event is left alone, and the health of the host suffers until
    /// <see cref="ProviderInbox.RetryGivenUpAsync"/>. It stays in the store with its failure, and what it told of a
    /// payment is asked for all the same, only later. 1 or more, 20 by default.
    /// </summary>
    public int MostTries
    {
        get => _mostTries;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _mostTries = value;
        }
    }

    /// <summary>The owner.</summary>
    public override string ToString() => Owner;
}
