using System.Globalization;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Billing;

/// <summary>Texts that people write, refused where one is too long, not printable, or holds a card number.</summary>
internal static class FreeText
{
    /// <exception cref="BillingException">The text is malformed.</exception>
    public static void Check(string what, string? text, int limit)
    {
        if (text is not null && PlainText.FreeFaultOf(what, text, limit) is { } fault) throw Malformed(fault);
    }

    /// <summary>The same of an id, which may look like the number of a card.</summary>
    /// <exception cref="BillingException">The id is malformed.</exception>
    public static void CheckId(string what, string id, int limit = CustomerLimits.IdLength)
    {
        if (PlainText.FaultOf(what, id, limit) is { } fault) throw Malformed(fault);
    }

    /// <exception cref="BillingException">A text of the customer is malformed, or there are too many.</exception>
    public static void Check(Customer customer)
    {
        CheckId("customer's id", customer.Id.Value);
        Check("name", customer.Name, CustomerLimits.NameLength);
        if (customer.Address is { } address) Check(address);
        foreach (var (ids, what) in new[] { (customer.TaxIds, "tax id"), (customer.ProviderIds, "provider's id") })
        {
            CheckCount($"{what}s", ids.Count, CustomerLimits.Ids);
            foreach (var (kind, id) in ids)
            {
                Check($"kind of a {what}", kind, CustomerLimits.EntryLength);
                Check(what, id, CustomerLimits.EntryLength);
            }
        }
    }

    private static void Check(PostalAddress address)
    {
        CheckCount("lines of the address", address.Lines.Count, CustomerLimits.AddressLines);
        foreach (var line in address.Lines) Check("line of the address", line, CustomerLimits.AddressLength);
        Check("city", address.City, CustomerLimits.AddressLength);
        Check("postal code", address.PostalCode, CustomerLimits.AddressLength);
        Check("region", address.Region, CustomerLimits.AddressLength);
        Check("country", address.Country, CustomerLimits.AddressLength);
    }

    private static void CheckCount(string what, int count, int limit)
    {
        if (count <= limit) return;
        throw Malformed(string.Create(
            CultureInfo.InvariantCulture, $"There are {count} {what}; write at most {limit}."));
    }

    private static BillingException Malformed(string fault) => new(ErrorCodes.MalformedText, fault);
}
