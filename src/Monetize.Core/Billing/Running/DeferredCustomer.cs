using Monetize.Errors;

namespace Monetize.Billing.Running;

/// <summary>A customer whom a run could not bill now, and whom a later run tries again by itself.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record DeferredCustomer(CustomerId Customer, ErrorCode Code, string Reason)
{
    /// <summary>Customer, code and reason.</summary>
    public override string ToString() => $"{Customer}: {Code} {Reason}";
}
