using System.Text.Json;

namespace Monetize.Billing.Documents;

/// <summary>A customer as JSON.</summary>
public static class CustomerDocument
{
    /// <summary>Writes a customer.</summary>
    /// <param name="customer">The customer.</param>
    public static string Write(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return JsonForm.Write(json =>
        {
            json.WriteString("id", customer.Id.Value);
            json.WriteString("name", customer.Name);
            json.WriteString("zone", customer.Zone);
            if (customer.Address is { } address) json.Object("address", part => Write(part, address));
            json.Map("tax_ids", customer.TaxIds);
            json.Map("provider_ids", customer.ProviderIds);
            json.Optional("forgotten_at", customer.ForgottenAt);
        });
    }

    /// <summary>Reads what <see cref="Write(Customer)"/> wrote.</summary>
    /// <param name="document">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Customer Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonPart.Read(document, static part => new Customer
        {
            Id = new CustomerId(part.Text("id")),
            Name = part.Text("name"),
            Zone = part.Text("zone"),
            Address = part.Object("address") is { } address ? ReadAddress(address) : null,
            TaxIds = part.Map("tax_ids"),
            ProviderIds = part.Map("provider_ids"),
            ForgottenAt = part.InstantOrNull("forgotten_at"),
        });
    }

    private static void Write(Utf8JsonWriter json, PostalAddress address)
    {
        json.Texts("lines", address.Lines);
        json.Optional("city", address.City);
        json.Optional("postal_code", address.PostalCode);
        json.Optional("region", address.Region);
        json.WriteString("country", address.Country);
    }

    private static PostalAddress ReadAddress(JsonPart part) => new()
    {
        Lines = part.Texts("lines"),
        City = part.TextOrNull("city"),
        PostalCode = part.TextOrNull("postal_code"),
        Region = part.TextOrNull("region"),
        Country = part.Text("country"),
    };
}
