using Monetize.Catalogs.Json.Prices;

namespace Monetize.Catalogs.Json;

/// <summary>Prices: <c>{ "model", … }</c>. The model tells which form the others have.</summary>
internal static class PriceReader
{
    /// <summary>The price; a stand-in that is neither free nor wrong where it could not be read.</summary>
    public static Price Read(DocumentObject? price, string path)
    {
        if (price is null) return StandIn;
        if (price.Peek("model") is { } model && PriceForms.Find(model) is { } form)
        {
            price.Place(path, $"A price of model '{model}'", form.Properties);
            return form.Read(price);
        }

        price.Place(path, "A price", PriceForms.AllProperties);
        if (price.RequiredText("model") is { } unknown) price.ReportWord("model", unknown, PriceForms.Models);
        return StandIn;
    }

    private static FlatPrice StandIn => Price.Flat(1m);
}
