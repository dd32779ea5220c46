using Monetize.Payments.Collection;

namespace Monetize.Billing.Running;

/// <summary>How a billing run works.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record BillingRunOptions
{
    private readonly TimeSpan _grace = TimeSpan.FromHours(1);
    private readonly TimeSpan _leaseFor = TimeSpan.FromMinutes(10);
    private readonly int _pageSize = 100;
    private readonly int _mostItems = 36;

    /// <summary>Who runs, in leases and in the audit log. <c>run</c> by default.</summary>
    public string Owner { get; init; } = "run";

    /// <summary>How long a closed period waits for late usage; 0 or more, 1 hour by default.</summary>
    public TimeSpan Grace
    {
        get => _grace;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _grace = value;
        }
    }

    /// <summary>
    /// How far back usage that comes late is still billed: as far as it is accepted. 35 days by default.
    /// </summary>
    public TimeSpan LateUsage { get; init; } = TimeSpan.FromDays(35);

    /// <summary>
    /// How long customers are a worker's own; more than it takes to bill a page and to ask the provider. More than 0,
    /// 10 minutes by default.
    /// </summary>
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

    /// <summary>
    /// How much of one customer a run settles at most, such as periods after a long stop; beyond it the customer is
    /// parked until somebody has looked. 1 or more, 36 by default.
    /// </summary>
    public int MostItems
    {
        get => _mostItems;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _mostItems = value;
        }
    }

    /// <summary>
    /// The highest total of an invoice, in major units of its currency; beyond it the customer is parked. None by
    /// default.
    /// </summary>
    public decimal? InvoiceCeiling { get; init; }

    /// <summary>How invoices are numbered.</summary>
    public NumberSeries Series { get; init; } = NumberSeries.Invoices;

    /// <summary>When payments are asked for and tried again.</summary>
    public PaymentPolicy Payments { get; init; } = PaymentPolicy.Default;

    /// <summary>Owner and size of a page.</summary>
    public override string ToString() => Owner;
}
