using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Running;

/// <summary>What a run did.</summary>
public sealed record BillingRunReport
{
    /// <summary>For how many customers something was due.</summary>
    public required int Customers { get; init; }

    /// <summary>How many invoices became final.</summary>
    public required int Invoiced { get; init; }

    /// <summary>Those invoices, in no order; none without <see cref="BillingRunOptions.ListsInvoices"/>.</summary>
    public required ValueArray<Invoice> Invoices { get; init; }

    /// <summary>How much was due of which nothing was owed.</summary>
    public required int WithoutInvoice { get; init; }

    /// <summary>How many payments succeeded.</summary>
    public required int Paid { get; init; }

    /// <summary>How many attempts failed.</summary>
    public required int Declined { get; init; }

    /// <summary>Who was set aside.</summary>
    public required ValueArray<ParkedCustomer> Parked { get; init; }

    /// <summary>Who could not be billed now and is tried again by a later run. Nobody by default.</summary>
    public ValueArray<DeferredCustomer> Deferred { get; init; }

    /// <summary>What the provider threw: a payment that it refused rests, and others are asked for later.</summary>
    public ValueArray<PaymentFailure> Failures { get; init; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Customers} customers, {Invoiced} invoices, {Paid} paid, {Declined} declined, "
        + $"{Parked.Count} parked, {Deferred.Count} deferred, {Failures.Count} failed");
}
