using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Running;

/// <summary>What a run has done so far.</summary>
/// <param name="listsInvoices">Whether invoices are kept, and not only counted.</param>
internal sealed class RunTally(bool listsInvoices = true)
{
    private readonly List<Invoice> _invoices = [];
    private readonly List<ParkedCustomer> _parked = [];
    private readonly Dictionary<CustomerId, DeferredCustomer> _deferred = [];
    private readonly List<PaymentFailure> _failures = [];
    private int _invoiced;

    public HashSet<CustomerId> Customers { get; } = [];

    public int WithoutInvoice { get; set; }

    public int Paid { get; set; }

    public int Declined { get; set; }

    /// <summary>Takes an invoice: its customer waits no more.</summary>
    public void Add(Invoice invoice)
    {
        _invoiced++;
        if (listsInvoices) _invoices.Add(invoice);
        _deferred.Remove(invoice.Customer);
    }

    /// <summary>Takes what was done for some customers, in the order of their ids.</summary>
    public void Add(BillingRunReport part, ValueArray<CustomerId> customers)
    {
        Customers.UnionWith(customers);
        _invoices.AddRange(part.Invoices.OrderBy(static invoice => invoice.Customer.Value, TextOrder.Instance));
        _invoiced += part.Invoiced;
        WithoutInvoice += part.WithoutInvoice;
        _parked.AddRange(part.Parked);
        foreach (var deferred in part.Deferred) _deferred[deferred.Customer] = deferred;
    }

    public void Park(CustomerId customer, ErrorCode code, string reason) =>
        _parked.Add(new ParkedCustomer(customer, code, reason));

    /// <summary>Takes a customer who waits for a later run; once, however often they were tried.</summary>
    public void Defer(CustomerId customer, ErrorCode code, string reason) =>
        _deferred[customer] = new DeferredCustomer(customer, code, reason);

    public void Fail(CustomerId customer, PaymentId payment, Exception error) =>
        _failures.Add(new PaymentFailure(customer, payment, error));

    public BillingRunReport Report() => new()
    {
        Customers = Customers.Count,
        Invoiced = _invoiced,
        Invoices = _invoices.ToValueArray(),
        WithoutInvoice = WithoutInvoice,
        Paid = Paid,
        Declined = Declined,
        Parked = _parked.ToValueArray(),
        Deferred = _deferred.Values.OrderBy(static one => one.Customer.Value, TextOrder.Instance).ToValueArray(),
        Failures = _failures.ToValueArray(),
    };
}
