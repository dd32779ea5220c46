using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Running;

/// <summary>How a billing run works.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A value out of its bounds is refused where it is set, by an
/// <see cref="ArgumentException"/> that names the option. No duration is longer than 36,500 days.
/// </remarks>
public sealed record BillingRunOptions
{
    /// <summary>
    /// Who runs, in leases and in the audit log: printable, not blank and of at most 200 characters. <c>run</c> by
    /// default.
    /// </summary>
    public string Owner { get; init => field = Checked.Owner(value); } = "run";

    /// <summary>How long a closed period waits for late usage; 0 or more, 1 hour by default.</summary>
    public TimeSpan Grace { get; init => field = Checked.NotNegative(value); } = TimeSpan.FromHours(1);

    /// <summary>
    /// How far back usage that comes late is still billed; 0 or more, 35 days by default. An engine demands no less
    /// than it accepts usage back (<see cref="MonetizeOptions.Window"/>).
    /// </summary>
    public TimeSpan LateUsage { get; init => field = Checked.NotNegative(value); } = TimeSpan.FromDays(35);

    /// <summary>
    /// How long customers are a worker's own: more than it takes to calculate and to book a page. Providers are asked
    /// within it. More than 0, 10 minutes by default.
    /// </summary>
    public TimeSpan LeaseFor { get; init => field = Checked.Positive(value); } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a call of the payment or of the tax provider may take, by the clock of the run, and half or a quarter
    /// of <see cref="LeaseFor"/> at most: whether what was asked is done is unknown then, and asked for later. All
    /// calls of a page end within its lease, those for taxes within the first half of it; who is not asked by then
    /// comes with the next page. A payment provider that answered nobody of a page is asked nothing more by that run,
    /// and a tax provider once in each later page until there is an answer. More than 0, at most 49 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit, of a page neither; 1 minute by default.
    /// </summary>
    public TimeSpan ProviderTimeout { get; init => field = Checked.ByTimerOrNone(value); } = TimeSpan.FromMinutes(1);

    /// <summary>How many customers are taken at once; 1 or more, 100 by default.</summary>
    public int PageSize { get; init => field = Checked.AtLeastOne(value); } = 100;

    /// <summary>
    /// How much of one customer is settled within a day at most, by all runs together, such as periods after a long
    /// stop; beyond it the customer is parked until somebody has looked. The day begins with what is settled first, by
    /// the instants of runs. Customers with more subscriptions than this need more. 1 or more, 36 by default.
    /// </summary>
    public int MostItems { get; init => field = Checked.AtLeastOne(value); } = 36;

    /// <summary>
    /// The highest total of an invoice, one for each currency that has a ceiling; beyond it the customer is parked
    /// until somebody approved that one invoice by <see cref="Operations.UnparkCustomer"/>. None by default.
    /// </summary>
    /// <exception cref="ArgumentException">Two are in one currency, or one is negative.</exception>
    public ValueArray<Money> InvoiceCeilings { get; init => field = Checked.OneForEachCurrency(value); }

    /// <summary>
    /// Where taxes are rounded, which the law of the seller says; kept on each invoice. Line by line by default. A
    /// change counts for invoices from then on.
    /// </summary>
    public TaxRounding TaxRounding { get; init => field = Checked.Named(value); }

    /// <summary>
    /// Whether prices contain the taxes already; kept on each invoice. No by default: taxes come on top. A change
    /// counts for invoices from then on.
    /// </summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>How invoices are numbered.</summary>
    public NumberSeries Series { get; init; } = NumberSeries.Invoices;

    /// <summary>
    /// Whether the report lists the invoices themselves, which are held for it until the run ends: some thousand bytes
    /// each. Yes by default; <see cref="Hosting.IBillingWork.WorkAsync"/> counts them only.
    /// </summary>
    public bool ListsInvoices { get; init; } = true;

    /// <summary>When payments are asked for and tried again.</summary>
    public PaymentPolicy Payments { get; init; } = PaymentPolicy.Default;

    /// <summary>The owner.</summary>
    public override string ToString() => Owner;

    /// <summary>Whether an invoice may come to so much.</summary>
    internal bool Allows(Money total, Money? approved) =>
        (approved is { } upTo && upTo.Currency == total.Currency && total.Amount <= upTo.Amount)
        || InvoiceCeilings.All(ceiling => ceiling.Currency != total.Currency || total.Amount <= ceiling.Amount);
}
