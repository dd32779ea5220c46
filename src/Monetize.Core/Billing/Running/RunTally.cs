using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Billing.Running;

/// <summary>What a run has done so far.</summary>
internal sealed class RunTally
{
    private readonly List<Invoice> _invoices = [];
    private readonly List<ParkedCustomer> _parked = [];

    public HashSet<CustomerId> Customers { get; } = [];

    public int WithoutInvoice { get; set; }

    public int Paid { get; set; }

    public int Declined { get; set; }

    public void Add(Invoice invoice) => _invoices.Add(invoice);

    /// <summary>Takes what was done for some customers, in the order of their ids.</summary>
    public void Add(BillingRunReport part, ValueArray<CustomerId> customers)
    {
        Customers.UnionWith(customers);
        _invoices.AddRange(part.Invoices.OrderBy(static invoice => invoice.Customer.Value, TextOrder.Instance));
        WithoutInvoice += part.WithoutInvoice;
        _parked.AddRange(part.Parked);
    }

    public void Park(CustomerId customer, ErrorCode code, string reason) =>
        _parked.Add(new ParkedCustomer(customer, code, reason));

    public BillingRunReport Report() => new()
    {
        Customers = Customers.Count,
        Invoices = _invoices.ToValueArray(),
        WithoutInvoice = WithoutInvoice,
        Paid = Paid,
        Declined = Declined,
        Parked = _parked.ToValueArray(),
    };
}
