namespace Monetize.Billing.Delivery;

/// <summary>How messages are handed on.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record DeliveryOptions
{
    private readonly TimeSpan _handlerTimeout = TimeSpan.FromMinutes(1);
    private readonly TimeSpan _leaseFor = TimeSpan.FromMinutes(10);
    private readonly TimeSpan _stuckAfter = TimeSpan.FromMinutes(15);
    private readonly int _pageSize = 100;

    /// <summary>Who hands on, in leases and in the audit log. <c>delivery</c> by default.</summary>
    public string Owner { get; init; } = "delivery";

    /// <summary>
    /// How long the handlers of one message may take before they are canceled; a handler that does not heed it may meet
    /// another worker's. More than 0; 1 minute by default, and of a lease half at most.
    /// </summary>
    public TimeSpan HandlerTimeout
    {
        get => _handlerTimeout;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _handlerTimeout = value;
        }
    }

    /// <summary>How long customers are a worker's own. More than 0; 10 minutes by default.</summary>
    public TimeSpan LeaseFor
    {
        get => _leaseFor;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _leaseFor = value;
        }
    }

    /// <summary>How many customers are taken at once; 1 or more, 100 by default.</summary>
    public int PageSize
    {
        get => _pageSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _pageSize = value;
        }
    }

    /// <summary>When a message that a handler refused is handed on again.</summary>
    public Backoff Retry { get; init; } = Backoff.Default;

    /// <summary>
    /// How old a message that waits is before the health of the host suffers. More than 0; 15 minutes by default.
    /// </summary>
    public TimeSpan StuckAfter
    {
        get => _stuckAfter;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _stuckAfter = value;
        }
    }

    /// <summary>How long a message has in truth, so that a lease is never outlived.</summary>
    internal TimeSpan Allowed => HandlerTimeout < LeaseFor / 2 ? HandlerTimeout : LeaseFor / 2;

    /// <summary>The owner.</summary>
    public override string ToString() => Owner;
}
