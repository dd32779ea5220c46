using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>
/// Prices of lines that were read before, by their text: what customers of one plan were invoiced at is one price.
/// </summary>
/// <remarks>For as long as some documents are read together; not safe for several threads at once.</remarks>
internal sealed class PriceSnapshots
{
    private readonly Dictionary<string, LinePrice> _prices = new(StringComparer.Ordinal);

    public LinePrice Read(JsonPart part)
    {
        var text = part.Element.GetRawText();
        if (_prices.TryGetValue(text, out var price)) return price;
        price = PriceSnapshotForm.Read(part);
        _prices.Add(text, price);
        return price;
    }
}
