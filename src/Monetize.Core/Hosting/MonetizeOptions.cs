using Microsoft.Extensions.Configuration;
using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Hosting;
using Monetize.Metering;

namespace Monetize;

/// <summary>How an engine works: the options of its parts in one place.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A part refuses a value out of its bounds where it is set, by an
/// <see cref="ArgumentException"/>; what parts demand of each other is asked where an engine is made. None holds a
/// secret.
/// </remarks>
public sealed record MonetizeOptions
{
    /// <summary>
    /// How far the time of a record may be from now; 5 minutes ahead and 35 days back by default. An engine refuses one
    /// that goes back further than late usage is billed (<see cref="BillingRunOptions.LateUsage"/>).
    /// </summary>
    public AcceptanceWindow Window { get; init; } = AcceptanceWindow.Default;

    /// <summary>
    /// Whether calls of service methods tell what they cost. It takes a read of the billing store and one of the usage
    /// store after what a call records; recording by itself reads neither. True by default.
    /// </summary>
    public bool EstimatesCosts { get; init; } = true;

    /// <summary>The billing run: grace, pages, bounds, numbers, payments and dunning.</summary>
    public BillingRunOptions Billing { get; init; } = new();

    /// <summary>The handing on of messages.</summary>
    public DeliveryOptions Delivery { get; init; } = new();

    /// <summary>The work on what providers tell.</summary>
    public InboxOptions Inbox { get; init; } = new();

    /// <summary>The background worker, where there is one.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>
    /// The options that a section of a configuration says, such as <c>Monetize</c> of <c>appsettings.json</c>: what
    /// <c>AddMonetize</c> reads of it. The rest is as by default.
    /// </summary>
    /// <param name="section">The section.</param>
    /// <exception cref="MonetizeOptionsException">Something in it is wrong; all faults are told.</exception>
    public static MonetizeOptions Read(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return OptionsReader.Read(section, new MonetizeOptions()).Checked();
    }

    /// <summary>A copy in which all parts work under one name, such as that of the machine.</summary>
    /// <param name="owner">
    /// The name, in leases and in the audit log: printable, not blank, of at most 200 characters, and of no person.
    /// </param>
    /// <exception cref="ArgumentException">The name is not within its bounds.</exception>
    public MonetizeOptions OwnedBy(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return this with
        {
            Billing = Billing with { Owner = owner },
            Delivery = Delivery with { Owner = owner },
            Inbox = Inbox with { Owner = owner },
        };
    }

    /// <summary>The owner of the run and the interval of the worker.</summary>
    public override string ToString() => $"{Billing.Owner}, {Worker}";

    /// <summary>What parts cannot see of each other.</summary>
    /// <exception cref="MonetizeOptionsException">Two parts contradict each other.</exception>
    internal MonetizeOptions Checked() => Window.Back <= Billing.LateUsage
        ? this
        : throw new MonetizeOptionsException(
        [
            new OptionFault(
                "Billing:LateUsage",
                "is shorter than usage may come late (Window:Back): some would be accepted and never billed",
                "Write the same or more, or a shorter Window:Back."),
        ]);
}
