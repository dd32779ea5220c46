namespace Monetize.Catalogs.Json.Prices;

/// <summary>How one kind of price stands in a document. One file each; <see cref="PriceForms"/> lists them.</summary>
internal abstract class PriceForm
{
    private protected PriceForm(string model, params string[] properties)
    {
        Model = model;
        Properties = ["model", .. properties];
    }

    /// <summary>The word in the property <c>model</c>.</summary>
    public string Model { get; }

    /// <summary>All properties, <c>model</c> first.</summary>
    public IReadOnlyCollection<string> Properties { get; }

    /// <summary>Reads a price whose model is this one.</summary>
    public abstract Price Read(DocumentObject price);

    /// <summary>Writes the properties after the model, where the price is of this kind.</summary>
    /// <returns>Whether it is.</returns>
    public abstract bool TryWrite(DocumentWriter writer, Price price);
}
